import { expect } from '@open-wc/testing';
import { SessionError } from '../../../src/sdk/errors.js';
import type { SessionEvent } from '../../../src/sdk/types.js';
import { faultCall, hurried } from '../../support/fault-call.js';
import { CLOSED, UP } from '../../support/fault-table.js';
import { holdPrompt } from '../../support/held-prompt.js';
import { watchPage, type Watch } from '../../support/leaks.js';
import { exposures } from '../../support/secrets.js';
import { STAGES, stoppedAt, type Stage } from '../../support/stages.js';
import { until } from '../../support/until.js';

const ENDED = ['> disconnecting', '> disconnected', 'disconnected'];
const CONNECTED = ['> connecting', '> connected', 'connected'];

/** What a call that is closed at a stage has told. */
function storyAt(stage: Stage): string[] {
  if (stage === 'ready') return [...UP, ...CLOSED];
  if (stage === 'waiting for the assistant') return [...CONNECTED, 'conversation-start', ...CLOSED];
  if (stage === 'waiting for the voice') return [...CONNECTED, ...ENDED];
  return ['> connecting', ...ENDED];
}

describe('a call that is closed', function () {
  this.timeout(40_000);
  let page: Watch;
  beforeEach(() => {
    page = watchPage();
  });
  afterEach(() => page.stop());

  for (const stage of STAGES) {
    it(`while it is ${stage}, ends, rejects and leaves nothing behind`, async () => {
      const call = await stoppedAt(stage);
      const error = await call.outcome;
      if (stage === 'ready') expect(error).to.equal(null);
      else {
        expect(error).to.be.instanceOf(SessionError);
        expect(error?.details).to.deep.equal({ reason: 'aborted' });
      }
      expect(call.story()).to.deep.equal(storyAt(stage));
      expect(call.session.getState()).to.include({ status: 'disconnected', error: null });
      page.expectNothingLeft();
      expect(exposures(call, error, page.console.lines)).to.deep.equal([]);
    });
  }

  it('twice and thrice at once, ends once', async () => {
    const call = await stoppedAt('joining', {}, (session) =>
      Promise.all([session.close(), session.end(), session[Symbol.asyncDispose]()]),
    );
    expect(call.story()).to.deep.equal(storyAt('joining'));
    await Promise.all([call.session.close(), call.session.close()]);
    expect(call.story()).to.deep.equal(storyAt('joining'));
    page.expectNothingLeft();
  });

  it('by its signal, ends the same way', async () => {
    const controller = new AbortController();
    const call = await stoppedAt('asking for the room', { signal: controller.signal }, () =>
      controller.abort(),
    );
    expect((await call.outcome)?.details).to.deep.equal({ reason: 'aborted' });
    expect(call.story()).to.deep.equal(storyAt('asking for the room'));
    page.expectNothingLeft();
  });

  for (const event of ['assistant-ready', 'conversation-end', 'disconnected'] as SessionEvent[]) {
    it(`from a handler of ${event}, ends once`, async () => {
      const call = await faultCall('bot-leaves', {
        on: {
          '*': (name) => {
            if (name === event) void call.session.close();
          },
        },
      });
      await call.outcome;
      await call.saw('disconnected');
      await call.session.close();
      const story = call.story();
      expect(story.filter((name) => name === 'disconnected')).to.have.length(1);
      expect(story.slice(-2)).to.deep.equal(['> disconnected', 'disconnected']);
      page.expectNothingLeft();
    });
  }

  it('goes its whole way though every handler throws', async () => {
    const broken = (): never => {
      throw new Error('The page is broken.');
    };
    const call = await faultCall(null, {
      on: { '*': broken, connected: broken, 'state-change': broken, 'assistant-ready': broken },
    });
    expect(await call.outcome).to.equal(null);
    await call.session.close();
    expect(call.story()).to.deep.equal([...UP, ...CLOSED]);
    const reported = page.console.lines.filter((line) => line.includes('The page is broken.'));
    expect(reported.length).to.be.at.least(call.events.length);
    page.expectNothingLeft();
  });

  it('while the assistant is to speak, rejects what has not been said', async () => {
    const call = await faultCall(null);
    await call.outcome;
    const speaking = [call.session.assistantSpeak('One.'), call.session.assistantSpeak('Two.')];
    const outcomes = Promise.allSettled(speaking);
    await call.session.close();
    for (const outcome of await outcomes) {
      expect(outcome.status).to.equal('rejected');
      const error = (outcome as PromiseRejectedResult).reason as SessionError;
      expect(error).to.be.instanceOf(SessionError);
      expect(error.details).to.deep.equal({ reason: 'not-connected' });
    }
    expect(call.story()).to.deep.equal([...UP, ...CLOSED]);
    page.expectNothingLeft();
  });

  it('while the script of another call has started its call machine, ends at once', async () => {
    const call = await faultCall('call-machine-silent');
    await until('its script', () => document.querySelector('script[src*="call-machine-silent"]'));
    const other = await faultCall(null);
    expect(await other.outcome).to.equal(null);
    await call.session.close();
    expect(call.story()).to.deep.equal(storyAt('loading the calling code'));
    await other.session.close();
    expect(other.story()).to.deep.equal([...UP, ...CLOSED]);
    page.expectNothingLeft();
  });

  it('while the visitor reads the permission prompt, leaves no microphone on', async () => {
    const prompt = holdPrompt();
    try {
      const call = await faultCall(null, { muted: false, callClock: hurried(100, 3_000) });
      await prompt.asked;
      await call.session.close();
      expect(call.story()).to.deep.equal(storyAt('opening the microphone'));
      prompt.allow();
      await until('the late microphone is off', () => Object.keys(page.live()).length === 0);
      page.expectNothingLeft();
    } finally {
      prompt.stop();
    }
  });
});
