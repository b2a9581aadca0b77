import type { Browser } from '../parts/browser.js';
import { timeFormat, words } from './format.js';
import { isolate } from './isolate.js';
import type { BuddyStrings, ErrorContext } from './strings.js';

const time = timeFormat('de');

const allowMicrophone: Readonly<Record<Browser, string>> = {
  chromium: 'Klicken Sie auf das Symbol neben der Adresse der Seite und erlauben Sie das Mikrofon',
  firefox: 'Klicken Sie auf das Mikrofon neben der Adresse der Seite und heben Sie die Sperre auf',
  safari:
    'Öffnen Sie im Menü „Safari“ die Einstellungen für diese Website und erlauben Sie das Mikrofon',
  android:
    'Tippen Sie auf das Symbol neben der Adresse der Seite, öffnen Sie „Berechtigungen“ und erlauben Sie das Mikrofon',
  ios: 'Tippen Sie auf das Symbol in der Adressleiste, öffnen Sie „Website-Einstellungen“ und erlauben Sie das Mikrofon',
  other: 'Erlauben Sie das Mikrofon für diese Seite in den Einstellungen des Browsers',
};

const loadFailed = {
  title: 'Der Anruf konnte nicht geladen werden',
  text: 'Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut. Hilft das nicht, laden Sie die Seite neu.',
};

const ourFault = 'Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.';

const anotherRoom = ({ renews }: ErrorContext): string =>
  renews
    ? 'Versuchen Sie es erneut, um einen neuen Anruf zu starten.'
    : 'Laden Sie die Seite neu, um einen neuen zu erhalten.';

/** German, addressed with Sie. */
export const de: BuddyStrings = {
  ...time,
  agent: 'Assistent',
  panel: (name) => `Gespräch mit ${isolate(name)}`,
  launcher: 'Mit uns sprechen',
  ready: 'Gesprächsbereit',
  introTitle: (name) => `Mit ${isolate(name) || 'uns'} sprechen`,
  introText: 'Starten Sie den Anruf und sprechen Sie einfach wie am Telefon.',
  start: 'Anruf starten',
  microphoneNote: 'Ihr Mikrofon wird genutzt. Sie können es jederzeit stummschalten.',
  consentTitle: 'Bevor es losgeht',
  consentText:
    'Sie sprechen gleich mit einem automatischen Assistenten. Was Sie sagen, wird verarbeitet, um dieses Gespräch zu führen.',
  agree: 'Zustimmen und anrufen',
  decline: 'Jetzt nicht',
  connecting: 'Verbinden…',
  cancel: 'Abbrechen',
  ending: 'Anruf wird beendet…',
  hide: 'Ausblenden',
  notConnected: 'Nicht verbunden',
  retry: 'Erneut versuchen',
  loadFailedTitle: loadFailed.title,
  loadFailedText: loadFailed.text,
  stepMicrophone: 'Mikrofon wird gestartet',
  allowPrompt: 'Ihr Browser fragt vielleicht nach dem Mikrofon. Bitte erlauben Sie es.',
  stepMicrophoneDone: 'Mikrofon bereit',
  stepCall: (name) => `${isolate(name)} wird angerufen`,
  stepJoin: 'Gespräch wird verbunden',
  connected: 'Verbunden',
  waiting: 'Gleich geht’s los…',
  listening: 'Hört zu',
  sayHello: 'Sprechen Sie einfach los.',
  speaking: 'Spricht',
  hearing: 'Hört Sie',
  muted: 'Stumm',
  mute: 'Stummschalten',
  unmute: 'Mikrofon einschalten',
  end: 'Auflegen',
  reconnecting: 'Wird neu verbunden…',
  interrupted: 'Verbindung unterbrochen. Wird neu verbunden…',
  unheard: 'Sie sind nicht zu hören',
  unheardHint:
    'Ihr Mikrofon ist nicht zu hören. Prüfen Sie, ob es angeschlossen und erlaubt ist, und schalten Sie es dann wieder ein.',
  soundLost:
    'Der Assistent ist nicht mehr zu hören. Bleibt es dabei, legen Sie auf und rufen Sie erneut an.',
  tapToHear: 'Zum Hören tippen',
  transcript: 'Gesprächsverlauf',
  jump: 'Zum Neuesten',
  you: 'Sie',
  saidAt: (speaker, time) => `${isolate(speaker)}, ${time}`,
  said: (speaker, text) => `${isolate(speaker)}: ${isolate(text)}`,
  toolRunning: (name) => (name ? `${isolate(words(name))}…` : 'Einen Moment…'),
  toolDone: (name) => (name ? isolate(words(name)) : 'Erledigt'),
  settings: 'Einstellungen',
  back: 'Zurück',
  microphone: 'Mikrofon',
  speaker: 'Lautsprecher',
  volume: 'Lautstärke',
  systemDefault: 'Systemstandard',
  unnamedDevice: (number) => `Gerät ${number}`,
  type: 'Nachricht schreiben',
  typePlaceholder: 'Nachricht schreiben…',
  typeToSpeak: 'Was soll gesagt werden?',
  send: 'Senden',
  sendFailed: 'Nicht gesendet. Versuchen Sie es erneut.',
  ended: 'Anruf beendet',
  endedTitle: 'Danke für Ihren Anruf',
  endedSummary: (duration, name) => `${duration} mit ${isolate(name)}`,
  callAgain: 'Neuer Anruf',
  copy: 'Verlauf kopieren',
  copied: 'Kopiert',
  copyFailed: 'Der Browser hat das Kopieren nicht erlaubt',
  download: 'Herunterladen',
  fileName: 'Gesprächsverlauf',
  retryIn: (seconds) => `Erneut in ${time.duration(seconds)}`,
  errors: {
    microphoneBlocked: {
      title: 'Das Mikrofon ist blockiert',
      text: ({ browser }) => `${allowMicrophone[browser]}. Versuchen Sie es dann erneut.`,
    },
    microphoneDismissed: {
      title: 'Das Mikrofon wurde nicht erlaubt',
      text: 'Versuchen Sie es erneut und erlauben Sie es, wenn der Browser fragt. Fragt er nicht, laden Sie die Seite neu.',
    },
    microphonePolicy: {
      title: 'Das Mikrofon kann hier nicht genutzt werden',
      text: 'Erlauben Sie es in den Einstellungen Ihres Geräts oder öffnen Sie diese Seite in einem eigenen Tab.',
    },
    microphoneNotFound: {
      title: 'Kein Mikrofon gefunden',
      text: 'Schließen Sie eines an oder wählen Sie eines in den Einstellungen Ihres Geräts. Versuchen Sie es dann erneut.',
    },
    microphoneInUse: {
      title: 'Das Mikrofon wird gerade verwendet',
      text: 'Schließen Sie andere Apps oder Tabs, die es nutzen, und versuchen Sie es erneut.',
    },
    microphoneFailed: {
      title: 'Das Mikrofon startet nicht',
      text: 'Prüfen Sie, ob es angeschlossen und eingeschaltet ist, und versuchen Sie es erneut.',
    },
    offline: {
      title: 'Sie sind offline',
      text: 'Verbinden Sie sich mit dem Internet und versuchen Sie es erneut.',
    },
    network: {
      title: 'Wir sind nicht zu erreichen',
      text: 'Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
    },
    callMachine: loadFailed,
    tokenExpired: {
      title: 'Die Erlaubnis zum Anrufen ist abgelaufen',
      text: ({ renews }) =>
        renews
          ? 'Versuchen Sie es erneut, um eine neue zu erhalten.'
          : 'Laden Sie die Seite neu, um eine neue zu erhalten.',
    },
    forbidden: {
      title: 'Dieser Anruf ist nicht erlaubt',
      text: 'Bitte geben Sie dem Betreiber dieser Website Bescheid.',
    },
    roomNotFound: { title: 'Diesen Anruf gibt es nicht mehr', text: anotherRoom },
    roomExpired: { title: 'Die Zeit für diesen Anruf ist um', text: anotherRoom },
    roomFull: {
      title: 'Dieser Anruf läuft bereits',
      text: 'Schließen Sie ihn in anderen Tabs oder auf anderen Geräten und versuchen Sie es erneut.',
    },
    roomDenied: { title: 'Sie wurden nicht zum Anruf zugelassen', text: anotherRoom },
    timeout: {
      title: 'Wir haben nicht rechtzeitig geantwortet',
      text: 'Versuchen Sie es gleich noch einmal.',
    },
    connectTimeout: {
      title: 'Der Anruf kam nicht zustande',
      text: 'Vielleicht blockiert ihn eine Firewall oder ein VPN. Versuchen Sie ein anderes Netzwerk.',
    },
    assistantLeft: {
      title: 'Niemand hat abgenommen',
      text: 'Der Assistent hat sich nicht gemeldet. Versuchen Sie es gleich noch einmal.',
    },
    tooMany: {
      title: 'Zurzeit zu viele Anrufe',
      text: 'Warten Sie einen Moment und versuchen Sie es erneut.',
    },
    busy: { title: 'Wir können gerade keine Anrufe annehmen', text: ourFault },
    ejected: {
      title: 'Der Anruf ist zu Ende',
      text: 'Er wurde von unserer Seite beendet. Rufen Sie gern wieder an.',
    },
    connectionLost: {
      title: 'Die Verbindung ist abgebrochen',
      text: 'Prüfen Sie Ihre Internetverbindung und rufen Sie erneut an.',
    },
    assistantFailed: { title: 'Der Assistent konnte nicht weitermachen', text: ourFault },
    unsupported: {
      title: 'Dieser Browser kann nicht anrufen',
      text: 'Öffnen Sie diese Seite in einer aktuellen Version von Chrome, Edge, Firefox oder Safari.',
    },
    insecureContext: {
      title: 'Auf dieser Seite sind keine Anrufe möglich',
      text: 'Anrufe brauchen eine sichere Adresse, die mit https:// beginnt.',
    },
    setup: {
      title: 'Dieser Anruf ist nicht richtig eingerichtet',
      text: 'Bitte geben Sie dem Betreiber dieser Website Bescheid. Sie können es auch später noch einmal versuchen.',
    },
    unknown: {
      title: 'Der Anruf konnte nicht fortgesetzt werden',
      text: 'Etwas Unerwartetes ist passiert. Versuchen Sie es gleich noch einmal.',
    },
  },
};
