import type { FaultName } from './catalogue.js';
import type { BotFault } from './faulty-bot.js';

const sentence = 'This sentence is long enough to be cut off somewhere in its middle, or so.';

/** Bots that fail, and networks that fail them. Made anew for every call. */
export const botFaults: Partial<Record<FaultName, () => BotFault>> = {
  'bot-absent': () => ({ absent: true }),
  'bot-mute': () => ({
    hears: ({ type }) => type !== 'participant-joined' && type !== 'signal',
  }),
  'bot-never-ready': () => ({
    sends: ({ type, data, raw }, { deliver }) => {
      const { type: inner } = (data ?? {}) as { type?: unknown };
      if (type !== 'bot-ready' && inner !== 'bot-ready') deliver(raw);
    },
  }),
  'bot-ready-odd': () => ({
    sends: ({ type, data, id, raw }, { deliver, line }) => {
      if (type === 'bot-ready') {
        line.send('bot-ready', { version: 5 }, id);
        line.send('bot-ready', null, id);
      } else if ((data as { type?: unknown } | undefined)?.type !== 'bot-ready') deliver(raw);
    },
  }),
  'bot-leaves-early': () => ({
    sends: ({ type, raw }, { bot, deliver }) => {
      if (type === 'bot-ready') bot.command('leave', {});
      else deliver(raw);
    },
  }),
  'bot-leaves': () => ({ ready: ({ bot }) => bot.command('leave', {}) }),
  'bot-crashes': () => {
    let words = 0;
    return {
      ready: ({ bot }) => bot.command('say', { text: sentence }),
      sends: ({ type, raw }, { bot, deliver }) => {
        deliver(raw);
        if (type === 'bot-tts-text' && ++words === 3) bot.command('crash', {});
      },
    };
  },
  'fatal-error': () => ({
    ready: ({ line }) => {
      line.send('error', { error: 'The language model is gone.', fatal: true });
    },
  }),
  'pipeline-error': () => ({
    ready: ({ line }) => {
      line.sendServerMessage('pipeline-error', { processor: 'TTSService#0', error: 'No voice.' });
      line.send('error', { error: 'No voice.', fatal: false });
    },
  }),
  'pipeline-error-reversed': () => ({
    ready: ({ line }) => {
      line.send('error', { error: 'No voice.', fatal: false });
      line.sendServerMessage('pipeline-error', { processor: 'TTSService#0', error: 'No voice.' });
    },
  }),
  'pipeline-error-lone': () => ({
    ready: ({ line }) => {
      line.send('error', { error: 'No voice.', fatal: false });
    },
  }),
  'idle-timeout': () => ({
    ready: ({ line, bot }) => {
      line.sendServerMessage('conversation-end', { reason: 'idle_timeout' });
      bot.command('leave', {});
    },
  }),
  ejected: () => ({ ready: ({ room, user }) => room.eject(user()) }),
  'room-expires': () => ({
    ready: ({ room }) => {
      room.expire();
    },
  }),
  'signalling-blip': () => ({
    ready: ({ dropSignalling, faultMs = 1_500 }) => {
      dropSignalling(faultMs);
    },
  }),
  'signalling-lost': () => ({
    ready: ({ dropSignalling }) => {
      dropSignalling(3_600_000);
    },
  }),
  'media-stalled': () => ({ ready: ({ bot }) => bot.command('stall', {}) }),
};
