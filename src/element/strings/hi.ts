import type { Browser } from '../parts/browser.js';
import { timeFormat, words } from './format.js';
import { isolate } from './isolate.js';
import type { BuddyStrings, ErrorContext } from './strings.js';

const time = timeFormat('hi');

const allowMicrophone: Readonly<Record<Browser, string>> = {
  chromium: 'पेज के पते के पास वाले आइकॉन पर क्लिक करें, माइक्रोफ़ोन को अनुमति दें',
  firefox: 'पेज के पते के पास वाले माइक्रोफ़ोन पर क्लिक करें, ब्लॉक हटाएँ',
  safari: 'Safari मेन्यू में इस वेबसाइट की सेटिंग खोलें, माइक्रोफ़ोन को अनुमति दें',
  android: 'पेज के पते के पास वाले आइकॉन पर टैप करें, “अनुमतियां” खोलें, माइक्रोफ़ोन को अनुमति दें',
  ios: 'पता बार वाले आइकॉन पर टैप करें, वेबसाइट की सेटिंग खोलें, माइक्रोफ़ोन को अनुमति दें',
  other: 'ब्राउज़र की सेटिंग में इस पेज के लिए माइक्रोफ़ोन को अनुमति दें',
};

const loadFailed = {
  title: 'कॉल लोड नहीं हो सकी',
  text: 'अपना इंटरनेट कनेक्शन जाँचें, फिर दोबारा कोशिश करें। तब भी बात न बने, तो पेज फिर से लोड करें।',
};

const ourFault = 'हमारी ओर से कुछ गड़बड़ हुई। थोड़ी देर बाद दोबारा कोशिश करें।';

const anotherRoom = ({ renews }: ErrorContext): string =>
  renews ? 'नई कॉल शुरू करने के लिए दोबारा कोशिश करें।' : 'नई कॉल के लिए पेज फिर से लोड करें।';

/** Hindi, addressed with आप. */
export const hi: BuddyStrings = {
  ...time,
  agent: 'असिस्टेंट',
  panel: (name) => `${isolate(name)} के साथ कॉल`,
  launcher: 'हमसे बात करें',
  ready: 'बातचीत के लिए तैयार',
  introTitle: (name) => (name ? `${isolate(name)} से बात करें` : 'हमसे बात करें'),
  introText: 'कॉल शुरू करें और फ़ोन की तरह ही बात करें।',
  start: 'कॉल शुरू करें',
  microphoneNote: 'आपका माइक्रोफ़ोन इस्तेमाल होगा। इसे कभी भी म्यूट किया जा सकता है।',
  consentTitle: 'शुरू करने से पहले',
  consentText: 'आपकी बात एक ऑटोमेटेड असिस्टेंट से होगी। इस कॉल के लिए आपकी कही बातें प्रोसेस की जाती हैं।',
  agree: 'सहमत हूँ, कॉल करें',
  decline: 'अभी नहीं',
  connecting: 'कनेक्ट हो रहा है…',
  cancel: 'रद्द करें',
  ending: 'कॉल ख़त्म हो रही है…',
  hide: 'छिपाएँ',
  notConnected: 'कनेक्ट नहीं है',
  retry: 'दोबारा कोशिश करें',
  loadFailedTitle: loadFailed.title,
  loadFailedText: loadFailed.text,
  stepMicrophone: 'माइक्रोफ़ोन चालू हो रहा है',
  allowPrompt: 'ब्राउज़र माइक्रोफ़ोन की अनुमति माँग सकता है। “अनुमति दें” चुनें।',
  stepMicrophoneDone: 'माइक्रोफ़ोन तैयार है',
  stepCall: (name) => `${isolate(name)} को कॉल की जा रही है`,
  stepJoin: 'कॉल से जुड़ रहे हैं',
  connected: 'कनेक्ट हो गया',
  waiting: 'बस थोड़ी देर…',
  listening: 'सुन रहे हैं',
  sayHello: 'बेझिझक बोलें।',
  speaking: 'बोल रहे हैं',
  hearing: 'आवाज़ आ रही है',
  muted: 'आप म्यूट हैं',
  mute: 'म्यूट करें',
  unmute: 'अनम्यूट करें',
  end: 'कॉल काटें',
  reconnecting: 'फिर से कनेक्ट हो रहा है…',
  interrupted: 'कनेक्शन टूट गया। फिर से कनेक्ट हो रहा है…',
  unheard: 'आपकी आवाज़ नहीं आ रही',
  unheardHint: 'आपके माइक्रोफ़ोन से आवाज़ नहीं आ रही। देखें कि वह जुड़ा है और उसे अनुमति मिली है, फिर अनम्यूट करें।',
  soundLost: 'असिस्टेंट की आवाज़ बंद हो गई है। वापस न आए, तो कॉल काटकर दोबारा कॉल करें।',
  tapToHear: 'सुनने के लिए टैप करें',
  transcript: 'बातचीत',
  jump: 'सबसे नया देखें',
  you: 'आप',
  saidAt: (speaker, time) => `${isolate(speaker)}, ${time}`,
  said: (speaker, text) => `${isolate(speaker)}: ${isolate(text)}`,
  toolRunning: (name) => (name ? `${isolate(words(name))}…` : 'काम हो रहा है…'),
  toolDone: (name) => (name ? isolate(words(name)) : 'हो गया'),
  settings: 'सेटिंग',
  back: 'वापस जाएँ',
  microphone: 'माइक्रोफ़ोन',
  speaker: 'स्पीकर',
  volume: 'वॉल्यूम',
  systemDefault: 'सिस्टम डिफ़ॉल्ट',
  unnamedDevice: (number) => `डिवाइस ${number}`,
  type: 'मैसेज लिखें',
  typePlaceholder: 'मैसेज लिखें…',
  typeToSpeak: 'जो बोला जाए, वह लिखें…',
  send: 'भेजें',
  sendFailed: 'मैसेज नहीं गया। दोबारा कोशिश करें।',
  ended: 'कॉल ख़त्म हुई',
  endedTitle: 'कॉल करने के लिए धन्यवाद',
  endedSummary: (duration, name) => `${isolate(name)} के साथ ${duration}`,
  callAgain: 'फिर कॉल करें',
  copy: 'बातचीत कॉपी करें',
  copied: 'कॉपी हो गया',
  copyFailed: 'ब्राउज़र ने कॉपी नहीं करने दिया',
  download: 'डाउनलोड करें',
  fileName: 'बातचीत',
  retryIn: (seconds) => `${time.duration(seconds)} बाद कोशिश करें`,
  errors: {
    microphoneBlocked: {
      title: 'माइक्रोफ़ोन ब्लॉक है',
      text: ({ browser }) => `${allowMicrophone[browser]}, फिर दोबारा कोशिश करें।`,
    },
    microphoneDismissed: {
      title: 'माइक्रोफ़ोन की अनुमति नहीं मिली',
      text: 'दोबारा कोशिश करें और ब्राउज़र के पूछने पर “अनुमति दें” चुनें। अगर वह न पूछे, तो पेज दोबारा लोड करें।',
    },
    microphonePolicy: {
      title: 'यहाँ माइक्रोफ़ोन इस्तेमाल नहीं हो सकता',
      text: 'अपने डिवाइस की सेटिंग में इसे अनुमति दें, या यह पेज अलग टैब में खोलें।',
    },
    microphoneNotFound: {
      title: 'कोई माइक्रोफ़ोन नहीं मिला',
      text: 'माइक्रोफ़ोन लगाएँ या अपने डिवाइस की सेटिंग में चुनें, फिर दोबारा कोशिश करें।',
    },
    microphoneInUse: {
      title: 'माइक्रोफ़ोन कहीं और इस्तेमाल हो रहा है',
      text: 'इसे इस्तेमाल कर रहे दूसरे ऐप या टैब बंद करें, फिर दोबारा कोशिश करें।',
    },
    microphoneFailed: {
      title: 'माइक्रोफ़ोन चालू नहीं हुआ',
      text: 'देखें कि वह लगा हुआ और चालू है, फिर दोबारा कोशिश करें।',
    },
    offline: {
      title: 'आप ऑफ़लाइन हैं',
      text: 'इंटरनेट से कनेक्ट करें, फिर दोबारा कोशिश करें।',
    },
    network: {
      title: 'हमसे संपर्क नहीं हो सका',
      text: 'अपना इंटरनेट कनेक्शन जाँचें, फिर दोबारा कोशिश करें।',
    },
    callMachine: loadFailed,
    tokenExpired: {
      title: 'कॉल करने की अनुमति ख़त्म हो गई',
      text: ({ renews }) =>
        renews ? 'नई अनुमति के लिए दोबारा कोशिश करें।' : 'नई अनुमति के लिए पेज फिर से लोड करें।',
    },
    forbidden: {
      title: 'इस कॉल की अनुमति नहीं है',
      text: 'कृपया इस साइट के मालिक को बताएँ।',
    },
    roomNotFound: { title: 'यह कॉल अब मौजूद नहीं है', text: anotherRoom },
    roomExpired: { title: 'इस कॉल का समय पूरा हो गया', text: anotherRoom },
    roomFull: {
      title: 'यह कॉल पहले से चल रही है',
      text: 'इसे दूसरे टैब या डिवाइस पर बंद करें, फिर दोबारा कोशिश करें।',
    },
    roomDenied: { title: 'कॉल में शामिल होने की अनुमति नहीं मिली', text: anotherRoom },
    timeout: {
      title: 'हम समय पर जवाब नहीं दे सके',
      text: 'थोड़ी देर बाद दोबारा कोशिश करें।',
    },
    connectTimeout: {
      title: 'कॉल कनेक्ट नहीं हो सकी',
      text: 'शायद कोई फ़ायरवॉल या VPN रोक रहा है। किसी दूसरे नेटवर्क से कोशिश करें।',
    },
    assistantLeft: {
      title: 'किसी ने कॉल नहीं उठाई',
      text: 'असिस्टेंट कॉल में नहीं आया। थोड़ी देर बाद दोबारा कोशिश करें।',
    },
    tooMany: {
      title: 'अभी बहुत सारी कॉल आ रही हैं',
      text: 'थोड़ा रुकें, फिर दोबारा कोशिश करें।',
    },
    busy: { title: 'हम अभी कॉल नहीं ले पा रहे हैं', text: ourFault },
    ejected: {
      title: 'कॉल बंद कर दी गई',
      text: 'कॉल हमारी ओर से ख़त्म हुई। आप फिर से कॉल कर सकते हैं।',
    },
    connectionLost: {
      title: 'कनेक्शन टूट गया',
      text: 'अपना इंटरनेट कनेक्शन जाँचें, फिर दोबारा कॉल करें।',
    },
    assistantFailed: { title: 'असिस्टेंट बात जारी नहीं रख सका', text: ourFault },
    unsupported: {
      title: 'इस ब्राउज़र से कॉल नहीं हो सकती',
      text: 'यह पेज Chrome, Edge, Firefox या Safari के नए वर्शन में खोलें।',
    },
    insecureContext: {
      title: 'इस पेज से कॉल नहीं हो सकती',
      text: 'कॉल के लिए सुरक्षित पता चाहिए, जो https:// से शुरू हो।',
    },
    setup: {
      title: 'यह कॉल ठीक से सेट नहीं की गई है',
      text: 'कृपया इस साइट के मालिक को बताएँ। बाद में दोबारा कोशिश भी की जा सकती है।',
    },
    unknown: {
      title: 'कॉल आगे नहीं चल सकी',
      text: 'कुछ ऐसा हुआ जिसकी उम्मीद नहीं थी। थोड़ी देर बाद दोबारा कोशिश करें।',
    },
  },
};
