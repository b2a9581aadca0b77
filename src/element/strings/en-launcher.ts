import { isolate } from './isolate.js';
import type { LauncherStrings } from './strings.js';

/** English, the part that comes with the tag. */
export const enLauncher: LauncherStrings = {
  agent: 'Assistant',
  panel: (name) => `Call with ${isolate(name)}`,
  launcher: 'Talk to us',
  ready: 'Ready to talk',
  introTitle: (name) => `Talk to ${isolate(name) || 'us'}`,
  introText: 'Start the call and speak, just as you would on the phone.',
  start: 'Start call',
  microphoneNote: 'Uses your microphone. You can mute at any time.',
  consentTitle: 'Before we start',
  consentText:
    'You are about to talk to an automated assistant. What you say is processed to run this call.',
  agree: 'Agree and call',
  decline: 'Not now',
  connecting: 'Connecting…',
  cancel: 'Cancel',
  ending: 'Ending the call…',
  hide: 'Hide',
  notConnected: 'Not connected',
  retry: 'Try again',
  loadFailedTitle: 'The call could not be loaded',
  loadFailedText:
    'Check your internet connection, then try again. If it still fails, reload the page.',
};
