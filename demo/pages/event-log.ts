const MOST_LINES = 300;
/** Every event of the element, in the order of the reference. */
const EVENT_NAMES = [
  'before-start',
  'state-change',
  'connected',
  'assistant-ready',
  'conversation-start',
  'conversation-end',
  'disconnected',
  'error',
  'pipeline-error',
  'track-started',
  'track-stopped',
  'mic-change',
  'user-speech-start',
  'user-speech-end',
  'assistant-speech-start',
  'assistant-speech-end',
  'tts-start',
  'tts-chunk',
  'tts-end',
  'transcript',
  'metrics',
  'open-change',
] as const;

/** Writes what happens to an element into the page's `#events`, newest first. */
export function attachLog(element: HTMLElement): void {
  const list = document.getElementById('events');
  const started = performance.now();
  for (const name of EVENT_NAMES) {
    element.addEventListener(`buddy-${name}`, (event) => {
      const { detail } = event as CustomEvent<unknown>;
      const line = document.createElement('li');
      const time = document.createElement('time');
      time.textContent = ((performance.now() - started) / 1000).toFixed(2);
      const text = document.createElement('span');
      text.textContent = `buddy-${name} ${describe(detail)}`.trim();
      line.append(time, text);
      list?.prepend(line);
      if (list && list.children.length > MOST_LINES) list.lastElementChild?.remove();
    });
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
