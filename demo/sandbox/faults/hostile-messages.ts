/** Every message of the protocol, and the fields that a client reads in it. */
const fields: Record<string, readonly string[]> = {
  'bot-ready': ['version', 'about'],
  'server-message': ['type', 'payload', 'timestamp'],
  metrics: ['ttfb', 'processing', 'characters'],
  'user-transcription': ['text', 'final', 'timestamp', 'user_id'],
  'bot-output': [
    'text',
    'spoken',
    'aggregated_by',
    'segment_id',
    'will_be_spoken',
    'spoken_status',
  ],
  'bot-transcription': ['text'],
  'bot-llm-started': [],
  'bot-llm-text': ['text'],
  'bot-llm-stopped': [],
  'bot-tts-started': [],
  'bot-tts-text': ['text'],
  'bot-tts-stopped': [],
  'user-started-speaking': [],
  'user-stopped-speaking': [],
  'bot-started-speaking': [],
  'bot-stopped-speaking': [],
  'bot-interrupted': [],
  'user-mute-started': [],
  'llm-function-call-started': ['function_name'],
  'llm-function-call-in-progress': ['tool_call_id', 'function_name', 'arguments'],
  'llm-function-call-stopped': ['tool_call_id', 'function_name', 'result', 'cancelled'],
  error: ['error', 'message', 'fatal'],
  'error-response': ['error'],
  'server-response': ['t', 'd'],
  'client-message': ['t', 'd'],
  'llm-function-call': ['function_name', 'args'],
};

const values: readonly unknown[] = [null, true, 0, -1, 1e308, '', 'text', [], ['x'], {}, { a: 1 }];

/** The protocol with a value of each wrong type in every place, an app message each. */
export function* hostileMessages(): Generator {
  const label = 'rtvi-ai';
  for (const [type, names] of Object.entries(fields)) {
    yield { label, type };
    for (const value of values) {
      yield { label, id: 'h', type, data: value };
      // A fatal error would end the call, as it must.
      for (const name of names.filter((field) => field !== 'fatal' || !value)) {
        yield { label, id: 'h', type, data: { [name]: value } };
      }
      if (names.length > 0) {
        const data = Object.fromEntries(names.map((name) => [name, value]));
        yield { label, id: 'h', type, data: { ...data, fatal: false } };
      }
    }
  }
  for (const value of values) {
    yield value;
    yield { label: value, id: 'h', type: 'bot-llm-text', data: { text: 'not ours' } };
    yield { label, id: value, type: 'bot-llm-text', data: { text: ' word' } };
    yield { label, id: 'h', type: value, data: { text: 'no type' } };
  }
  for (const type of ['conversation-end', 'pipeline-error', 'bot-ready', 'conversation-start']) {
    for (const payload of values) {
      if (type === 'conversation-end') continue;
      yield { label, id: 'h', type: 'server-message', data: { type, payload } };
      yield { label, id: 'h', type: 'server-message', data: { type, processor: payload } };
    }
  }
}
