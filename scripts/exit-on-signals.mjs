/**
 * Imported by whatever starts processes that must not outlive it. A signal would end Node without its
 * `exit` listeners, which stop them, and where a package listens for the signal (puppeteer does)
 * would not end it at all. It also ends when the process is gone that has started it with a channel,
 * and below npm with its parent: npm hands a signal to the shell of its script alone.
 */
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
/** How soon it is noticed that the parent is gone, in milliseconds. No event tells. */
const PARENT_LOOK_MS = 500;
const controller = new AbortController();

/** Is aborted before this process ends by a signal. */
export const ending = controller.signal;

function end(code) {
  controller.abort();
  process.exit(code);
}

for (const [name, number] of Object.entries(signals)) process.once(name, () => end(128 + number));
if (process.channel) {
  process.once('disconnect', () => end(0));
  process.channel.unref();
} else if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || end(128 + signals.SIGTERM), PARENT_LOOK_MS).unref();
}
