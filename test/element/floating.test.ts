import { expect, nextFrame } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { SessionError } from '../../src/sdk/errors.js';
import { until } from '../support/until.js';
import { mount, type TestCall } from './support/call-element.js';

const focused = (element: TestCall) => element.shadowRoot?.activeElement;
const press = (target: Element, key: string) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );

describe('floating', () => {
  it('is a launcher that opens a panel, which takes the focus and gives it back', async () => {
    const element = await mount('variant="floating"');
    const launcher = element.find('[part~="launcher"]');
    expect(element.words('[part~="launcher"]')).to.equal('Talk to us');
    launcher.focus();
    launcher.click();
    await element.updateComplete;
    const panel = element.find('[part~="panel"]');
    expect([element.open, focused(element)]).to.deep.equal([true, panel]);
    press(panel, 'Escape');
    await element.updateComplete;
    expect(element.open).to.equal(false);
    expect(focused(element)).to.equal(element.partOf('launcher'));
  });

  it('does not steal the focus when the page opens it', async () => {
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    const element = await mount('variant="floating"');
    element.show();
    await element.updateComplete;
    expect([document.activeElement, !!element.partOf('panel')]).to.deep.equal([button, true]);
    button.remove();
  });

  it('keeps the place of what is read out, and reads nothing again for it', async () => {
    const element = await mount('variant="floating"');
    const region = element.find('[role="status"]');
    element.show();
    await element.updateComplete;
    expect(element.find('[role="status"]') === region).to.equal(true);
  });

  it('stays open when Escape takes back what an input method composes', async () => {
    const element = await mount('variant="floating" open');
    const key = { key: 'Escape', isComposing: true, bubbles: true };
    element.find('[part~="panel"]').dispatchEvent(new KeyboardEvent('keydown', key));
    expect(element.open).to.equal(true);
  });

  it('is not modal on a wide screen', async () => {
    const element = await mount('variant="floating" open');
    const panel = element.find('[part~="panel"]');
    expect([panel.localName, panel.getAttribute('role')]).to.deep.equal(['section', null]);
    expect(panel.ariaLabel?.replace(/[\u2068\u2069]/g, '')).to.equal('Call with Asha');
  });

  it('lets the call go on when it is hidden, and shows it on the launcher', async () => {
    const element = await mount('variant="floating" open');
    const session = await element.call();
    element.find('header button').click();
    await element.updateComplete;
    expect([element.open, element.status, session.calls]).to.deep.equal([false, 'connected', []]);
    expect(element.words('[part~="launcher"]')).to.match(/^Listening 0:0\d$/);
    element.find('[part~="launcher"]').click();
    await element.updateComplete;
    expect(element.words('[part~="status"]')).to.equal('Listening');
    element.hide();
    await session.fail(new SessionError('gone'));
    await element.updateComplete;
    expect(element.words('[part~="launcher"]')).to.equal('Not connected');
    expect(element.find('[role="status"]').textContent).to.equal('The call could not go on');
  });

  it('leaves keys alone that others have handled, and those of the page', async () => {
    const element = await mount('variant="floating" open');
    press(document.body, 'Escape');
    press(element.find('[part~="panel"]'), 'a');
    expect(element.open).to.equal(true);
  });

  it('sits in its corner, by the direction of the text', async () => {
    const element = await mount('variant="floating"');
    const corner = () => {
      const { left, top } = element.find('[part~="launcher"]').getBoundingClientRect();
      return `${top < innerHeight / 2 ? 'top' : 'bottom'} ${left < innerWidth / 4 ? 'left' : 'right'}`;
    };
    const corners: string[] = [];
    for (const placement of ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const) {
      element.placement = placement;
      await element.updateComplete;
      corners.push(corner());
    }
    element.dir = 'rtl';
    corners.push(corner());
    expect(corners).to.deep.equal([
      'bottom right',
      'bottom left',
      'top right',
      'top left',
      'top right',
    ]);
  });

  it('takes a bare 0 for its distance from the edges', async () => {
    const element = await mount('variant="floating" style="--buddy-offset: 0"');
    const gaps = (part: string) => {
      const { right, bottom, top } = element.find(`[part~="${part}"]`).getBoundingClientRect();
      return [innerWidth - right, innerHeight - bottom, Math.min(0, top)].map(Math.round).join(' ');
    };
    expect(gaps('launcher')).to.equal('0 0 0');
    element.style.setProperty('--buddy-height', '9999px');
    element.show();
    await element.settled();
    expect(gaps('panel')).to.equal('0 0 0');
  });

  for (const size of ['100%', 'auto', '0']) {
    it(`has a panel that can be used, also where the page says ${size} of its size`, async () => {
      const style = `--buddy-width: ${size}; --buddy-height: ${size}`;
      const element = await mount(`variant="floating" open style="${style}"`);
      await element.settled();
      const { width, height } = element.find('[part~="panel"]').getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(240);
    });
  }

  it('is shown as a popover where the page makes it one', async () => {
    const element = await mount('popover');
    const look = () => {
      const { display, position } = getComputedStyle(element);
      return `${display} ${position}`;
    };
    const looks = [look()];
    element.showPopover();
    looks.push(look());
    element.hidden = true;
    looks.push(look());
    element.removeAttribute('popover');
    element.setAttribute('hidden', 'until-found');
    looks.push(look());
    expect(looks).to.deep.equal(['none fixed', 'block fixed', 'none fixed', 'none relative']);
  });

  describe('on a phone that lies on its side', () => {
    before(() => setViewport({ width: 740, height: 360 }));
    after(() => setViewport({ width: 800, height: 600 }));

    for (const [state, name] of [
      ['idle', 'start-button'],
      ['consent', 'consent'],
      ['calling', 'end-button'],
      ['microphone-blocked', 'retry-button'],
      ['microphone-in-use', 'retry-button'],
      ['microphone-in-use', 'settings-button'],
    ] as const) {
      it(`shows what can be done without scrolling (${state}, ${name})`, async () => {
        const element = await mount('variant="floating" open agent-name="Asha from Breeze"');
        if (state === 'consent') element.consent = true;
        if (state !== 'idle') void element.start();
        if (/^microphone/.test(state)) {
          await (
            await element.opened()
          ).fail(new SessionError('x', { details: { reason: state } }));
        }
        await until(`the ${name}`, () => element.partOf(name));
        await until('the low screen', () => innerHeight === 360);
        await element.settled();
        const bottom = element.find('[part~="panel"]').getBoundingClientRect().bottom;
        const buttons = element.find(`[part~="${name}"]`);
        const last = buttons.querySelector('button:last-of-type') ?? buttons;
        expect(last.getBoundingClientRect().bottom).to.be.lessThan(bottom);
      });
    }
  });

  describe('on a phone', () => {
    before(() => setViewport({ width: 390, height: 700 }));
    after(() => setViewport({ width: 800, height: 600 }));

    it('covers the screen, is modal, and closes as modals do', async () => {
      const element = await mount('variant="floating" open');
      const dialog = element.find('dialog') as HTMLDialogElement;
      expect(dialog.matches(':modal')).to.equal(true);
      // WebKit draws with the old media queries for a moment after the screen's size has changed.
      await until('the sheet', () => dialog.getBoundingClientRect().width === innerWidth);
      await element.settled();
      const { left, width, height } = dialog.getBoundingClientRect();
      expect([left, width, Math.round(height)]).to.deep.equal([0, innerWidth, innerHeight]);
      dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
      await element.updateComplete;
      expect([element.open, element.query('dialog')]).to.deep.equal([false, null]);
    });

    it('has the focus each time it opens, and the way out has it where the call has failed', async () => {
      const element = await mount('variant="floating"');
      const open = async () => {
        element.find('[part~="launcher"]').focus();
        element.find('[part~="launcher"]').click();
        await element.updateComplete;
      };
      for (let times = 0; times < 2; times += 1) {
        await open();
        expect(focused(element) === element.query('dialog')).to.equal(true);
        element.hide();
        await element.updateComplete;
      }
      void element.start();
      await (await element.opened()).fail(new SessionError('x'));
      await open();
      expect(focused(element) === element.partOf('retry-button')).to.equal(true);
    });

    it('reads out inside of it: outside of a modal dialog nothing is', async () => {
      const element = await mount('variant="floating"');
      const outside = element.find('[role="status"]');
      element.show();
      const session = await element.call();
      session.say({ id: 'a', role: 'assistant', text: 'Hello', isComplete: true });
      await element.settled();
      expect([
        outside.isConnected,
        element.find('dialog [role="status"]').textContent,
        element.words('dialog .lines'),
      ]).to.deep.equal([false, 'Connected', 'Asha: Hello']);
      element.hide();
      await element.updateComplete;
      // Drawn elsewhere, the region would have it read again.
      expect(element.words('.launcher ~ .lines')).to.equal('');
      session.say({ id: 'b', role: 'assistant', text: 'Still here', isComplete: true });
      await element.settled();
      expect(element.words('.launcher ~ .lines')).to.equal('Asha: Still here');
    });

    it('stays when a file field in a slot is left without a choice', async () => {
      const element = await mount('variant="floating" open', '<input type="file" slot="footer" />');
      const cancel = new Event('cancel', { bubbles: true });
      element.querySelector('input')?.dispatchEvent(cancel);
      await element.updateComplete;
      expect([element.open, !!element.query('dialog:modal')]).to.deep.equal([true, true]);
    });

    it('becomes a panel on a wider screen, and a sheet again', async () => {
      const element = await mount('variant="floating" open');
      const shape = () => element.find('[part~="panel"]').localName;
      await setViewport({ width: 800, height: 600 });
      await until('the panel', () => shape() === 'section');
      await setViewport({ width: 390, height: 700 });
      await until('the sheet', () => shape() === 'dialog');
      expect(element.find('dialog').matches(':modal')).to.equal(true);
    });

    it('does not block a page that hides it, and is modal again when it is shown', async () => {
      const element = await mount('variant="floating" open');
      const holder = element.parentElement as HTMLElement;
      const isModal = () => element.find('dialog').matches(':modal');
      expect(isModal()).to.equal(true);
      element.hidden = true;
      await until('the page is free', () => !isModal());
      element.hidden = false;
      await until('the sheet', isModal);
      holder.style.display = 'none';
      await until('the page is free again', () => !isModal());
      await element.updateComplete;
      expect([isModal(), element.open]).to.deep.equal([false, true]);
      holder.style.display = '';
      await until('the sheet again', isModal);
    });

    it('opened while the page hides it, blocks nothing', async () => {
      const element = await mount('variant="floating" hidden');
      element.show();
      await element.updateComplete;
      expect(element.find('dialog').matches(':modal')).to.equal(false);
    });

    it('is watched while it is open, and no longer', async () => {
      const { disconnect } = IntersectionObserver.prototype;
      let stopped = 0;
      IntersectionObserver.prototype.disconnect = function () {
        stopped += 1;
        disconnect.call(this);
      };
      try {
        const element = await mount('variant="floating" open');
        await nextFrame();
        await element.updateComplete;
        expect(stopped).to.equal(0);
        element.hide();
        await element.updateComplete;
        expect(stopped).to.be.greaterThan(0);
      } finally {
        IntersectionObserver.prototype.disconnect = disconnect;
      }
    });

    it('is modal again after it was moved', async () => {
      const element = await mount('variant="floating" open');
      const other = document.createElement('div');
      element.parentElement?.append(other);
      other.append(element);
      await element.updateComplete;
      expect(element.find('dialog').matches(':modal')).to.equal(true);
    });
  });
});

describe('the focus', () => {
  /** Where the page's own button is, and where the element is beside it. */
  const places: Record<string, (host: HTMLElement) => [ParentNode, ParentNode]> = {
    'in the page': (host) => [host, document.body],
    'in a component': (host) => [host.attachShadow({ mode: 'open' }), document.body],
    'outside of its component': (host) => [document.body, host.attachShadow({ mode: 'open' })],
  };
  for (const [name, placed] of Object.entries(places)) {
    it(`goes back to the page’s own button, where the page hides the launcher (${name})`, async () => {
      const host = document.createElement('div');
      document.body.append(host);
      const [home, place] = placed(host);
      const style = document.createElement('style');
      style.textContent = 'test-call::part(launcher) { display: none; }';
      const button = document.createElement('button');
      home.append(button);
      const element = await mount('variant="floating"');
      place.append(style, element);
      button.focus();
      element.show();
      await element.updateComplete;
      const hide = element.find('header button');
      hide.focus();
      press(hide, 'Escape');
      await element.updateComplete;
      const { activeElement } = button.getRootNode() as ShadowRoot;
      expect([element.open, activeElement === button]).to.deep.equal([false, true]);
      for (const node of [button, style, element, host]) node.remove();
    });
  }

  it('stays inside when the focused button goes', async () => {
    const element = await mount();
    const start = element.find('[part~="start-button"]');
    start.focus();
    start.click();
    await element.updateComplete;
    expect(focused(element)).to.equal(element.partOf('panel'));
    const session = await element.opened();
    await session.answer();
    await element.updateComplete;
    const end = element.find('[part~="end-button"]');
    end.focus();
    end.click();
    await until('the end', () => element.status === 'disconnected');
    await element.updateComplete;
    expect(focused(element)).to.equal(element.partOf('panel'));
  });

  it('is not touched while the visitor is elsewhere', async () => {
    const element = await mount();
    await element.call();
    await element.end();
    expect(document.activeElement).to.equal(document.body);
  });
});
