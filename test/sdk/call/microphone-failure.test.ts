import { expect } from '@open-wc/testing';
import { microphoneFailure } from '../../../src/sdk/call/microphone-failure.js';

/** The types of Daily's `camera-error` and the reasons of Pipecat's media state. */
const TOLD = {
  'microphone-blocked': ['permissions', 'blocked'],
  'microphone-not-found': ['not-found'],
  'microphone-in-use': ['in-use', 'already-in-use', 'mic-in-use', 'cam-mic-in-use'],
  unsupported: ['undefined-mediadevices', 'not-supported'],
  'microphone-failed': ['constraints', 'unknown', 'toString', ''],
};

describe('microphoneFailure()', () => {
  for (const [failure, types] of Object.entries(TOLD)) {
    it(`makes ${failure} of what Daily and Pipecat call so`, () => {
      const made = types.map((type) => microphoneFailure({ type })?.type);
      expect(made).to.deep.equal(types.map(() => failure));
    });
  }

  it('is none where only a camera is concerned', () => {
    expect(microphoneFailure({ type: 'cam-in-use' })).to.equal(null);
    expect(microphoneFailure({ type: 'not-found', media: ['video'] })).to.equal(null);
    expect(microphoneFailure({ type: 'not-found', media: ['video', 'audio'] })).not.to.equal(null);
  });

  it('has the words that were told, or else the type, and who blocks', () => {
    expect(microphoneFailure({ type: 'blocked', message: 'No!', blockedBy: 'user' })).to.include({
      message: 'No!',
      blockedBy: 'user',
    });
    expect(microphoneFailure({ type: 'blocked' })?.message).to.equal('blocked');
  });
});
