import { expect } from '@open-wc/testing';
import { PERIOD } from '../../../src/element/loudness.js';
import { emulate } from '../../support/page-commands.js';
import { states, type Stage } from '../../support/states.js';
import { stageIn } from '../support/stage-in.js';

/** The names of what is animated now, in the page and in the element. */
function moving(element: Element): string[] {
  const all = [...document.getAnimations(), ...(element.shadowRoot?.getAnimations() ?? [])];
  return all.map((animation) => {
    const { target, pseudoElement } = animation.effect as KeyframeEffect;
    const what =
      (animation as CSSAnimation).animationName ?? (animation as CSSTransition).transitionProperty;
    return `${what ?? animation.id} of ${target?.className ?? ''}${pseudoElement ?? ''}`;
  });
}

/** Everything that moved while a state was reached, looked at in every picture. */
async function watched(reach: () => Promise<Stage>): Promise<Set<string>> {
  const seen = new Set<string>();
  let goesOn = true;
  const look = (): void => {
    for (const element of document.querySelectorAll('staged-call')) {
      for (const name of moving(element)) seen.add(name);
    }
    if (goesOn) requestAnimationFrame(look);
  };
  look();
  const { element } = await reach();
  await new Promise(requestAnimationFrame);
  for (const name of moving(element)) seen.add(name);
  goesOn = false;
  return seen;
}

/** How everything lies and looks that a loudness could move. */
function pose({ element }: Stage): string[] {
  return [...element.renderRoot.querySelectorAll('*')].flatMap((node) =>
    [undefined, '::before', '::after'].map((pseudo) => {
      const { transform, scale, translate, rotate, opacity, filter } = getComputedStyle(
        node,
        pseudo,
      );
      return [transform, scale, translate, rotate, opacity, filter].join();
    }),
  );
}

const VOICED = ['hide-transcript', 'assistant-speaking', 'user-speaking'];

/** A state in silence, and as loud as can be. */
async function posesOf(state: string): Promise<string[][]> {
  const stage = await stageIn(state);
  const poses: string[][] = [];
  for (const level of [0, 1]) {
    // It is drawn in the next period, and in sight a period later.
    const from = performance.now();
    while (performance.now() - from < 2 * PERIOD) {
      stage.call.level('assistant', level).level('user', level);
      await new Promise(requestAnimationFrame);
    }
    poses.push(pose(stage));
  }
  stage.element.remove();
  return poses;
}

describe('under reduced motion', () => {
  before(async function () {
    if (await emulate({ 'prefers-reduced-motion': 'reduce' })) return;
    console.info('Skipped in this browser: it can not be asked for reduced motion.');
    this.skip();
  });
  after(() => emulate({}));

  for (const state of Object.keys(states)) {
    it(`nothing moves in ${state}`, async () => {
      expect([...(await watched(() => stageIn(state)))]).to.deep.equal([]);
    });
  }

  it('nothing moves when the floating panel opens and closes', async () => {
    const seen = await watched(async () => {
      const stage = await stageIn('launcher-in-call');
      stage.element.show();
      await new Promise(requestAnimationFrame);
      stage.element.hide();
      await stage.element.updateComplete;
      stage.element.show();
      return stage;
    });
    expect([...seen]).to.deep.equal([]);
  });

  it('the loudness moves nothing', async () => {
    for (const state of VOICED) {
      const [silent, loud] = await posesOf(state);
      expect(loud, state).to.deep.equal(silent);
    }
  });
});

describe('without reduced motion', () => {
  before(async function () {
    await emulate({ 'prefers-reduced-motion': 'no-preference' });
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.skip();
  });
  after(() => emulate({}));

  it('something moves: the tests above can see it', async () => {
    expect((await watched(() => stageIn('calling'))).size).to.be.greaterThan(0);
  });

  it('the loudness moves something', async () => {
    for (const state of VOICED) {
      const [silent, loud] = await posesOf(state);
      expect(loud, state).not.to.deep.equal(silent);
    }
  });
});
