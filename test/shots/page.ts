/** The page that is photographed: one state, as its address asks for. */
import { stageOf } from '../support/stage.js';
import { states } from '../support/states.js';

declare global {
  var stateNames: string[];
  /** Resolves when the state is drawn: with `''`, or with what went wrong. */
  var shown: Promise<string>;
}

globalThis.stateNames = Object.keys(states);
/** A machine with more than one of everything, to be shown in the settings. */
const devices = [
  ['audioinput', 'one', 'Built-in microphone'],
  ['audioinput', 'two', 'Headset (Bluetooth)'],
  ['audiooutput', 'three', 'Built-in loudspeaker'],
  ['audiooutput', 'four', 'Headset (Bluetooth)'],
].map(([kind, deviceId, label]) => ({ kind, deviceId, label, groupId: '' }));
Object.defineProperty(navigator.mediaDevices, 'enumerateDevices', {
  value: () => Promise.resolve(devices),
});

globalThis.shown = show(new URL(location.href).searchParams).then(
  () => '',
  (error: unknown) => String(error),
);

async function show(wish: URLSearchParams): Promise<void> {
  const asked = (name: string) => wish.get(name) ?? '';
  const state = asked('state');
  if (!state) return;
  document.documentElement.dir = asked('dir');
  document.documentElement.lang = asked('lang');
  document.body.className = asked('theme');
  // A launcher is what it is at every size.
  const floating =
    asked('variant') === 'floating' && !states[state]?.attributes?.includes('floating');
  await Promise.all([...document.fonts].filter(isWanted).map((font) => font.load()));
  const { element } = await stageOf(document.body, state, {
    lang: asked('lang'),
    attributes: `theme="${asked('theme')}" ${floating ? 'variant="floating" open' : ''}`,
  });
  if (asked('accent')) element.style.setProperty('--buddy-accent', asked('accent'));
  await document.fonts.ready;
  // A visitor who came here with a mouse or a finger sees no ring around what has the focus.
  (element.shadowRoot?.activeElement as HTMLElement | null)?.blur();
}

/** Fonts come when they are needed; the basic ones before, so that nothing is measured without them. */
function isWanted({ family, unicodeRange }: FontFace): boolean {
  return family.includes('Inter') && unicodeRange.startsWith('U+0-FF');
}
