import type { Browser } from '../parts/browser.js';
import { timeFormat, words } from './format.js';
import { isolate } from './isolate.js';
import type { BuddyStrings, ErrorContext } from './strings.js';

const time = timeFormat('ar');

const allowMicrophone: Readonly<Record<Browser, string>> = {
  chromium: 'يُرجى النقر على الرمز بجانب عنوان الصفحة والسماح بالميكروفون',
  firefox: 'يُرجى النقر على الميكروفون بجانب عنوان الصفحة وإزالة الحظر',
  safari: 'يُرجى فتح إعدادات هذا الموقع من قائمة Safari والسماح بالميكروفون',
  android: 'يُرجى النقر على الرمز بجانب عنوان الصفحة، ثم فتح «الأذونات» والسماح بالميكروفون',
  ios: 'يُرجى النقر على الرمز في شريط العنوان، ثم فتح إعدادات الموقع والسماح بالميكروفون',
  other: 'يُرجى السماح بالميكروفون لهذه الصفحة في إعدادات المتصفح',
};

const loadFailed = {
  title: 'تعذّر تحميل المكالمة',
  text: 'يُرجى التحقق من اتصال الإنترنت ثم إعادة المحاولة. إذا استمرت المشكلة، فيُرجى إعادة تحميل الصفحة.',
};

const ourFault = 'حدث خلل من جانبنا. يُرجى إعادة المحاولة بعد قليل.';

const anotherRoom = ({ renews }: ErrorContext): string =>
  renews
    ? 'يُرجى إعادة المحاولة لبدء مكالمة جديدة.'
    : 'يُرجى إعادة تحميل الصفحة للحصول على مكالمة جديدة.';

/** Modern Standard Arabic, worded so that it addresses women and men alike. */
export const ar: BuddyStrings = {
  ...time,
  agent: 'المساعد',
  panel: (name) => `مكالمة مع ${isolate(name)}`,
  launcher: 'التحدث معنا',
  ready: 'متاح الآن',
  introTitle: (name) => (name ? `التحدث مع ${isolate(name)}` : 'التحدث معنا'),
  introText: 'يمكنك بدء المكالمة والتحدث كما في الهاتف تمامًا.',
  start: 'بدء المكالمة',
  microphoneNote: 'نستخدم الميكروفون، ويمكنك كتمه في أي وقت.',
  consentTitle: 'قبل أن نبدأ',
  consentText: 'ستكون المكالمة مع مساعد آلي، ويُعالَج كلامك لإجراء هذه المكالمة.',
  agree: 'الموافقة والاتصال',
  decline: 'ليس الآن',
  connecting: 'جارٍ الاتصال…',
  cancel: 'إلغاء',
  ending: 'جارٍ إنهاء المكالمة…',
  hide: 'إخفاء',
  notConnected: 'غير متصل',
  retry: 'إعادة المحاولة',
  loadFailedTitle: loadFailed.title,
  loadFailedText: loadFailed.text,
  stepMicrophone: 'جارٍ تشغيل الميكروفون',
  allowPrompt: 'قد يطلب المتصفح استخدام الميكروفون. يُرجى اختيار «السماح».',
  stepMicrophoneDone: 'الميكروفون جاهز',
  stepCall: (name) => `جارٍ إجراء المكالمة مع ${isolate(name)}`,
  stepJoin: 'جارٍ الانضمام إلى المكالمة',
  connected: 'تم الاتصال',
  waiting: 'لحظات ونبدأ…',
  listening: 'جارٍ الاستماع',
  sayHello: 'يمكنك التحدث الآن.',
  speaking: 'جارٍ التحدث',
  hearing: 'نسمعك',
  muted: 'الصوت مكتوم',
  mute: 'كتم الميكروفون',
  unmute: 'إلغاء الكتم',
  end: 'إنهاء',
  reconnecting: 'جارٍ إعادة الاتصال…',
  interrupted: 'انقطع الاتصال. جارٍ إعادة الاتصال…',
  unheard: 'صوتك غير مسموع',
  unheardHint: 'لا يصلنا صوت من الميكروفون. يُرجى التأكد من توصيله ومن السماح به، ثم إلغاء الكتم.',
  soundLost: 'انقطع صوت المساعد. إذا لم يعد، فيُرجى إنهاء المكالمة والاتصال مجددًا.',
  tapToHear: 'تشغيل الصوت',
  transcript: 'نص المكالمة',
  jump: 'إلى الأحدث',
  you: 'أنت',
  saidAt: (speaker, time) => `${isolate(speaker)}، ${time}`,
  said: (speaker, text) => `${isolate(speaker)}: ${isolate(text)}`,
  toolRunning: (name) => (name ? `${isolate(words(name))}…` : 'لحظة من فضلك…'),
  toolDone: (name) => (name ? isolate(words(name)) : 'تم'),
  settings: 'الإعدادات',
  back: 'رجوع',
  microphone: 'الميكروفون',
  speaker: 'مكبّر الصوت',
  volume: 'مستوى الصوت',
  systemDefault: 'الافتراضي للنظام',
  unnamedDevice: (number) => `الجهاز ${number.toLocaleString('ar')}`,
  type: 'كتابة رسالة',
  typePlaceholder: 'كتابة رسالة…',
  typeToSpeak: 'النص المطلوب قوله…',
  send: 'إرسال',
  sendFailed: 'لم تُرسَل الرسالة. يُرجى إعادة المحاولة.',
  ended: 'انتهت المكالمة',
  endedTitle: 'شكرًا على اتصالك',
  endedSummary: (duration, name) => `${duration} مع ${isolate(name)}`,
  callAgain: 'الاتصال مجددًا',
  copy: 'نسخ النص',
  copied: 'تم النسخ',
  copyFailed: 'لم يسمح المتصفح بالنسخ',
  download: 'تنزيل',
  fileName: 'نص المكالمة',
  retryIn: (seconds) => `إعادة المحاولة بعد ${time.duration(seconds)}`,
  errors: {
    microphoneBlocked: {
      title: 'الميكروفون محظور',
      text: ({ browser }) => `${allowMicrophone[browser]}، ثم إعادة المحاولة.`,
    },
    microphoneDismissed: {
      title: 'لم يُسمح باستخدام الميكروفون',
      text: 'يُرجى إعادة المحاولة واختيار «السماح» عندما يسأل المتصفح. إذا لم يسأل، يُرجى إعادة تحميل الصفحة.',
    },
    microphonePolicy: {
      title: 'لا يمكن استخدام الميكروفون هنا',
      text: 'يُرجى السماح به في إعدادات الجهاز، أو فتح هذه الصفحة في علامة تبويب مستقلة.',
    },
    microphoneNotFound: {
      title: 'لم يُعثر على ميكروفون',
      text: 'يُرجى توصيل ميكروفون أو اختياره في إعدادات الجهاز، ثم إعادة المحاولة.',
    },
    microphoneInUse: {
      title: 'الميكروفون قيد الاستخدام',
      text: 'يُرجى إغلاق التطبيقات أو علامات التبويب الأخرى التي تستخدمه، ثم إعادة المحاولة.',
    },
    microphoneFailed: {
      title: 'لم يعمل الميكروفون',
      text: 'يُرجى التأكد من توصيله وتشغيله، ثم إعادة المحاولة.',
    },
    offline: {
      title: 'لا يوجد اتصال بالإنترنت',
      text: 'يُرجى الاتصال بالإنترنت، ثم إعادة المحاولة.',
    },
    network: {
      title: 'تعذّر الوصول إلينا',
      text: 'يُرجى التحقق من اتصال الإنترنت، ثم إعادة المحاولة.',
    },
    callMachine: loadFailed,
    tokenExpired: {
      title: 'انتهت صلاحية إذن الاتصال',
      text: ({ renews }) =>
        renews
          ? 'يُرجى إعادة المحاولة للحصول على إذن جديد.'
          : 'يُرجى إعادة تحميل الصفحة للحصول على إذن جديد.',
    },
    forbidden: {
      title: 'هذه المكالمة غير مسموح بها',
      text: 'يُرجى إبلاغ صاحب هذا الموقع.',
    },
    roomNotFound: { title: 'لم تعد هذه المكالمة موجودة', text: anotherRoom },
    roomExpired: { title: 'انتهى وقت هذه المكالمة', text: anotherRoom },
    roomFull: {
      title: 'هذه المكالمة قيد الاستخدام بالفعل',
      text: 'يُرجى إغلاقها في علامات التبويب أو الأجهزة الأخرى، ثم إعادة المحاولة.',
    },
    roomDenied: { title: 'لم يُسمح بالدخول إلى المكالمة', text: anotherRoom },
    timeout: {
      title: 'تأخرنا في الرد',
      text: 'يُرجى إعادة المحاولة بعد قليل.',
    },
    connectTimeout: {
      title: 'تعذّر إجراء المكالمة',
      text: 'ربما يمنعها جدار حماية أو شبكة VPN. يُرجى تجربة شبكة أخرى.',
    },
    assistantLeft: {
      title: 'لم يرد أحد',
      text: 'لم ينضم المساعد إلى المكالمة. يُرجى إعادة المحاولة بعد قليل.',
    },
    tooMany: {
      title: 'المكالمات كثيرة جدًا الآن',
      text: 'يُرجى الانتظار قليلًا، ثم إعادة المحاولة.',
    },
    busy: { title: 'لا يمكننا استقبال المكالمات الآن', text: ourFault },
    ejected: {
      title: 'أُغلقت المكالمة',
      text: 'انتهت المكالمة من جانبنا. يسعدنا اتصالك مجددًا.',
    },
    connectionLost: {
      title: 'انقطع الاتصال',
      text: 'يُرجى التحقق من اتصال الإنترنت، ثم الاتصال مجددًا.',
    },
    assistantFailed: { title: 'تعذّر على المساعد المتابعة', text: ourFault },
    unsupported: {
      title: 'هذا المتصفح لا يدعم المكالمات',
      text: 'يُرجى فتح هذه الصفحة في إصدار حديث من Chrome أو Edge أو Firefox أو Safari.',
    },
    insecureContext: {
      title: 'هذه الصفحة لا تدعم المكالمات',
      text: `تحتاج المكالمات إلى عنوان آمن يبدأ بـ ${isolate('https://')}.`,
    },
    setup: {
      title: 'لم تُضبط هذه المكالمة بشكل صحيح',
      text: 'يُرجى إبلاغ صاحب هذا الموقع. يمكنك أيضًا إعادة المحاولة لاحقًا.',
    },
    unknown: {
      title: 'تعذّر استمرار المكالمة',
      text: 'حدث أمر غير متوقع. يُرجى إعادة المحاولة بعد قليل.',
    },
  },
};
