import type { Browser } from '../parts/browser.js';
import { timeFormat, words } from './format.js';
import { isolate } from './isolate.js';
import type { BuddyStrings, ErrorContext } from './strings.js';

const time = timeFormat('fr');

const allowMicrophone: Readonly<Record<Browser, string>> = {
  chromium: 'Cliquez sur l’icône à côté de l’adresse de la page et autorisez le micro',
  firefox: 'Cliquez sur le micro à côté de l’adresse de la page et levez le blocage',
  safari: 'Dans le menu Safari, ouvrez les réglages de ce site web et autorisez le micro',
  android:
    'Appuyez sur l’icône à côté de l’adresse de la page, ouvrez «\u00a0Autorisations\u00a0» et autorisez le micro',
  ios: 'Appuyez sur l’icône de la barre d’adresse, ouvrez les réglages du site web et autorisez le micro',
  other: 'Autorisez le micro pour cette page dans les paramètres du navigateur',
};

const loadFailed = {
  title: 'L’appel n’a pas pu être chargé',
  text: 'Vérifiez votre connexion internet, puis réessayez. Si cela ne suffit pas, rechargez la page.',
};

const ourFault = 'Un problème est survenu de notre côté. Réessayez dans un instant.';

const anotherRoom = ({ renews }: ErrorContext): string =>
  renews ? 'Réessayez pour en lancer un nouveau.' : 'Rechargez la page pour en obtenir un nouveau.';

/** French, addressed with vous. */
export const fr: BuddyStrings = {
  ...time,
  agent: 'Assistant',
  panel: (name) => `Appel avec ${isolate(name)}`,
  launcher: 'Parlez-nous',
  ready: 'Disponible',
  introTitle: (name) => (name ? `Parlez avec ${isolate(name)}` : 'Parlez-nous'),
  introText: 'Lancez l’appel et parlez comme au téléphone.',
  start: 'Appeler',
  microphoneNote: 'L’appel utilise votre micro. Vous pouvez le couper à tout moment.',
  consentTitle: 'Avant de commencer',
  consentText:
    'Vous allez parler à un assistant automatique. Vos paroles sont traitées pour assurer cet appel.',
  agree: 'Accepter et appeler',
  decline: 'Pas maintenant',
  connecting: 'Connexion…',
  cancel: 'Annuler',
  ending: 'Fin de l’appel…',
  hide: 'Masquer',
  notConnected: 'Non connecté',
  retry: 'Réessayer',
  loadFailedTitle: loadFailed.title,
  loadFailedText: loadFailed.text,
  stepMicrophone: 'Ouverture du micro',
  allowPrompt:
    'Votre navigateur peut demander l’accès au micro. Choisissez «\u00a0Autoriser\u00a0».',
  stepMicrophoneDone: 'Micro prêt',
  stepCall: (name) => `Nous appelons ${isolate(name)}`,
  stepJoin: 'Connexion à l’appel',
  connected: 'Connecté',
  waiting: 'Encore un instant…',
  listening: 'Vous écoute',
  sayHello: 'Allez-y, parlez.',
  speaking: 'Vous parle',
  hearing: 'Vous entend',
  muted: 'Micro coupé',
  mute: 'Couper le micro',
  unmute: 'Réactiver le micro',
  end: 'Raccrocher',
  reconnecting: 'Reconnexion…',
  interrupted: 'Connexion interrompue. Reconnexion…',
  unheard: 'On ne vous entend pas',
  unheardHint:
    'Votre micro ne capte rien. Vérifiez qu’il est branché et autorisé, puis réactivez-le.',
  soundLost:
    'On n’entend plus l’assistant. Si le son ne revient pas, raccrochez, puis appelez de nouveau.',
  tapToHear: 'Appuyer pour écouter',
  transcript: 'Transcription',
  jump: 'Aller à la fin',
  you: 'Vous',
  saidAt: (speaker, time) => `${isolate(speaker)}, ${time}`,
  said: (speaker, text) => `${isolate(speaker)}\u00a0: ${isolate(text)}`,
  toolRunning: (name) => (name ? `${isolate(words(name))}…` : 'Un instant…'),
  toolDone: (name) => (name ? isolate(words(name)) : 'Terminé'),
  settings: 'Paramètres',
  back: 'Retour',
  microphone: 'Micro',
  speaker: 'Haut-parleur',
  volume: 'Volume',
  systemDefault: 'Par défaut',
  unnamedDevice: (number) => `Appareil ${number}`,
  type: 'Écrire un message',
  typePlaceholder: 'Écrivez un message…',
  typeToSpeak: 'Écrivez ce qui sera dit…',
  send: 'Envoyer',
  sendFailed: 'Message non envoyé. Réessayez.',
  ended: 'Appel terminé',
  endedTitle: 'Merci de votre appel',
  endedSummary: (duration, name) => `${duration} avec ${isolate(name)}`,
  callAgain: 'Rappeler',
  copy: 'Copier le texte',
  copied: 'Copié',
  copyFailed: 'Le navigateur n’a pas permis la copie',
  download: 'Télécharger',
  fileName: 'transcription',
  retryIn: (seconds) => `Réessayer dans ${time.duration(seconds)}`,
  errors: {
    microphoneBlocked: {
      title: 'Le micro est bloqué',
      text: ({ browser }) => `${allowMicrophone[browser]}, puis réessayez.`,
    },
    microphoneDismissed: {
      title: 'Le micro n’a pas été autorisé',
      text: 'Réessayez et choisissez «\u00a0Autoriser\u00a0» quand le navigateur le demande. S’il ne demande rien, rechargez la page.',
    },
    microphonePolicy: {
      title: 'Le micro n’est pas utilisable ici',
      text: 'Autorisez-le dans les réglages de votre appareil, ou ouvrez cette page dans son propre onglet.',
    },
    microphoneNotFound: {
      title: 'Aucun micro trouvé',
      text: 'Branchez-en un, ou choisissez-en un dans les réglages de votre appareil, puis réessayez.',
    },
    microphoneInUse: {
      title: 'Le micro est déjà utilisé',
      text: 'Fermez les autres applications ou onglets qui s’en servent, puis réessayez.',
    },
    microphoneFailed: {
      title: 'Le micro n’a pas démarré',
      text: 'Vérifiez qu’il est branché et allumé, puis réessayez.',
    },
    offline: {
      title: 'Vous êtes hors ligne',
      text: 'Connectez-vous à internet, puis réessayez.',
    },
    network: {
      title: 'Impossible de nous joindre',
      text: 'Vérifiez votre connexion internet, puis réessayez.',
    },
    callMachine: loadFailed,
    tokenExpired: {
      title: 'L’autorisation d’appeler a expiré',
      text: ({ renews }) =>
        renews
          ? 'Réessayez pour en obtenir une nouvelle.'
          : 'Rechargez la page pour en obtenir une nouvelle.',
    },
    forbidden: {
      title: 'Cet appel n’est pas autorisé',
      text: 'Merci de prévenir le responsable de ce site.',
    },
    roomNotFound: { title: 'Cet appel n’existe plus', text: anotherRoom },
    roomExpired: { title: 'Le temps prévu pour cet appel est écoulé', text: anotherRoom },
    roomFull: {
      title: 'Cet appel est déjà en cours ailleurs',
      text: 'Fermez-le dans vos autres onglets ou sur vos autres appareils, puis réessayez.',
    },
    roomDenied: { title: 'L’accès à l’appel a été refusé', text: anotherRoom },
    timeout: {
      title: 'Nous n’avons pas répondu à temps',
      text: 'Réessayez dans un instant.',
    },
    connectTimeout: {
      title: 'L’appel n’a pas abouti',
      text: 'Un pare-feu ou un VPN le bloque peut-être. Essayez un autre réseau.',
    },
    assistantLeft: {
      title: 'Personne n’a répondu',
      text: 'L’assistant n’a pas rejoint l’appel. Réessayez dans un instant.',
    },
    tooMany: {
      title: 'Trop d’appels en ce moment',
      text: 'Patientez un instant, puis réessayez.',
    },
    busy: { title: 'Nous ne pouvons pas répondre pour le moment', text: ourFault },
    ejected: {
      title: 'L’appel a pris fin',
      text: 'Il s’est terminé de notre côté. N’hésitez pas à rappeler.',
    },
    connectionLost: {
      title: 'La connexion a été perdue',
      text: 'Vérifiez votre connexion internet, puis rappelez.',
    },
    assistantFailed: { title: 'L’assistant n’a pas pu continuer', text: ourFault },
    unsupported: {
      title: 'Ce navigateur ne permet pas les appels',
      text: 'Ouvrez cette page dans une version récente de Chrome, Edge, Firefox ou Safari.',
    },
    insecureContext: {
      title: 'Cette page ne permet pas les appels',
      text: 'Les appels exigent une adresse sécurisée, qui commence par https://.',
    },
    setup: {
      title: 'Cet appel est mal configuré',
      text: 'Merci de prévenir le responsable de ce site. Vous pouvez aussi réessayer plus tard.',
    },
    unknown: {
      title: 'L’appel n’a pas pu continuer',
      text: 'Un problème inattendu est survenu. Réessayez dans un instant.',
    },
  },
};
