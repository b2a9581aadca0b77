import { expect } from '@open-wc/testing';
import { BreezeBuddyCall } from '../../src/index.js';

describe('the tag', () => {
  it('is registered by the index, and is the class it exports', () => {
    expect(customElements.get('breeze-buddy-call')).to.equal(BreezeBuddyCall);
    const element: BreezeBuddyCall = document.createElement('breeze-buddy-call');
    expect(element).to.be.instanceOf(BreezeBuddyCall);
  });

  it('tolerates being defined twice', async () => {
    const again = '../../src/element/define.ts?again';
    await import(again);
    expect(customElements.get('breeze-buddy-call')).to.equal(BreezeBuddyCall);
  });

  it('can be made, put in and taken out without a call or an error', () => {
    const element = document.createElement('breeze-buddy-call');
    document.body.append(element);
    element.remove();
    expect(element.status).to.equal('idle');
  });
});
