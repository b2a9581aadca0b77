import { enLauncher } from './en-launcher.js';
import { isolate } from './isolate.js';
import type { BuddyStrings } from './strings.js';

const unit = (value: number, name: 'hour' | 'minute' | 'second'): string =>
  new Intl.NumberFormat('en', { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);

/** `look_up_order` and `lookUpOrder` as words. */
function words(functionName: string): string {
  const spaced = functionName
    .replace(/[_\-.\s]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .trim()
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** English: the whole table, and the fallback of every other language. */
export const en: BuddyStrings = {
  ...enLauncher,
  stepMicrophone: 'Opening the microphone',
  stepMicrophoneDone: 'Microphone ready',
  stepCall: (name) => `Calling ${isolate(name)}`,
  stepJoin: 'Joining the call',
  connected: 'Connected',
  waiting: 'Almost there…',
  listening: 'Listening',
  speaking: 'Speaking',
  hearing: 'Hearing you',
  muted: 'You are muted',
  mute: 'Mute',
  unmute: 'Unmute',
  end: 'End',
  reconnecting: 'Reconnecting…',
  interrupted: 'Connection interrupted. Reconnecting…',
  tapToHear: 'Tap to hear',
  transcript: 'Transcript',
  jump: 'Jump to latest',
  you: 'You',
  said: (speaker, text) => `${isolate(speaker)}: ${isolate(text)}`,
  toolRunning: (name) => (name ? `${isolate(words(name))}…` : 'Working on it…'),
  toolDone: (name) => (name ? isolate(words(name)) : 'Done'),
  ended: 'Call ended',
  endedTitle: 'Thanks for calling',
  endedSummary: (duration, name) => `${duration} with ${isolate(name)}`,
  callAgain: 'Call again',
  duration(seconds) {
    const parts: string[] = [];
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    if (hours) parts.push(unit(hours, 'hour'));
    if (minutes) parts.push(unit(minutes, 'minute'));
    if (!hours && (seconds % 60 || !minutes)) parts.push(unit(seconds % 60, 'second'));
    return parts.join(' ');
  },
  clock(seconds) {
    const two = new Intl.NumberFormat('en', { minimumIntegerDigits: 2 });
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    const start = hours ? `${hours}:${two.format(minutes)}` : `${minutes}`;
    return `${start}:${two.format(seconds % 60)}`;
  },
  errors: {
    microphoneBlocked: {
      title: 'The microphone is blocked',
      text: 'Choose the icon beside the page’s address, set Microphone to Allow, then try again.',
    },
    microphoneMissing: {
      title: 'No microphone found',
      text: 'Plug in a microphone or a headset, then try again.',
    },
    microphoneBusy: {
      title: 'The microphone is in use',
      text: 'Close other apps or tabs that use it, then try again.',
    },
    microphoneFailed: {
      title: 'The microphone stopped working',
      text: 'Check that it is plugged in and switched on, then try again.',
    },
    offline: {
      title: 'You are offline',
      text: 'Connect to the internet, then try again.',
    },
    network: {
      title: 'We could not be reached',
      text: 'Check your internet connection, then try again.',
    },
    signIn: {
      title: 'The call was not allowed',
      text: 'This page’s permission to call may have expired. Reload the page, then try again.',
    },
    roomGone: {
      title: 'This call is no longer open',
      text: 'Its time has passed. Reload the page to get a new one.',
    },
    roomFull: {
      title: 'This call is already in use',
      text: 'Close it in other tabs or on other devices, then try again.',
    },
    timeout: {
      title: 'Nobody picked up in time',
      text: 'It took too long to connect. Try again in a moment.',
    },
    busy: {
      title: 'We are busy right now',
      text: 'Our side could not take the call. Try again in a minute.',
    },
    ejected: {
      title: 'The call was closed',
      text: 'It was ended from our side. You are welcome to call again.',
    },
    connectionLost: {
      title: 'The connection was lost',
      text: 'Check your internet connection, then call again.',
    },
    assistant: {
      title: 'The assistant could not go on',
      text: 'Something failed on our side. Try again in a moment.',
    },
    unsupported: {
      title: 'This browser can’t make calls',
      text: 'Open this page in an up-to-date Chrome, Edge, Firefox or Safari.',
    },
    insecure: {
      title: 'This page can’t make calls',
      text: 'Calls need a secure address. Open this page with https:// and try again.',
    },
    setup: {
      title: 'This call isn’t set up correctly',
      text: 'Please tell the owner of this site. You can also try again later.',
    },
    unknown: {
      title: 'The call could not go on',
      text: 'Something unexpected happened. Please try again.',
    },
  },
};
