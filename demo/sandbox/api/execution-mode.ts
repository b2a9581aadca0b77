export const executionModes = ['DAILY', 'DAILY_TEST', 'DAILY_STREAM'] as const;

export type ExecutionMode = (typeof executionModes)[number];

export function isExecutionMode(value: unknown): value is ExecutionMode {
  return executionModes.some((mode) => mode === value);
}

const named: Record<string, ExecutionMode> = {
  production: 'DAILY',
  test: 'DAILY_TEST',
  stream: 'DAILY_STREAM',
};

/** The mode that a page calls production, test or stream. */
export function executionModeNamed(name: string): ExecutionMode | undefined {
  return Object.hasOwn(named, name) ? named[name] : undefined;
}
