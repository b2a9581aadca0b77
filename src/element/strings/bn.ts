import type { Browser } from '../parts/browser.js';
import { timeFormat, words } from './format.js';
import { isolate } from './isolate.js';
import type { BuddyStrings, ErrorContext } from './strings.js';

const time = timeFormat('bn');

const allowMicrophone: Readonly<Record<Browser, string>> = {
  chromium: 'পৃষ্ঠার ঠিকানার পাশের আইকনে ক্লিক করে মাইক্রোফোনের অনুমতি দিন',
  firefox: 'পৃষ্ঠার ঠিকানার পাশের মাইক্রোফোনে ক্লিক করে ব্লক তুলে নিন',
  safari: 'Safari মেনুতে এই ওয়েবসাইটের সেটিংস খুলে মাইক্রোফোনের অনুমতি দিন',
  android: 'পৃষ্ঠার ঠিকানার পাশের আইকনে ট্যাপ করুন, “অনুমতি” খুলে মাইক্রোফোনের অনুমতি দিন',
  ios: 'অ্যাড্রেস বারের আইকনে ট্যাপ করুন, ওয়েবসাইটের সেটিংস খুলে মাইক্রোফোনের অনুমতি দিন',
  other: 'ব্রাউজারের সেটিংসে এই পৃষ্ঠার জন্য মাইক্রোফোনের অনুমতি দিন',
};

const loadFailed = {
  title: 'কলটি লোড করা যায়নি',
  text: 'ইন্টারনেট সংযোগ দেখে নিয়ে আবার চেষ্টা করুন। তাতেও না হলে পৃষ্ঠাটি রিলোড করুন।',
};

const ourFault = 'আমাদের দিক থেকে কোনো সমস্যা হয়েছে। একটু পরে আবার চেষ্টা করুন।';

const anotherRoom = ({ renews }: ErrorContext): string =>
  renews ? 'নতুন কল শুরু করতে আবার চেষ্টা করুন।' : 'নতুন কল পেতে পৃষ্ঠাটি রিলোড করুন।';

/** Bengali, addressed with আপনি. A joiner keeps the ending of a name on its line. */
export const bn: BuddyStrings = {
  ...time,
  agent: 'সহকারী',
  panel: (name) => `${isolate(name)}-\u2060এর সঙ্গে কল`,
  launcher: 'আমাদের সঙ্গে কথা বলুন',
  ready: 'কথা বলার জন্য তৈরি',
  introTitle: (name) => `${name ? `${isolate(name)}-\u2060এর` : 'আমাদের'} সঙ্গে কথা বলুন`,
  introText: 'কল শুরু করুন, তারপর ফোনের মতোই কথা বলুন।',
  start: 'কল শুরু করুন',
  microphoneNote: 'আপনার মাইক্রোফোন ব্যবহার করা হবে। যেকোনো সময় মিউট করতে পারবেন।',
  consentTitle: 'শুরু করার আগে',
  consentText: 'আপনি একটি স্বয়ংক্রিয় সহকারীর সঙ্গে কথা বলবেন। এই কলের জন্য আপনার কথা প্রসেস করা হয়।',
  agree: 'রাজি, কল করুন',
  decline: 'এখন নয়',
  connecting: 'সংযোগ হচ্ছে…',
  cancel: 'বাতিল করুন',
  ending: 'কল শেষ হচ্ছে…',
  hide: 'লুকান',
  notConnected: 'সংযোগ নেই',
  retry: 'আবার চেষ্টা করুন',
  loadFailedTitle: loadFailed.title,
  loadFailedText: loadFailed.text,
  stepMicrophone: 'মাইক্রোফোন চালু হচ্ছে',
  allowPrompt: 'ব্রাউজার মাইক্রোফোনের অনুমতি চাইতে পারে। “অনুমতি দিন” বেছে নিন।',
  stepMicrophoneDone: 'মাইক্রোফোন তৈরি',
  stepCall: (name) => `${isolate(name)}-\u2060কে কল করা হচ্ছে`,
  stepJoin: 'কলে যোগ দেওয়া হচ্ছে',
  connected: 'সংযোগ হয়েছে',
  waiting: 'আর একটু অপেক্ষা…',
  listening: 'শুনছে',
  sayHello: 'নিশ্চিন্তে কথা বলুন।',
  speaking: 'কথা বলছে',
  hearing: 'শোনা যাচ্ছে',
  muted: 'মিউট আছেন',
  mute: 'মিউট করুন',
  unmute: 'আনমিউট করুন',
  end: 'কল কাটুন',
  reconnecting: 'আবার সংযোগ হচ্ছে…',
  interrupted: 'সংযোগ কেটে গেছে। আবার সংযোগ হচ্ছে…',
  unheard: 'আপনার কথা শোনা যাচ্ছে না',
  unheardHint:
    'আপনার মাইক্রোফোন থেকে শব্দ আসছে না। সেটি লাগানো আছে এবং অনুমতি পেয়েছে কি না দেখুন, তারপর আনমিউট করুন।',
  soundLost: 'সহকারীর কথা আর শোনা যাচ্ছে না। ঠিক না হলে কল কেটে আবার কল করুন।',
  tapToHear: 'শুনতে ট্যাপ করুন',
  transcript: 'কথোপকথন',
  jump: 'সর্বশেষ দেখুন',
  you: 'আপনি',
  saidAt: (speaker, time) => `${isolate(speaker)}, ${time}`,
  said: (speaker, text) => `${isolate(speaker)}: ${isolate(text)}`,
  toolRunning: (name) => (name ? `${isolate(words(name))}…` : 'কাজ চলছে…'),
  toolDone: (name) => (name ? isolate(words(name)) : 'হয়ে গেছে'),
  settings: 'সেটিংস',
  back: 'ফিরে যান',
  microphone: 'মাইক্রোফোন',
  speaker: 'স্পিকার',
  volume: 'ভলিউম',
  systemDefault: 'সিস্টেম ডিফল্ট',
  unnamedDevice: (number) => `ডিভাইস ${number.toLocaleString('bn')}`,
  type: 'মেসেজ লিখুন',
  typePlaceholder: 'মেসেজ লিখুন…',
  typeToSpeak: 'যা বলা হবে, লিখুন…',
  send: 'পাঠান',
  sendFailed: 'মেসেজ যায়নি। আবার চেষ্টা করুন।',
  ended: 'কল শেষ হয়েছে',
  endedTitle: 'কল করার জন্য ধন্যবাদ',
  endedSummary: (duration, name) => `${isolate(name)}-\u2060এর সঙ্গে ${duration}`,
  callAgain: 'আবার কল করুন',
  copy: 'কথোপকথন কপি করুন',
  copied: 'কপি হয়েছে',
  copyFailed: 'ব্রাউজার কপি করতে দেয়নি',
  download: 'ডাউনলোড করুন',
  fileName: 'কথোপকথন',
  retryIn: (seconds) => `${time.duration(seconds)} পরে চেষ্টা করুন`,
  errors: {
    microphoneBlocked: {
      title: 'মাইক্রোফোন ব্লক করা আছে',
      text: ({ browser }) => `${allowMicrophone[browser]}। তারপর আবার চেষ্টা করুন।`,
    },
    microphoneDismissed: {
      title: 'মাইক্রোফোনের অনুমতি পাওয়া যায়নি',
      text: 'আবার চেষ্টা করুন এবং ব্রাউজার জিজ্ঞাসা করলে “অনুমতি দিন” বেছে নিন। জিজ্ঞাসা না করলে পৃষ্ঠাটি রিলোড করুন।',
    },
    microphonePolicy: {
      title: 'এখানে মাইক্রোফোন ব্যবহার করা যায় না',
      text: 'ডিভাইসের সেটিংসে অনুমতি দিন, অথবা পৃষ্ঠাটি আলাদা ট্যাবে খুলুন।',
    },
    microphoneNotFound: {
      title: 'কোনো মাইক্রোফোন পাওয়া যায়নি',
      text: 'একটি লাগান বা ডিভাইসের সেটিংসে বেছে নিন, তারপর আবার চেষ্টা করুন।',
    },
    microphoneInUse: {
      title: 'মাইক্রোফোন অন্য কোথাও ব্যবহার হচ্ছে',
      text: 'যেসব অ্যাপ বা ট্যাব এটি ব্যবহার করছে সেগুলি বন্ধ করে আবার চেষ্টা করুন।',
    },
    microphoneFailed: {
      title: 'মাইক্রোফোন চালু হয়নি',
      text: 'সেটি লাগানো ও চালু আছে কি না দেখে আবার চেষ্টা করুন।',
    },
    offline: {
      title: 'আপনি অফলাইন আছেন',
      text: 'ইন্টারনেটে যুক্ত হয়ে আবার চেষ্টা করুন।',
    },
    network: {
      title: 'আমাদের সঙ্গে যোগাযোগ করা যায়নি',
      text: 'ইন্টারনেট সংযোগ দেখে নিয়ে আবার চেষ্টা করুন।',
    },
    callMachine: loadFailed,
    tokenExpired: {
      title: 'কল করার অনুমতির মেয়াদ শেষ',
      text: ({ renews }) =>
        renews ? 'নতুন অনুমতি পেতে আবার চেষ্টা করুন।' : 'নতুন অনুমতি পেতে পৃষ্ঠাটি রিলোড করুন।',
    },
    forbidden: {
      title: 'এই কলের অনুমতি নেই',
      text: 'এই সাইটের মালিককে জানান।',
    },
    roomNotFound: { title: 'এই কলটি আর নেই', text: anotherRoom },
    roomExpired: { title: 'এই কলের সময় শেষ', text: anotherRoom },
    roomFull: {
      title: 'এই কলটি আগে থেকেই চলছে',
      text: 'অন্য ট্যাবে বা ডিভাইসে সেটি বন্ধ করে আবার চেষ্টা করুন।',
    },
    roomDenied: { title: 'আপনাকে কলে নেওয়া হয়নি', text: anotherRoom },
    timeout: {
      title: 'আমরা সময়মতো সাড়া দিতে পারিনি',
      text: 'একটু পরে আবার চেষ্টা করুন।',
    },
    connectTimeout: {
      title: 'কলের সংযোগ হয়নি',
      text: 'হয়তো কোনো ফায়ারওয়াল বা VPN আটকাচ্ছে। অন্য নেটওয়ার্ক থেকে চেষ্টা করুন।',
    },
    assistantLeft: {
      title: 'কেউ কল ধরেনি',
      text: 'সহকারী কলে যোগ দেয়নি। একটু পরে আবার চেষ্টা করুন।',
    },
    tooMany: {
      title: 'এই মুহূর্তে খুব বেশি কল আসছে',
      text: 'একটু অপেক্ষা করে আবার চেষ্টা করুন।',
    },
    busy: { title: 'আমরা এখন কল নিতে পারছি না', text: ourFault },
    ejected: {
      title: 'কলটি বন্ধ করা হয়েছে',
      text: 'কলটি আমাদের দিক থেকে শেষ হয়েছে। চাইলে আবার কল করুন।',
    },
    connectionLost: {
      title: 'সংযোগ কেটে গেছে',
      text: 'ইন্টারনেট সংযোগ দেখে নিয়ে আবার কল করুন।',
    },
    assistantFailed: { title: 'সহকারী আর চালিয়ে যেতে পারেনি', text: ourFault },
    unsupported: {
      title: 'এই ব্রাউজার থেকে কল করা যায় না',
      text: 'পৃষ্ঠাটি Chrome, Edge, Firefox বা Safari ব্রাউজারের নতুন সংস্করণে খুলুন।',
    },
    insecureContext: {
      title: 'এই পৃষ্ঠা থেকে কল করা যায় না',
      text: 'কলের জন্য নিরাপদ ঠিকানা দরকার, যা https:// দিয়ে শুরু হয়।',
    },
    setup: {
      title: 'এই কলটি ঠিকমতো সেট করা হয়নি',
      text: 'এই সাইটের মালিককে জানান। পরে আবার চেষ্টাও করতে পারেন।',
    },
    unknown: {
      title: 'কলটি আর চালানো যায়নি',
      text: 'অপ্রত্যাশিত কিছু ঘটেছে। একটু পরে আবার চেষ্টা করুন।',
    },
  },
};
