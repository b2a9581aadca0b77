import { deferred } from '../../src/sdk/deferred.js';

/** The question for the microphone stays open until the test answers it. */
export function holdPrompt() {
  const { mediaDevices } = navigator;
  const { getUserMedia } = mediaDevices;
  const [asked, answered] = [deferred(), deferred()];
  mediaDevices.getUserMedia = async (constraints) => {
    asked.resolve();
    await answered.promise;
    return getUserMedia.call(mediaDevices, constraints);
  };
  return {
    /** Resolves when the visitor is asked. */
    asked: asked.promise,
    /** The visitor allows it. */
    allow: () => answered.resolve(),
    stop: () => Object.assign(mediaDevices, { getUserMedia }),
  };
}
