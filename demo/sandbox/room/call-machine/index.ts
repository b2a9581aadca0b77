import { CallMachine } from './call-machine.js';
import { dailyPage } from './daily-page.js';

// daily-js loads this script once for every call object, and lists those that wait for it.
for (const callClientId of dailyPage().pendings.splice(0)) {
  const instance = dailyPage().instances[callClientId];
  if (!instance) continue;
  const machine = new CallMachine(callClientId);
  instance.callMachine = machine;
  machine.reset();
}
