/** Starts the local backend in a process of its own. */
export function startSandboxProcess(
  env?: Record<string, string>,
): Promise<{ url: string; stop(): void }>;
