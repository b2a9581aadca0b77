import { expect } from '@open-wc/testing';
import { accessibilityTree } from '../support/page-commands.js';
import { stageIn } from './support/stage-in.js';

/**
 * What a screen reader gets of a call, in its order: a line for each node. The `status` and the
 * region after it are out of sight; the one tells the call's course, the other each finished line.
 */
const expected: Readonly<Record<string, readonly string[]>> = {
  idle: [
    'region "Call with Asha"',
    '  sectionheader',
    '    text "Asha"',
    '    text "Ready to talk"',
    '  heading "Talk to Asha"',
    '  paragraph',
    '    text "Start the call and speak, just as you would on the phone."',
    '  button "Start call"',
    '  paragraph',
    '    text "Uses your microphone. You can mute at any time."',
    'status live=polite',
  ],
  joining: [
    'region "Call with Asha"',
    '  sectionheader',
    '    text "Asha"',
    '    text "Connecting…"',
    '  list',
    '    listitem',
    '      text "Microphone ready"',
    '      text "Done"',
    '    listitem',
    '      text "Calling Asha"',
    '      text "Done"',
    '    listitem',
    '      text "Joining the call"',
    '  sectionfooter',
    '    button "Cancel"',
    'status live=polite',
    '  text "Connecting…"',
    'generic live=polite',
  ],
  'assistant-speaking': [
    'region "Call with Asha"',
    '  sectionheader',
    '    text "Asha"',
    '    text "Speaking"',
    '    timer',
    '      text "1:24"',
    '  log "Transcript"',
    '    text "Asha, 0:00"',
    '    text ":"',
    '    paragraph',
    `      text "Hello Rahul! I'm calling about your order of two steel bottles for ₹1,498. Shall I confirm it?"`,
    '    text "You, 0:00"',
    '    text ":"',
    '    paragraph',
    '      text "Yes, but can you change the address?"',
    '    text "Look up order"',
    '    text "Asha, 0:00"',
    '    text ":"',
    '    paragraph',
    '      text "Of course. Where should we send it?"',
    '    text "You, 1:24"',
    '    text ":"',
    '    paragraph',
    '      text "14 Palm Grove, second floor, Pune"',
    '    text "Asha, 1:24"',
    '    text ":"',
    '    paragraph',
    '      text "Got it: 14 Palm Grove, second floor, Pune. Anything"',
    '  sectionfooter',
    '    button "Mute"',
    '    button "Type a message" expanded=false',
    '    button "Settings" expanded=false',
    '    button "End"',
    'status live=polite',
    '  text "Connected"',
    'generic live=polite',
    '  paragraph',
    '    text "You: Yes, but can you change the address?"',
    '  paragraph',
    '    text "Asha: Of course. Where should we send it?"',
    '  paragraph',
    '    text "You: 14 Palm Grove, second floor, Pune"',
  ],
  ended: [
    'region "Call with Asha"',
    '  sectionheader',
    '    text "Asha"',
    '    text "Call ended"',
    '  heading "Thanks for calling"',
    '  paragraph',
    '    text "3 min 12 sec with Asha"',
    '  button "Copy transcript"',
    '  button "Download"',
    '  button "Call again"',
    'status live=polite',
    '  text "Call ended"',
    'generic live=polite',
    '  paragraph',
    `    text "Asha: Hello Rahul! I'm calling about your order of two steel bottles for ₹1,498. Shall I confirm it?"`,
    '  paragraph',
    '    text "You: Yes, but can you change the address?"',
    '  paragraph',
    '    text "Asha: Of course. Where should we send it?"',
  ],
  'error-microphone-blocked': [
    'region "Call with Asha"',
    '  sectionheader',
    '    text "Asha"',
    '    text "Not connected"',
    '  alert live=assertive',
    '    heading "The microphone is blocked"',
    '    paragraph',
    '      text "Choose the icon beside the page’s address, set Microphone to Allow, then try again."',
    '  button "Try again"',
    'status live=polite',
    'generic live=polite',
  ],
  'launcher-in-call': [
    // Not the time, which a screen reader would tell every second while the button has the focus.
    'button "Listening" expanded=false',
    'status live=polite',
    '  text "Connected"',
    'generic live=polite',
    '  paragraph',
    `    text "Asha: Hello Rahul! I'm calling about your order of two steel bottles for ₹1,498. Shall I confirm it?"`,
    '  paragraph',
    '    text "You: Yes, but can you change the address?"',
    '  paragraph',
    '    text "Asha: Of course. Where should we send it?"',
  ],
};

describe('a screen reader gets', () => {
  for (const [state, lines] of Object.entries(expected)) {
    it(`what there is of ${state}`, async function () {
      await stageIn(state, { name: 'Asha' });
      const tree = await accessibilityTree();
      if (tree) {
        expect(tree).to.deep.equal(lines);
      } else {
        console.info('Skipped in this browser: it does not tell its accessibility tree.');
        this.skip();
      }
    });
  }
});
