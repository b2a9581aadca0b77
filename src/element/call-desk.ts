import type { BuddyError } from '../sdk/errors.js';
import { guarded } from '../sdk/guarded.js';
import { CallLink, report, type LinkOwner } from './call-link.js';
import type { CallRun } from './call-run.js';
import type { CallRuntime, CallSettings } from './call-settings.js';
import { askToken, checkSettings } from './call-token.js';
import type { DeviceChoices } from './device-choices.js';
import { PageTurn } from './page-turn.js';

/** Opens an element's calls, one at a time on a page. Loaded with the calling code. */
export class CallDesk {
  readonly #devices: DeviceChoices;
  readonly #end: () => Promise<void>;
  readonly #turn: PageTurn;

  /** @param end - ends the call that goes on, because another element's begins or the page is left */
  constructor(devices: DeviceChoices, end: () => Promise<void>) {
    this.#devices = devices;
    this.#end = end;
    this.#turn = new PageTurn(end);
  }

  /** From here on the page that is left ends the call. */
  attend(): void {
    this.#turn.attend();
  }

  /** Opens the call of a run that has just begun, unless it is over before that. */
  async open(
    runtime: CallRuntime,
    run: CallRun,
    settings: CallSettings,
    owner: LinkOwner,
  ): Promise<void> {
    // Not before its own claim: of wishes in the same millisecond, the last to claim is the latest.
    this.#turn.hold(run.at);
    try {
      checkSettings(settings);
      // A page that the browser opens ahead may never be seen.
      if ((document as { prerendering?: boolean }).prerendering) {
        await new Promise((resolve) => {
          document.addEventListener('prerenderingchange', resolve, { once: true });
        });
        if (run.isOver) return;
      }
      const turn = this.#turn.claim();
      const ask = () => askToken(settings, runtime.clock, run.promise);
      const token = ask();
      token.catch(() => {});
      const isLatest = await turn;
      if (run.isOver) return;
      if (!isLatest) return void this.#end();
      run.link = new CallLink(runtime, this.#devices, settings, owner);
      run.link.connect(token, ask).then(run.resolve, run.reject);
    } catch (error) {
      if (run.isOver) return;
      report(owner, error as BuddyError);
      owner.finish();
    }
  }

  /** The element has no call any more. */
  close(): void {
    guarded(() => this.#turn.release());
  }
}
