/** What is photographed: every state, in every look, at every size. */

/** A look: colours and direction. */
export const looks = {
  light: { theme: 'light', lang: 'en', dir: 'ltr' },
  dark: { theme: 'dark', lang: 'en', dir: 'ltr' },
  rtl: { theme: 'light', lang: 'ar', dir: 'rtl' },
} as const;

export type LookName = keyof typeof looks;

/** A screen, and how the element sits in it. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly variant: 'inline' | 'floating';
  /** The part of the screen that is of interest, from the element's own corner; else all of it. */
  readonly clip?: { readonly width: number; readonly height: number };
}

/** `card` is the element alone, as wide as its floating panel. */
export const sizes: Readonly<Record<string, Size>> = {
  card: { width: 412, height: 552, variant: 'inline' },
  '320': { width: 320, height: 568, variant: 'inline' },
  '390': { width: 390, height: 720, variant: 'floating' },
  '768': { width: 768, height: 580, variant: 'inline' },
  '1280': { width: 1280, height: 720, variant: 'floating', clip: { width: 460, height: 640 } },
};

export interface Shot {
  readonly state: string;
  readonly look: LookName;
  readonly size: string;
  /** A brand's colour. */
  readonly accent?: string;
}

/** Where a shot lies below its folder. */
export const fileOf = ({ state, look, size }: Shot): string => `${look}-${size}/${state}.png`;

/** Where the committed pictures lie, and what a picture is called there. */
export const references = 'test/shots/references';
export const referenceOf = (shot: Shot): string =>
  `${references}/${fileOf(shot).replace('/', '-')}`;

/** The dozen that is compared with what was agreed on. */
export const compared: readonly Shot[] = [
  { state: 'idle', look: 'light', size: 'card' },
  { state: 'idle', look: 'dark', size: 'card' },
  { state: 'consent', look: 'light', size: 'card' },
  { state: 'joining', look: 'dark', size: 'card' },
  { state: 'assistant-speaking', look: 'light', size: 'card' },
  { state: 'assistant-speaking', look: 'dark', size: '390' },
  { state: 'user-speaking', look: 'rtl', size: 'card' },
  { state: 'muted', look: 'light', size: '320' },
  { state: 'settings', look: 'dark', size: 'card' },
  { state: 'ended', look: 'light', size: 'card' },
  { state: 'error-microphone-blocked', look: 'dark', size: 'card' },
  { state: 'launcher-in-call', look: 'light', size: 'card' },
];
