import { expect, nextFrame } from '@open-wc/testing';
import { MAX_ENTRIES } from '../../src/sdk/transcript/bounds.js';
import { needs } from '../support/abilities.js';
import type { FakeCall } from '../support/fake-call.js';
import '../support/played-element.js';

/** An hour of talk. */
const MESSAGES = 20_000;
/** Messages of a question and its answer. */
const TURN = 10;
const IN_A_FRAME = 100;

describe('an hour’s call', function () {
  this.timeout(120_000);
  needs('calls');

  it('grows to its bounds and no further, and its last update costs what its first did', async () => {
    const element = document.createElement('played-call');
    document.body.append(element);
    const call = await element.connected();
    const nodes = () => element.shadowRoot?.querySelectorAll('*').length ?? 0;
    const before = nodes();
    const log: { changes: number; nodes: number }[] = [];
    let changes = 0;
    const watch = new MutationObserver((records) => (changes += records.length));
    const said = messages();
    for (let sent = 0; sent < MESSAGES; sent += IN_A_FRAME) {
      for (let at = 0; at < IN_A_FRAME; at += 1) said(call);
      await nextFrame();
      await element.updateComplete;
      const place = element.shadowRoot?.querySelector('[part~="transcript"]');
      if (place && !log.length)
        watch.observe(place, { subtree: true, childList: true, characterData: true });
      changes += watch.takeRecords().length;
      log.push({ changes, nodes: nodes() });
      changes = 0;
    }
    watch.disconnect();
    expect(element.transcripts).to.have.length(MAX_ENTRIES);
    expect(element.transcripts.at(-1)).to.include({ text: `Answer ${MESSAGES / TURN - 1}` });

    const [, first] = log;
    const full = log.findIndex((_, at) => at * IN_A_FRAME >= (MAX_ENTRIES / 2) * TURN + IN_A_FRAME);
    const last = log.at(-1);
    console.log(`a frame's changes: ${first?.changes} at first, ${last?.changes} at last`);
    // A line that comes takes the place of the oldest.
    expect(last?.changes).to.be.at.most(2.5 * (first?.changes ?? 0));
    // Nothing grows once the bounds are reached, but for the groups at both ends.
    expect(last?.nodes).to.be.within((log[full]?.nodes ?? 0) - 20, (log[full]?.nodes ?? 0) + 20);
    expect(last?.nodes).to.be.at.most(before + MAX_ENTRIES * 5);

    await element.end();
    element.remove();
  });
});

/** Says one message after the other: both sides in turn, each line word by word. */
function messages(): (call: FakeCall) => void {
  let sent = 0;
  return (call) => {
    const turn = Math.floor(sent / TURN);
    const heard = (text: string, final: boolean) =>
      call.says('user-transcription', { text, final, user_id: 'u', timestamp: '' });
    const steps = [
      () => call.says('user-started-speaking'),
      () => heard(`Question`, false),
      () => heard(`Question ${turn}`, true),
      () => call.says('user-stopped-speaking'),
      () => call.says('bot-tts-started'),
      () => call.says('bot-started-speaking'),
      () => call.says('bot-tts-text', { text: 'Answer' }),
      () => call.says('bot-tts-text', { text: `${turn}` }),
      () => call.says('bot-tts-stopped'),
      () => call.says('bot-stopped-speaking'),
    ];
    steps[sent % TURN]?.();
    sent += 1;
  };
}
