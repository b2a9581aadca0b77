import type { Browser } from '../parts/browser.js';
import { timeFormat, words } from './format.js';
import { isolate } from './isolate.js';
import type { BuddyStrings, ErrorContext } from './strings.js';

const time = timeFormat('pt');

const allowMicrophone: Readonly<Record<Browser, string>> = {
  chromium: 'Clique no ícone ao lado do endereço da página e permita o microfone',
  firefox: 'Clique no microfone ao lado do endereço da página e remova o bloqueio',
  safari: 'No menu Safari, abra os ajustes deste site e permita o microfone',
  android: 'Toque no ícone ao lado do endereço da página, abra “Permissões” e permita o microfone',
  ios: 'Toque no ícone da barra de endereço, abra os ajustes do site e permita o microfone',
  other: 'Permita o microfone para esta página nas configurações do navegador',
};

const loadFailed = {
  title: 'Não foi possível carregar a chamada',
  text: 'Verifique sua conexão com a internet e tente de novo. Se ainda falhar, recarregue a página.',
};

const ourFault = 'Algo falhou do nosso lado. Tente de novo daqui a pouco.';

const anotherRoom = ({ renews }: ErrorContext): string =>
  renews ? 'Tente de novo para iniciar outra.' : 'Recarregue a página para obter outra.';

/** Portuguese as Brazil writes it. */
export const pt: BuddyStrings = {
  ...time,
  agent: 'Assistente',
  panel: (name) => `Chamada com ${isolate(name)}`,
  launcher: 'Fale conosco',
  ready: 'Disponível',
  introTitle: (name) => (name ? `Fale com ${isolate(name)}` : 'Fale conosco'),
  introText: 'Inicie a chamada e fale como se estivesse ao telefone.',
  start: 'Ligar agora',
  microphoneNote: 'Seu microfone será usado. Você pode silenciá-lo a qualquer momento.',
  consentTitle: 'Antes de começar',
  consentText:
    'Você vai falar com um assistente automático. O que você disser será processado para realizar esta chamada.',
  agree: 'Aceitar e ligar',
  decline: 'Agora não',
  connecting: 'Conectando…',
  cancel: 'Cancelar',
  ending: 'Encerrando a chamada…',
  hide: 'Ocultar',
  notConnected: 'Sem conexão',
  retry: 'Tentar de novo',
  loadFailedTitle: loadFailed.title,
  loadFailedText: loadFailed.text,
  stepMicrophone: 'Ativando o microfone',
  allowPrompt: 'O navegador pode pedir para usar o microfone. Escolha “Permitir”.',
  stepMicrophoneDone: 'Microfone pronto',
  stepCall: (name) => `Ligando para ${isolate(name)}`,
  stepJoin: 'Entrando na chamada',
  connected: 'Conectado',
  waiting: 'Quase lá…',
  listening: 'Ouvindo',
  sayHello: 'Pode falar.',
  speaking: 'Falando',
  hearing: 'Você fala',
  muted: 'Silenciado',
  mute: 'Silenciar',
  unmute: 'Ativar microfone',
  end: 'Encerrar',
  reconnecting: 'Reconectando…',
  interrupted: 'Conexão interrompida. Reconectando…',
  unheard: 'Não ouvimos você',
  unheardHint:
    'Seu microfone não está sendo ouvido. Verifique se está conectado e permitido e ative-o de novo.',
  soundLost: 'O som do assistente parou. Se não voltar, encerre a chamada e ligue de novo.',
  tapToHear: 'Toque para ouvir',
  transcript: 'Transcrição',
  jump: 'Ir para o fim',
  you: 'Você',
  saidAt: (speaker, time) => `${isolate(speaker)}, ${time}`,
  said: (speaker, text) => `${isolate(speaker)}: ${isolate(text)}`,
  toolRunning: (name) => (name ? `${isolate(words(name))}…` : 'Um momento…'),
  toolDone: (name) => (name ? isolate(words(name)) : 'Pronto'),
  settings: 'Configurações',
  back: 'Voltar',
  microphone: 'Microfone',
  speaker: 'Alto-falante',
  volume: 'Volume',
  systemDefault: 'Padrão do sistema',
  unnamedDevice: (number) => `Dispositivo ${number}`,
  type: 'Escrever mensagem',
  typePlaceholder: 'Escreva uma mensagem…',
  typeToSpeak: 'Escreva o que será dito…',
  send: 'Enviar',
  sendFailed: 'Não foi enviado. Tente de novo.',
  ended: 'Chamada encerrada',
  endedTitle: 'Agradecemos o contato',
  endedSummary: (duration, name) => `${duration} com ${isolate(name)}`,
  callAgain: 'Ligar de novo',
  copy: 'Copiar texto',
  copied: 'Copiado',
  copyFailed: 'O navegador não permitiu copiar',
  download: 'Baixar',
  fileName: 'transcrição',
  retryIn: (seconds) => `Tentar em ${time.duration(seconds)}`,
  errors: {
    microphoneBlocked: {
      title: 'O microfone está bloqueado',
      text: ({ browser }) => `${allowMicrophone[browser]}. Depois, tente de novo.`,
    },
    microphoneDismissed: {
      title: 'O microfone não foi permitido',
      text: 'Tente de novo e escolha “Permitir” quando o navegador pedir. Se ele não pedir, recarregue a página.',
    },
    microphonePolicy: {
      title: 'O microfone não pode ser usado aqui',
      text: 'Permita o uso nas configurações do seu dispositivo ou abra esta página em uma aba própria.',
    },
    microphoneNotFound: {
      title: 'Nenhum microfone encontrado',
      text: 'Conecte um ou escolha um nas configurações do seu dispositivo e tente de novo.',
    },
    microphoneInUse: {
      title: 'O microfone está em uso',
      text: 'Feche outros apps ou abas que o usam e tente de novo.',
    },
    microphoneFailed: {
      title: 'O microfone não iniciou',
      text: 'Verifique se está conectado e ligado e tente de novo.',
    },
    offline: {
      title: 'Você está sem internet',
      text: 'Conecte-se à internet e tente de novo.',
    },
    network: {
      title: 'Não conseguimos nos conectar',
      text: 'Verifique sua conexão com a internet e tente de novo.',
    },
    callMachine: loadFailed,
    tokenExpired: {
      title: 'A permissão para ligar expirou',
      text: ({ renews }) =>
        renews ? 'Tente de novo para obter outra.' : 'Recarregue a página para obter outra.',
    },
    forbidden: {
      title: 'Esta chamada não é permitida',
      text: 'Avise o responsável por este site.',
    },
    roomNotFound: { title: 'Esta chamada não existe mais', text: anotherRoom },
    roomExpired: { title: 'O tempo desta chamada acabou', text: anotherRoom },
    roomFull: {
      title: 'Esta chamada já está em uso',
      text: 'Feche-a em outras abas ou dispositivos e tente de novo.',
    },
    roomDenied: { title: 'Sua entrada na chamada não foi aceita', text: anotherRoom },
    timeout: {
      title: 'Não respondemos a tempo',
      text: 'Tente de novo daqui a pouco.',
    },
    connectTimeout: {
      title: 'Não foi possível conectar a chamada',
      text: 'Um firewall ou uma VPN pode estar no caminho. Tente outra rede.',
    },
    assistantLeft: {
      title: 'Ninguém atendeu',
      text: 'O assistente não entrou. Tente de novo daqui a pouco.',
    },
    tooMany: {
      title: 'Chamadas demais no momento',
      text: 'Espere um pouco e tente de novo.',
    },
    busy: { title: 'Não podemos atender agora', text: ourFault },
    ejected: {
      title: 'A chamada foi encerrada',
      text: 'Ela foi encerrada do nosso lado. Fique à vontade para ligar de novo.',
    },
    connectionLost: {
      title: 'A conexão caiu',
      text: 'Verifique sua conexão com a internet e ligue de novo.',
    },
    assistantFailed: { title: 'O assistente não conseguiu continuar', text: ourFault },
    unsupported: {
      title: 'Este navegador não faz chamadas',
      text: 'Abra esta página em uma versão atual do Chrome, Edge, Firefox ou Safari.',
    },
    insecureContext: {
      title: 'Esta página não faz chamadas',
      text: 'Chamadas precisam de um endereço seguro, que comece com https://.',
    },
    setup: {
      title: 'Esta chamada não foi configurada corretamente',
      text: 'Avise o responsável por este site. Você também pode tentar mais tarde.',
    },
    unknown: {
      title: 'A chamada não pôde continuar',
      text: 'Aconteceu algo inesperado. Tente de novo daqui a pouco.',
    },
  },
};
