import type { Browser } from '../parts/browser.js';
import { timeFormat, words } from './format.js';
import { isolate } from './isolate.js';
import type { BuddyStrings, ErrorContext } from './strings.js';

const time = timeFormat('ja');

const allowMicrophone: Readonly<Record<Browser, string>> = {
  chromium: 'アドレスの横のアイコンをクリックし、マイクを許可して',
  firefox: 'アドレスの横のマイクをクリックし、ブロックを解除して',
  safari: 'Safariメニューでこのサイトの設定を開き、マイクを許可して',
  android: 'アドレスの横のアイコンをタップし、「権限」を開いてマイクを許可して',
  ios: 'アドレスバーのアイコンをタップし、Webサイトの設定を開いてマイクを許可して',
  other: 'ブラウザの設定で、このページにマイクを許可して',
};

const loadFailed = {
  title: '通話を読み込めませんでした',
  text: 'インターネット接続を確認して、もう一度お試しください。解決しない場合は、ページを再読み込みしてください。',
};

const ourFault = 'こちら側で問題が発生しました。しばらくしてからもう一度お試しください。';

const anotherRoom = ({ renews }: ErrorContext): string =>
  renews
    ? 'もう一度お試しいただくと、新しい通話が始まります。'
    : 'ページを再読み込みして、新しい通話を開始してください。';

/** Japanese, in です and ます. */
export const ja: BuddyStrings = {
  ...time,
  agent: 'アシスタント',
  panel: (name) => `${isolate(name)}との通話`,
  launcher: '音声で相談',
  ready: '通話できます',
  introTitle: (name) => (name ? `${isolate(name)}と話す` : '音声で話す'),
  introText: '通話を開始して、電話のようにお話しください。',
  start: '通話を開始',
  microphoneNote: 'マイクを使用します。いつでもミュートできます。',
  consentTitle: '始める前に',
  consentText:
    'これから自動応答のアシスタントとお話しいただきます。お話の内容は、この通話のために処理されます。',
  agree: '同意して通話',
  decline: 'あとで',
  connecting: '接続しています…',
  cancel: 'キャンセル',
  ending: '通話を終了しています…',
  hide: '隠す',
  notConnected: '未接続',
  retry: 'もう一度試す',
  loadFailedTitle: loadFailed.title,
  loadFailedText: loadFailed.text,
  stepMicrophone: 'マイクを準備しています',
  allowPrompt: 'ブラウザがマイクの使用許可を求めることがあります。「許可」を選んでください。',
  stepMicrophoneDone: 'マイクの準備完了',
  stepCall: (name) => `${isolate(name)}を呼び出しています`,
  stepJoin: '通話に参加しています',
  connected: '接続しました',
  waiting: 'まもなくつながります…',
  listening: '聞いています',
  sayHello: 'そのままお話しください。',
  speaking: '話しています',
  hearing: '聞こえています',
  muted: 'ミュート中',
  mute: 'ミュート',
  unmute: 'ミュート解除',
  end: '終了',
  reconnecting: '再接続しています…',
  interrupted: '接続が途切れました。再接続しています…',
  unheard: 'お声が届いていません',
  unheardHint:
    'マイクの音声が届いていません。接続と許可を確認してから、ミュートを解除してください。',
  soundLost: 'アシスタントの音声が止まりました。戻らない場合は、通話を終了してかけ直してください。',
  tapToHear: 'タップして聞く',
  transcript: '会話の記録',
  jump: '最新へ',
  you: 'あなた',
  saidAt: (speaker, time) => `${isolate(speaker)}、${time}`,
  said: (speaker, text) => `${isolate(speaker)}：${isolate(text)}`,
  toolRunning: (name) => (name ? `${isolate(words(name))}…` : '処理しています…'),
  toolDone: (name) => (name ? isolate(words(name)) : '完了'),
  settings: '設定',
  back: '戻る',
  microphone: 'マイク',
  speaker: 'スピーカー',
  volume: '音量',
  systemDefault: 'システムのデフォルト',
  unnamedDevice: (number) => `デバイス ${number}`,
  type: 'メッセージを入力',
  typePlaceholder: 'メッセージを入力…',
  typeToSpeak: '話す内容を入力…',
  send: '送信',
  sendFailed: '送信できませんでした。もう一度お試しください。',
  ended: '通話終了',
  endedTitle: 'ありがとうございました',
  endedSummary: (duration, name) => `${isolate(name)}との通話：${duration}`,
  callAgain: 'もう一度かける',
  copy: '会話をコピー',
  copied: 'コピーしました',
  copyFailed: 'ブラウザがコピーを許可しませんでした',
  download: 'ダウンロード',
  fileName: '会話の記録',
  retryIn: (seconds) => `再試行まで ${time.duration(seconds)}`,
  errors: {
    microphoneBlocked: {
      title: 'マイクがブロックされています',
      text: ({ browser }) => `${allowMicrophone[browser]}、もう一度お試しください。`,
    },
    microphoneDismissed: {
      title: 'マイクが許可されませんでした',
      text: 'もう一度試し、ブラウザに尋ねられたら「許可」を選んでください。尋ねられない場合は、ページを再読み込みしてください。',
    },
    microphonePolicy: {
      title: 'ここではマイクを使用できません',
      text: '端末の設定で許可するか、このページを単独のタブで開いてください。',
    },
    microphoneNotFound: {
      title: 'マイクが見つかりません',
      text: 'マイクを接続するか、端末の設定で選んでから、もう一度お試しください。',
    },
    microphoneInUse: {
      title: 'マイクは使用中です',
      text: 'マイクを使っているほかのアプリやタブを閉じて、もう一度お試しください。',
    },
    microphoneFailed: {
      title: 'マイクを開始できませんでした',
      text: 'マイクが接続され、電源が入っていることを確認して、もう一度お試しください。',
    },
    offline: {
      title: 'オフラインです',
      text: 'インターネットに接続して、もう一度お試しください。',
    },
    network: {
      title: '接続できませんでした',
      text: 'インターネット接続を確認して、もう一度お試しください。',
    },
    callMachine: loadFailed,
    tokenExpired: {
      title: '通話の許可の有効期限が切れました',
      text: ({ renews }) =>
        renews
          ? 'もう一度お試しいただくと、更新されます。'
          : 'ページを再読み込みして、更新してください。',
    },
    forbidden: {
      title: 'この通話は許可されていません',
      text: 'サイトの管理者にお知らせください。',
    },
    roomNotFound: { title: 'この通話はもうありません', text: anotherRoom },
    roomExpired: { title: 'この通話の時間は終了しました', text: anotherRoom },
    roomFull: {
      title: 'この通話はすでに使用中です',
      text: 'ほかのタブや端末で閉じてから、もう一度お試しください。',
    },
    roomDenied: { title: '通話に参加できませんでした', text: anotherRoom },
    timeout: {
      title: '時間内に応答できませんでした',
      text: 'しばらくしてからもう一度お試しください。',
    },
    connectTimeout: {
      title: '通話を接続できませんでした',
      text: 'ファイアウォールやVPNが原因かもしれません。別のネットワークでお試しください。',
    },
    assistantLeft: {
      title: '応答がありませんでした',
      text: 'アシスタントが参加しませんでした。しばらくしてからもう一度お試しください。',
    },
    tooMany: {
      title: 'ただいま通話が混み合っています',
      text: '少し待ってから、もう一度お試しください。',
    },
    busy: { title: 'ただいま通話をお受けできません', text: ourFault },
    ejected: {
      title: '通話が終了しました',
      text: 'こちら側で通話を終了しました。またいつでもお話しください。',
    },
    connectionLost: {
      title: '接続が切れました',
      text: 'インターネット接続を確認して、もう一度おかけください。',
    },
    assistantFailed: { title: 'アシスタントが続行できませんでした', text: ourFault },
    unsupported: {
      title: 'このブラウザでは通話できません',
      text: '最新のChrome、Edge、Firefox、Safariでこのページを開いてください。',
    },
    insecureContext: {
      title: 'このページでは通話できません',
      text: '通話には、https:// で始まる安全なアドレスが必要です。',
    },
    setup: {
      title: '通話が正しく設定されていません',
      text: 'サイトの管理者にお知らせください。時間をおいてお試しいただくこともできます。',
    },
    unknown: {
      title: '通話を続けられませんでした',
      text: '予期しない問題が発生しました。しばらくしてからもう一度お試しください。',
    },
  },
};
