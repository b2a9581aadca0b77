import type { BreezeBuddyCall } from 'breeze-buddy-call';
import { BuddyClient, joinRoom, type Session } from 'breeze-buddy-call/sdk';

const call = document.createElement('breeze-buddy-call');
call satisfies BreezeBuddyCall;
document.querySelector('breeze-buddy-call')?.start() satisfies Promise<Session> | undefined;
call.addEventListener('buddy-error', ({ detail }) => detail.error.details);
document.addEventListener('buddy-before-start', (event) => {
  event.detail.payload = { order_id: 7 };
});
window.addEventListener('buddy-transcript', ({ detail }) => detail.isComplete satisfies boolean);
call.consent = 'remember';

// @ts-expect-error -- the status is read-only
call.status = 'connected';
// @ts-expect-error -- a token provider gives a text
call.tokenProvider = () => 7;
// @ts-expect-error -- consent is remembered or not
call.consent = 'forget';
// @ts-expect-error -- there is no such theme
call.theme = 'neon';

// @ts-expect-error -- a client needs a token
new BuddyClient({ auth: {} });
// @ts-expect-error -- a room needs its token
void joinRoom({ roomUrl: 'https://example.daily.co/room' });
