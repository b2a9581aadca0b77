import { fixture } from '@open-wc/testing';
import { stageOf, type StageOptions } from '../../support/stage.js';
import type { Stage } from '../../support/states.js';

/** Brings an element into a state, in a place that is gone with the test's other fixtures. */
export async function stageIn(
  state: string,
  options: StageOptions & { width?: string } = {},
): Promise<Stage> {
  const place = await fixture<HTMLElement>('<div></div>');
  if (options.width) place.style.inlineSize = options.width;
  return stageOf(place, state, options);
}
