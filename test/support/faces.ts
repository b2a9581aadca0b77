/**
 * What a visitor reads of a failure, and the button that leads out of it, in English. It stands here
 * word for word, apart from the element's own table, so that a failure with the wrong words is found.
 */
export interface Face {
  title: string;
  text: string;
  /** The button's words; while it is too early to try again, how long that lasts. */
  retry: string | RegExp;
}

const face = (title: string, text: string, retry: Face['retry'] = 'Try again'): Face => ({
  title,
  text,
  retry,
});

const allowMicrophone = navigator.userAgent.includes('Firefox')
  ? 'Choose the microphone beside the page’s address, take the block away'
  : 'Choose the icon beside the page’s address, set Microphone to Allow';

export const faces = {
  microphoneBlocked: face('The microphone is blocked', `${allowMicrophone}, then try again.`),
  microphoneDismissed: face(
    'The microphone was not allowed',
    'Try again, and choose Allow when the browser asks. If it does not ask, reload the page.',
  ),
  microphonePolicy: face(
    'The microphone can’t be used here',
    'Allow it in your device’s settings, or open this page in a tab of its own.',
  ),
  microphoneNotFound: face(
    'No microphone found',
    'Plug one in, or choose one in your device’s settings, then try again.',
  ),
  microphoneInUse: face(
    'The microphone is in use',
    'Close other apps or tabs that use it, then try again.',
  ),
  microphoneFailed: face(
    'The microphone did not start',
    'Check that it is plugged in and switched on, then try again.',
  ),
  network: face('We could not be reached', 'Check your internet connection, then try again.'),
  callMachine: face(
    'The call could not be loaded',
    'Check your internet connection, then try again. If it still fails, reload the page.',
  ),
  tokenStale: face('The permission to call has run out', 'Reload the page to get a new one.'),
  tokenRenewable: face('The permission to call has run out', 'Try again to get a new one.'),
  forbidden: face('This call is not allowed', 'Please tell the owner of this site.'),
  roomNotFound: face('This call does not exist any more', 'Try again to start a new one.'),
  roomExpired: face('The time for this call is over', 'Try again to start a new one.'),
  roomDenied: face('The call did not let you in', 'Try again to start a new one.'),
  roomFull: face(
    'This call is already in use',
    'Close it in other tabs or on other devices, then try again.',
  ),
  timeout: face('We did not answer in time', 'Try again in a moment.'),
  connectTimeout: face(
    'The call could not be connected',
    'This network may be blocking calls. Try another one, or turn off your VPN.',
  ),
  assistantLeft: face('Nobody picked up', 'The assistant did not join. Try again in a moment.'),
  tooMany: face(
    'Too many calls right now',
    'Wait a moment, then try again.',
    /^Try again in [1-7] sec$/,
  ),
  busy: face(
    'We can’t take calls right now',
    'Something failed on our side. Try again in a moment.',
  ),
  ejected: face(
    'The call was closed',
    'It was ended from our side. You are welcome to call again.',
  ),
  connectionLost: face(
    'The connection was lost',
    'Check your internet connection, then call again.',
  ),
  assistantFailed: face(
    'The assistant could not go on',
    'Something failed on our side. Try again in a moment.',
  ),
  setup: face(
    'This call isn’t set up correctly',
    'Please tell the owner of this site. You can also try again later.',
  ),
} satisfies Record<string, Face>;

/** The same where the room was joined directly: only the page can bring another one. */
export function joinedDirectly({ title, text }: Face): Face {
  return face(title, text.replace(/^Try again to (start|get)/, 'Reload the page to get'));
}
