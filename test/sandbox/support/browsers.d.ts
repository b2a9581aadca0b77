/** The launch options of `scripts/browsers.mjs`. */
declare module '*/scripts/browsers.mjs' {
  import type { LaunchOptions } from 'puppeteer-core';

  export function chromium(options?: { microphone?: string; args?: string[] }): LaunchOptions;
  export function firefox(options?: { prefs?: Record<string, unknown> }): LaunchOptions;
}
