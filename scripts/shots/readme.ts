import { sizes, type Shot } from './shots.js';

/** The pictures of the README: shots side by side, each on its own background. */
export const readmePictures: readonly {
  readonly file: string;
  /** Pixels of the picture to a pixel of the page. */
  readonly scale: number;
  readonly shots: readonly Shot[];
}[] = [
  {
    file: 'docs/images/call.png',
    scale: 1.5,
    shots: [
      { state: 'assistant-speaking', look: 'light', size: 'card' },
      { state: 'user-speaking', look: 'dark', size: 'card' },
    ],
  },
  {
    file: 'docs/images/states.png',
    scale: 1,
    shots: [
      { state: 'idle', look: 'light', size: 'card' },
      { state: 'joining', look: 'light', size: 'card' },
      { state: 'ended', look: 'light', size: 'card' },
      { state: 'error-microphone-blocked', look: 'light', size: 'card' },
    ],
  },
  {
    file: 'docs/images/brands.png',
    scale: 1,
    shots: [
      { state: 'assistant-speaking', look: 'rtl', size: 'card', accent: '#0b7a55' },
      { state: 'settings', look: 'dark', size: 'card', accent: '#f5c518' },
      { state: 'typing', look: 'light', size: 'card', accent: '#c2185b' },
      { state: 'consent', look: 'dark', size: 'card', accent: '#ff7a45' },
    ],
  },
];

/** How wide these shots are side by side, in pixels of the picture. */
export const widthOf = (shots: readonly Shot[], scale: number): number =>
  scale * shots.reduce((sum, { size }) => sum + (sizes[size]?.width ?? 0), 0);

/** A page with these pictures side by side. */
export function strip(pngs: readonly Buffer[]): string {
  const images = pngs.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
  return `<!doctype html><style>body { margin: 0; display: flex } img { display: block }</style>
    ${images.join('')}`;
}
