import 'breeze-buddy-call';
import { ticket } from '../ticket';

const show = (id: string, text: string) => {
  const output = document.getElementById(id);
  if (output) output.textContent = text;
};

const call = document.querySelector('breeze-buddy-call');
if (call) call.tokenProvider = async () => (await ticket()).token;
call?.addEventListener('buddy-state-change', ({ detail }) => show('status', detail.status));
call?.addEventListener('buddy-transcript', ({ detail }) => {
  if (detail.role === 'assistant' && detail.isComplete) show('said', detail.text);
});
