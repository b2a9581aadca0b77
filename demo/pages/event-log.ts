/** Every event of the element, in the order of the reference. */
export const EVENT_NAMES = [
  'buddy-before-start',
  'buddy-state-change',
  'buddy-connected',
  'buddy-assistant-ready',
  'buddy-conversation-start',
  'buddy-conversation-end',
  'buddy-disconnected',
  'buddy-error',
  'buddy-pipeline-error',
  'buddy-track-started',
  'buddy-track-stopped',
  'buddy-mic-change',
  'buddy-user-speech-start',
  'buddy-user-speech-end',
  'buddy-assistant-speech-start',
  'buddy-assistant-speech-end',
  'buddy-tts-start',
  'buddy-tts-chunk',
  'buddy-tts-end',
  'buddy-transcript',
  'buddy-metrics',
  'buddy-open-change',
] as const;

const MOST_LINES = 300;

/** Writes what happens into the page's list, newest first. */
class EventLog {
  readonly #started = performance.now();

  attach(element: HTMLElement, names: readonly string[]): void {
    for (const name of names) {
      element.addEventListener(name, (event) => {
        const { detail } = event as CustomEvent<unknown>;
        this.note(name, describe(detail));
        const status = document.getElementById('status');
        if (name === 'buddy-state-change' && status) {
          status.textContent = (detail as { status: string }).status;
        }
      });
    }
  }

  note(name: string, words: string): void {
    const list = document.getElementById('events');
    const line = document.createElement('li');
    const time = document.createElement('time');
    time.textContent = ((performance.now() - this.#started) / 1000).toFixed(2);
    const text = document.createElement('span');
    text.textContent = words ? `${name} ${words}` : name;
    line.append(time, text);
    list?.prepend(line);
    if (list && list.children.length > MOST_LINES) list.lastElementChild?.remove();
  }
}

function describe(detail: unknown): string {
  if (detail === null || detail === undefined) return '';
  return JSON.stringify(detail, (_, value: unknown) => {
    if (value instanceof MediaStreamTrack) return `${value.kind} track`;
    if (value instanceof Error) return value.name;
    return value;
  });
}

/** The page's log. */
export const watch = new EventLog();
