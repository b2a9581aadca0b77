import type { CallHost, CallSite } from './session-controller.js';
import { CallView } from './call-view.js';
import { SessionController } from './session-controller.js';
import { DeviceChoices } from './device-choices.js';

/** What comes with the first wish to call: what makes an element's calls, and what draws them. */
export function equip(host: CallHost, site: Omit<CallSite, 'level' | 'tick'>) {
  const devices = new DeviceChoices(() => host.requestUpdate());
  const calls = new SessionController(host, devices, {
    ...site,
    level: (level, local) => view.level(level, local),
    tick: () => view.tick(),
  });
  const view = new CallView(host, calls, devices);
  return { calls, view };
}
