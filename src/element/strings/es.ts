import type { Browser } from '../parts/browser.js';
import { timeFormat, words } from './format.js';
import { isolate } from './isolate.js';
import type { BuddyStrings, ErrorContext } from './strings.js';

const time = timeFormat('es');

const allowMicrophone: Readonly<Record<Browser, string>> = {
  chromium: 'Haga clic en el icono junto a la dirección de la página y permita el micrófono',
  firefox: 'Haga clic en el micrófono junto a la dirección de la página y quite el bloqueo',
  safari: 'En el menú Safari, abra los ajustes de este sitio web y permita el micrófono',
  android:
    'Toque el icono junto a la dirección de la página, abra «Permisos» y permita el micrófono',
  ios: 'Toque el icono de la barra de direcciones, abra los ajustes del sitio web y permita el micrófono',
  other: 'Permita el micrófono para esta página en los ajustes del navegador',
};

const loadFailed = {
  title: 'No se pudo cargar la llamada',
  text: 'Compruebe su conexión a internet y vuelva a intentarlo. Si sigue fallando, recargue la página.',
};

const ourFault = 'Algo falló por nuestra parte. Vuelva a intentarlo en un momento.';

const anotherRoom = ({ renews }: ErrorContext): string =>
  renews
    ? 'Vuelva a intentarlo para iniciar una nueva.'
    : 'Recargue la página para obtener una nueva.';

/** Spanish, addressed with usted, in words that both sides of the Atlantic use. */
export const es: BuddyStrings = {
  ...time,
  agent: 'Asistente',
  panel: (name) => `Llamada con ${isolate(name)}`,
  launcher: 'Hable con nosotros',
  ready: 'Disponible',
  introTitle: (name) => `Hable con ${isolate(name) || 'nosotros'}`,
  introText: 'Inicie la llamada y hable como lo haría por teléfono.',
  start: 'Llamar',
  microphoneNote: 'Se usará su micrófono. Puede silenciarlo en cualquier momento.',
  consentTitle: 'Antes de empezar',
  consentText:
    'Va a hablar con un asistente automático. Lo que diga se procesa para atender esta llamada.',
  agree: 'Aceptar y llamar',
  decline: 'Ahora no',
  connecting: 'Conectando…',
  cancel: 'Cancelar',
  ending: 'Finalizando la llamada…',
  hide: 'Ocultar',
  notConnected: 'Sin conexión',
  retry: 'Reintentar',
  loadFailedTitle: loadFailed.title,
  loadFailedText: loadFailed.text,
  stepMicrophone: 'Activando el micrófono',
  allowPrompt: 'Es posible que el navegador pida usar el micrófono. Elija «Permitir».',
  stepMicrophoneDone: 'Micrófono listo',
  stepCall: (name) => `Llamando a ${isolate(name)}`,
  stepJoin: 'Entrando en la llamada',
  connected: 'Conectado',
  waiting: 'Ya casi está…',
  listening: 'Escuchando',
  sayHello: 'Adelante, le escuchamos.',
  speaking: 'Hablando',
  hearing: 'Se le oye',
  muted: 'Silenciado',
  mute: 'Silenciar',
  unmute: 'Activar micrófono',
  end: 'Colgar',
  reconnecting: 'Reconectando…',
  interrupted: 'Conexión interrumpida. Reconectando…',
  unheard: 'No se le oye',
  unheardHint:
    'Su micrófono no se oye. Compruebe que esté conectado y permitido y vuelva a activarlo.',
  soundLost: 'Ya no se oye al asistente. Si no vuelve, cuelgue y llame de nuevo.',
  tapToHear: 'Toque para oír',
  transcript: 'Transcripción',
  jump: 'Ir al final',
  you: 'Usted',
  saidAt: (speaker, time) => `${isolate(speaker)}, ${time}`,
  said: (speaker, text) => `${isolate(speaker)}: ${isolate(text)}`,
  toolRunning: (name) => (name ? `${isolate(words(name))}…` : 'Un momento…'),
  toolDone: (name) => (name ? isolate(words(name)) : 'Hecho'),
  settings: 'Ajustes',
  back: 'Volver',
  microphone: 'Micrófono',
  speaker: 'Altavoz',
  volume: 'Volumen',
  systemDefault: 'Predeterminado',
  unnamedDevice: (number) => `Dispositivo ${number}`,
  type: 'Escribir un mensaje',
  typePlaceholder: 'Escriba un mensaje…',
  typeToSpeak: 'Escriba lo que se dirá…',
  send: 'Enviar',
  sendFailed: 'No se envió. Vuelva a intentarlo.',
  ended: 'Llamada finalizada',
  endedTitle: 'Gracias por llamar',
  endedSummary: (duration, name) => `${duration} con ${isolate(name)}`,
  callAgain: 'Otra llamada',
  copy: 'Copiar texto',
  copied: 'Copiado',
  copyFailed: 'El navegador no permitió copiar',
  download: 'Descargar',
  fileName: 'transcripción',
  retryIn: (seconds) => `Reintentar en ${time.duration(seconds)}`,
  errors: {
    microphoneBlocked: {
      title: 'El micrófono está bloqueado',
      text: ({ browser }) => `${allowMicrophone[browser]}. Después, vuelva a intentarlo.`,
    },
    microphoneDismissed: {
      title: 'El micrófono no se ha permitido',
      text: 'Vuelva a intentarlo y elija «Permitir» cuando el navegador lo pida. Si no lo pide, recargue la página.',
    },
    microphonePolicy: {
      title: 'Aquí no se puede usar el micrófono',
      text: 'Permítalo en los ajustes de su dispositivo o abra esta página en una pestaña propia.',
    },
    microphoneNotFound: {
      title: 'No se encontró ningún micrófono',
      text: 'Conecte uno o elíjalo en los ajustes de su dispositivo y vuelva a intentarlo.',
    },
    microphoneInUse: {
      title: 'El micrófono está en uso',
      text: 'Cierre otras aplicaciones o pestañas que lo usen y vuelva a intentarlo.',
    },
    microphoneFailed: {
      title: 'El micrófono no se activó',
      text: 'Compruebe que esté conectado y encendido y vuelva a intentarlo.',
    },
    offline: {
      title: 'No hay conexión a internet',
      text: 'Conéctese a internet y vuelva a intentarlo.',
    },
    network: {
      title: 'No se pudo contactar con nosotros',
      text: 'Compruebe su conexión a internet y vuelva a intentarlo.',
    },
    callMachine: loadFailed,
    tokenExpired: {
      title: 'El permiso para llamar ha caducado',
      text: ({ renews }) =>
        renews
          ? 'Vuelva a intentarlo para obtener uno nuevo.'
          : 'Recargue la página para obtener uno nuevo.',
    },
    forbidden: {
      title: 'Esta llamada no está permitida',
      text: 'Avise al responsable de este sitio.',
    },
    roomNotFound: { title: 'Esta llamada ya no existe', text: anotherRoom },
    roomExpired: { title: 'El tiempo de esta llamada ha terminado', text: anotherRoom },
    roomFull: {
      title: 'Esta llamada ya está en uso',
      text: 'Ciérrela en otras pestañas o dispositivos y vuelva a intentarlo.',
    },
    roomDenied: { title: 'No se le permitió entrar en la llamada', text: anotherRoom },
    timeout: {
      title: 'No respondimos a tiempo',
      text: 'Vuelva a intentarlo en un momento.',
    },
    connectTimeout: {
      title: 'No se pudo conectar la llamada',
      text: 'Puede que un firewall o una VPN lo impida. Pruebe con otra red.',
    },
    assistantLeft: {
      title: 'Nadie contestó',
      text: 'El asistente no se unió a la llamada. Vuelva a intentarlo en un momento.',
    },
    tooMany: {
      title: 'Demasiadas llamadas en este momento',
      text: 'Espere un momento y vuelva a intentarlo.',
    },
    busy: { title: 'Ahora no podemos atender llamadas', text: ourFault },
    ejected: {
      title: 'La llamada se cerró',
      text: 'Se terminó por nuestra parte. Puede volver a llamar cuando quiera.',
    },
    connectionLost: {
      title: 'Se perdió la conexión',
      text: 'Compruebe su conexión a internet y llame de nuevo.',
    },
    assistantFailed: { title: 'El asistente no pudo continuar', text: ourFault },
    unsupported: {
      title: 'Este navegador no permite llamadas',
      text: 'Abra esta página en una versión reciente de Chrome, Edge, Firefox o Safari.',
    },
    insecureContext: {
      title: 'Esta página no permite llamadas',
      text: 'Las llamadas necesitan una dirección segura, que empiece por https://.',
    },
    setup: {
      title: 'Esta llamada no está bien configurada',
      text: 'Avise al responsable de este sitio. También puede intentarlo más tarde.',
    },
    unknown: {
      title: 'La llamada no pudo continuar',
      text: 'Ocurrió algo inesperado. Vuelva a intentarlo en un momento.',
    },
  },
};
