import type { LaunchOptions } from 'puppeteer-core';

/** The path of an installed browser, or undefined. */
export function findBrowser(name: 'chromium' | 'firefox' | 'webkit'): string | undefined;
/** Launch options for Chromium; `microphone` is a wav file that its fake microphone hears. */
export function chromium(options?: { microphone?: string; args?: string[] }): LaunchOptions;
/** Launch options for Firefox. */
export function firefox(options?: { prefs?: Record<string, unknown> }): LaunchOptions;
