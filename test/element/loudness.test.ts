import { expect, nextFrame } from '@open-wc/testing';
import { PERIOD } from '../../src/element/loudness.js';
import { until } from '../support/until.js';
import { mount, type TestCall } from './support/call-element.js';

/** What moves with a loudness: such an animation never ends by itself. */
function moved(element: TestCall): Animation[] {
  return (element.shadowRoot?.getAnimations() ?? []).filter(
    (animation) => !(animation instanceof CSSAnimation || animation instanceof CSSTransition),
  );
}

/** An element in a call whose assistant is heard. */
async function moving() {
  const element = await mount();
  const { observer } = await element.call();
  await until('a movement', () => {
    observer.level?.(0.5, false);
    return moved(element).length > 0;
  });
  return { element, observer };
}

const nameOf = ({ effect }: Animation): string => {
  const { target, pseudoElement } = effect as KeyframeEffect;
  return `${target?.classList[0]}${pseudoElement}`;
};

describe('the loudness', () => {
  before(function () {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.skip();
  });

  it('moves the halo and the microphone’s ring, and nothing once it is quiet', async () => {
    const element = await mount('hide-transcript');
    const { observer } = await element.call();
    const [halo, mic] = [element.find('.orb.big'), element.find('.mic')];
    await until('both in sight', () => {
      observer.level?.(0.5, false);
      observer.level?.(1, true);
      return (
        getComputedStyle(halo, '::after').scale === '1.11' &&
        getComputedStyle(mic, '::after').opacity === '0.6'
      );
    });
    expect(moved(element).map(nameOf)).to.have.members(['orb::after', 'round::after']);
    expect(element.hasAttribute('style')).to.equal(false);
    await until('rest', () => {
      observer.level?.(0, false);
      observer.level?.(0, true);
      return !moved(element).length;
    });
  });

  it('moves the orb in the header beside a conversation', async () => {
    const element = await mount();
    const session = await element.call();
    session.say({ id: '1', role: 'assistant', text: 'Hi', isComplete: true });
    await until('the line', () => !!element.query('.bubble'));
    await until('a movement', () => {
      session.observer.level?.(0.5, false);
      return moved(element).length > 0;
    });
    const [{ effect } = {}] = moved(element);
    expect((effect as KeyframeEffect).target).to.equal(element.find('header .orb'));
  });

  it('is drawn once a period, however often it is told', async () => {
    const { element, observer } = await moving();
    let drawn = 0;
    const effect = moved(element)[0]?.effect as KeyframeEffect;
    effect.setKeyframes = (frames) => {
      drawn += 1;
      KeyframeEffect.prototype.setKeyframes.call(effect, frames);
    };
    const from = performance.now();
    let told = 0;
    while (performance.now() - from < 2 * PERIOD) {
      observer.level?.(performance.now() - from < PERIOD ? 1 : 0.2, false);
      told += 1;
      await nextFrame();
    }
    expect(drawn).to.be.within(1, Math.ceil((performance.now() - from) / PERIOD) + 1);
    expect(told).to.be.greaterThan(drawn);
  });

  it('is drawn with a change of the panel where that comes first: the frame is taken anyway', async () => {
    const { element, observer } = await moving();
    const from = performance.now();
    observer.level?.(1, false);
    const to = (): unknown =>
      (moved(element)[0]?.effect as KeyframeEffect).getKeyframes()[2]?.scale;
    expect(to()).to.equal('1.11');
    await until('what was told', async () => {
      element.requestUpdate();
      await element.updateComplete;
      return to() === '1.22';
    });
    expect(performance.now() - from).to.be.greaterThan(PERIOD / 2 - 20);
  });

  it('is what was told in a period, not its last instant, and stays where the difference is not seen', async () => {
    const { element, observer } = await moving();
    const to = (): unknown =>
      (moved(element)[0]?.effect as KeyframeEffect).getKeyframes()[2]?.scale;
    for (const [told, shown] of [
      [[0.4, 0.9, 0.8], '1.154'],
      [[0.65], '1.154'],
      [[1, 0.6], '1.176'],
    ] as const) {
      for (const level of told) observer.level?.(level, false);
      const from = performance.now();
      await until('the period’s end', async () => {
        element.requestUpdate();
        await element.updateComplete;
        return performance.now() - from > PERIOD / 2 + 20;
      });
      expect(to()).to.equal(shown);
    }
  });

  it('holds on to nothing of a call that is over', async () => {
    const element = await mount();
    const { observer } = await element.call();
    await until('a movement', () => {
      observer.level?.(0.5, false);
      observer.level?.(0.5, true);
      return moved(element).length === 2;
    });
    const animations = moved(element);
    await element.end();
    await element.updateComplete;
    const gone = animations.filter(({ effect }) => !(effect as KeyframeEffect).target?.isConnected);
    expect(gone).to.have.length(2);
    expect(gone.map(({ playState }) => playState)).to.deep.equal(['idle', 'idle']);
  });
});
