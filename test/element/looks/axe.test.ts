import { expect } from '@open-wc/testing';
import { emulate, type Features } from '../../support/page-commands.js';
import { states } from '../../support/states.js';
import { stageIn } from '../support/stage-in.js';

const looks: Readonly<Record<string, { theme: string; features: Features }>> = {
  light: { theme: 'light', features: {} },
  dark: { theme: 'dark', features: {} },
  'forced colours': { theme: 'light', features: { 'forced-colors': 'active' } },
};

for (const [look, { theme, features }] of Object.entries(looks)) {
  describe(`axe, in ${look}, finds nothing`, () => {
    before(async function () {
      if (await emulate(features)) return;
      console.info('Skipped in this browser: it can not be made to force colours.');
      this.skip();
    });
    after(() => emulate({}));

    for (const state of Object.keys(states)) {
      it(`in ${state}`, async () => {
        const { element } = await stageIn(state, { attributes: `theme="${theme}"` });
        await expect(element).to.be.accessible();
      });
    }

    for (const state of ['idle', 'assistant-speaking', 'error-network']) {
      it(`in the floating panel, ${state}`, async () => {
        const attributes = `theme="${theme}" variant="floating" open`;
        const { element } = await stageIn(state, { attributes });
        await expect(element).to.be.accessible();
      });
    }
  });
}
