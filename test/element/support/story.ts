/** The events that tell of a call's course. */
const COURSE = [
  'before-start',
  'state-change',
  'connected',
  'assistant-ready',
  'conversation-start',
  'conversation-end',
  'mic-change',
  'disconnected',
  'error',
];

/** Writes down an element's course as it is told: `> status` for a change of status. */
export function storyOf(element: EventTarget, prefix = ''): string[] {
  const story: string[] = [];
  for (const name of COURSE) {
    element.addEventListener(`buddy-${name}`, (event) => {
      const { detail } = event as CustomEvent<{ status?: string } | null>;
      story.push(prefix + (name === 'state-change' ? `> ${detail?.status}` : name));
    });
  }
  return story;
}
