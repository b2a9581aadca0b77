/** What an invoker button can ask for: `<button commandfor="call" command="--start">`. */
export interface CommandTarget {
  active: boolean;
  start(): Promise<unknown>;
  end(): Promise<void>;
  mute(): void;
  unmute(): void;
  toggleMute(): void;
  show(): void;
  hide(): void;
}

/** Runs a command of a button elsewhere in the page. Unknown ones are left alone. */
export function runCommand(target: CommandTarget, command: string): void {
  const [, name] = /^--(start|end|mute|unmute|show|hide)$/.exec(command) ?? [];
  if (name) void target[name as 'start' | 'end' | 'mute' | 'unmute' | 'show' | 'hide']();
  else if (command === '--toggle-mute') target.toggleMute();
  else if (command === '--toggle') void (target.active ? target.end() : target.start());
}
