import puppeteer, { type Browser } from 'puppeteer-core';
import { chromium, firefox } from '../../scripts/browsers.mjs';
import { writeMicrophoneFile } from '../../scripts/wtr/microphone.mjs';

export type BrowserName = 'chromium' | 'firefox';

/** The browsers that these tests run in; the environment's BROWSERS narrows them down. */
export const browserNames = (process.env['BROWSERS'] ?? 'chromium,firefox').split(
  ',',
) as BrowserName[];

/** Starts a browser with a fake microphone that speaks. */
export function launch(name: BrowserName): Promise<Browser> {
  return puppeteer.launch(
    name === 'chromium' ? chromium({ microphone: writeMicrophoneFile() }) : firefox(),
  );
}
