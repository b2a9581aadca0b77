import type { Browser } from '../parts/browser.js';
import { enLauncher } from './en-launcher.js';
import { timeFormat, words } from './format.js';
import { isolate } from './isolate.js';
import type { BuddyStrings, ErrorContext } from './strings.js';

const time = timeFormat('en');

const allowMicrophone: Readonly<Record<Browser, string>> = {
  chromium: 'Choose the icon beside the page’s address, set Microphone to Allow',
  firefox: 'Choose the microphone beside the page’s address, take the block away',
  safari: 'In the Safari menu open the settings for this website, allow the microphone',
  android: 'Tap the icon beside the page’s address, open Permissions, allow the microphone',
  ios: 'Tap the icon in the address bar, open Website Settings, allow the microphone',
  other: 'Allow the microphone for this page in the browser’s settings',
};

const anotherRoom = ({ renews }: ErrorContext): string =>
  renews ? 'Try again to start a new one.' : 'Reload the page to get a new one.';

/** English: the whole table, and the fallback of every other language. */
export const en: BuddyStrings = {
  ...enLauncher,
  ...time,
  stepMicrophone: 'Opening the microphone',
  allowPrompt: 'Your browser may ask for the microphone. Choose Allow.',
  stepMicrophoneDone: 'Microphone ready',
  stepCall: (name) => `Calling ${isolate(name)}`,
  stepJoin: 'Joining the call',
  connected: 'Connected',
  waiting: 'Almost there…',
  listening: 'Listening',
  sayHello: 'Go ahead, just talk.',
  speaking: 'Speaking',
  hearing: 'Hearing you',
  muted: 'You are muted',
  mute: 'Mute',
  unmute: 'Unmute',
  end: 'End',
  reconnecting: 'Reconnecting…',
  interrupted: 'Connection interrupted. Reconnecting…',
  unheard: 'You are not heard',
  unheardHint: 'Your microphone is not heard. Check that it is connected and allowed, then unmute.',
  soundLost: 'The assistant’s sound has stopped. If it stays away, end the call and call again.',
  tapToHear: 'Tap to hear',
  transcript: 'Transcript',
  jump: 'Jump to latest',
  you: 'You',
  saidAt: (speaker, time) => `${isolate(speaker)}, ${time}`,
  said: (speaker, text) => `${isolate(speaker)}: ${isolate(text)}`,
  toolRunning: (name) => (name ? `${isolate(words(name))}…` : 'Working on it…'),
  toolDone: (name) => (name ? isolate(words(name)) : 'Done'),
  settings: 'Settings',
  back: 'Back',
  microphone: 'Microphone',
  speaker: 'Speaker',
  volume: 'Volume',
  systemDefault: 'System default',
  unnamedDevice: (number) => `Device ${number}`,
  type: 'Type a message',
  typePlaceholder: 'Type a message…',
  typeToSpeak: 'Type what to say…',
  send: 'Send',
  sendFailed: 'That was not sent. Try again.',
  ended: 'Call ended',
  endedTitle: 'Thanks for calling',
  endedSummary: (duration, name) => `${duration} with ${isolate(name)}`,
  callAgain: 'Call again',
  copy: 'Copy transcript',
  copied: 'Copied',
  copyFailed: 'The browser did not allow copying',
  download: 'Download',
  fileName: 'transcript',
  retryIn: (seconds) => `Try again in ${time.duration(seconds)}`,
  errors: {
    microphoneBlocked: {
      title: 'The microphone is blocked',
      text: ({ browser }) => `${allowMicrophone[browser]}, then try again.`,
    },
    microphoneDismissed: {
      title: 'The microphone was not allowed',
      text: 'Try again, and choose Allow when the browser asks. If it does not ask, reload the page.',
    },
    microphonePolicy: {
      title: 'The microphone can’t be used here',
      text: 'Allow it in your device’s settings, or open this page in a tab of its own.',
    },
    microphoneNotFound: {
      title: 'No microphone found',
      text: 'Plug one in, or choose one in your device’s settings, then try again.',
    },
    microphoneInUse: {
      title: 'The microphone is in use',
      text: 'Close other apps or tabs that use it, then try again.',
    },
    microphoneFailed: {
      title: 'The microphone did not start',
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
    callMachine: {
      title: enLauncher.loadFailedTitle,
      text: enLauncher.loadFailedText,
    },
    tokenExpired: {
      title: 'The permission to call has run out',
      text: ({ renews }) =>
        renews ? 'Try again to get a new one.' : 'Reload the page to get a new one.',
    },
    forbidden: {
      title: 'This call is not allowed',
      text: 'Please tell the owner of this site.',
    },
    roomNotFound: {
      title: 'This call does not exist any more',
      text: anotherRoom,
    },
    roomExpired: {
      title: 'The time for this call is over',
      text: anotherRoom,
    },
    roomFull: {
      title: 'This call is already in use',
      text: 'Close it in other tabs or on other devices, then try again.',
    },
    roomDenied: {
      title: 'The call did not let you in',
      text: anotherRoom,
    },
    timeout: {
      title: 'We did not answer in time',
      text: 'Try again in a moment.',
    },
    connectTimeout: {
      title: 'The call could not be connected',
      text: 'This network may be blocking calls. Try another one, or turn off your VPN.',
    },
    assistantLeft: {
      title: 'Nobody picked up',
      text: 'The assistant did not join. Try again in a moment.',
    },
    tooMany: {
      title: 'Too many calls right now',
      text: 'Wait a moment, then try again.',
    },
    busy: {
      title: 'We can’t take calls right now',
      text: 'Something failed on our side. Try again in a moment.',
    },
    ejected: {
      title: 'The call was closed',
      text: 'It was ended from our side. You are welcome to call again.',
    },
    connectionLost: {
      title: 'The connection was lost',
      text: 'Check your internet connection, then call again.',
    },
    assistantFailed: {
      title: 'The assistant could not go on',
      text: 'Something failed on our side. Try again in a moment.',
    },
    unsupported: {
      title: 'This browser can’t make calls',
      text: 'Open this page in an up-to-date Chrome, Edge, Firefox or Safari.',
    },
    insecureContext: {
      title: 'This page can’t make calls',
      text: 'Calls need a secure address, with https:// in front.',
    },
    setup: {
      title: 'This call isn’t set up correctly',
      text: 'Please tell the owner of this site. You can also try again later.',
    },
    unknown: {
      title: 'The call could not go on',
      text: 'Something unexpected happened. Try again in a moment.',
    },
  },
};
