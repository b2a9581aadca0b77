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
  switch (command) {
    case '--start':
      return void target.start();
    case '--end':
      return void target.end();
    case '--toggle':
      return void (target.active ? target.end() : target.start());
    case '--mute':
      return target.mute();
    case '--unmute':
      return target.unmute();
    case '--toggle-mute':
      return target.toggleMute();
    case '--show':
      return target.show();
    case '--hide':
      return target.hide();
  }
}
