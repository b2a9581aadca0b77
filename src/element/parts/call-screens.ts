import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ConnectStep } from '../../sdk/session/live-session.js';
import type { CallState } from '../call-state.js';
import { check } from '../icons-call.js';
import { icon } from '../icons.js';
import type { BuddyStrings } from '../strings/strings.js';
import { composer } from './composer.js';
import { controls } from './controls.js';
import { canRetry, errorTextOf, iconOf, kindOf, secondsToWait } from './error-text.js';
import { button, orb } from './frame.js';
import type { CallModel, Drawing, Status } from './model.js';
import { startButton } from './screens.js';
import { settings } from './settings.js';
import { tapToHear, transcript } from './transcript.js';

function statusOf({ call, texts, muted }: CallModel): Status {
  if (call.interrupted) return { text: texts.reconnecting, tone: 'wait' };
  if (!call.ready) return { text: texts.waiting, tone: 'wait' };
  if (call.microphoneLost) return { text: texts.unheard, tone: 'bad' };
  if (muted) return { text: texts.muted, tone: 'on' };
  if (call.assistantSpeaking) return { text: texts.speaking, tone: 'on' };
  return { text: call.userSpeaking ? texts.hearing : texts.listening, tone: 'on' };
}

/** What hinders the call right now, and what to do about it. */
function noticeOf(call: CallState, texts: BuddyStrings): string {
  if (call.interrupted) return texts.interrupted;
  if (call.microphoneLost) return texts.unheardHint;
  return call.soundLost ? texts.soundLost : '';
}

/** A screen reader hears the call's course, but not every turn of who speaks. */
function spokenOf({ call, texts, muted, mutedBefore }: CallModel): string {
  const notice = noticeOf(call, texts);
  if (notice) return notice;
  if (call.audioBlocked) return texts.tapToHear;
  if (!muted) return texts.connected;
  return mutedBefore ? `${texts.connected}. ${texts.muted}` : texts.muted;
}

/** After a call: what copying came to, or else these words. They are not said again when that is over. */
function afterwards({ copying, texts }: CallModel, words: string): string {
  if (!copying) return words;
  return copying === 'copy' ? '' : texts[copying];
}

/** While a call is connected or taken down. */
function waitScreen({ call, texts, actions }: CallModel, content?: TemplateResult) {
  return html`<div class="mid">${orb('big wait')} ${content}</div>
    <footer part="controls">
      ${call.status === 'disconnecting' ? nothing : button('end-button', actions.end, texts.cancel)}
    </footer>`;
}

/**
 * Starts a fresh call after an error. While it is too early for that it stays what it is, so that a
 * visitor who waits there keeps the focus, and is read the rest of the time every ten seconds.
 */
function retryButton({ call, texts, actions }: CallModel): TemplateResult {
  const seconds = secondsToWait(call);
  return html`<button
    class="primary"
    part="retry-button"
    aria-disabled=${seconds ? 'true' : nothing}
    aria-label=${seconds ? texts.retryIn(Math.ceil(seconds / 10) * 10) : nothing}
    .textContent=${seconds ? texts.retryIn(seconds) : texts.retry}
    @click=${seconds ? nothing : actions.start}
  ></button>`;
}

/** Each stage of connecting. */
function stages({ call, texts, name }: CallModel): TemplateResult {
  const has = (step: ConnectStep) => call.steps.includes(step);
  const all: Array<[done: boolean, words: string]> = [
    [has('microphone'), has('microphone') ? texts.stepMicrophoneDone : texts.stepMicrophone],
    [has('lead'), texts.stepCall(name)],
    [false, texts.stepJoin],
  ];
  if (call.direct) all.splice(1, 1);
  const now = all.findIndex(([done]) => !done);
  return html`<ol class="steps">
      ${all.map(([done, words], at) =>
        done
          ? html`<li class="done">
              ${icon(check, 'small')}${words}<span class="hidden">${texts.toolDone('')}</span>
            </li>`
          : html`<li class=${at === now ? 'now' : ''} aria-current=${at === now ? 'step' : nothing}>
              <i class=${at === now ? 'spinner' : 'todo'}></i>${words}
            </li>`,
      )}
    </ol>
    <p class=${`prompt ${has('microphone') ? 'past' : ''}`}>${texts.allowPrompt}</p>`;
}

/** Below the orb: what the visitor may do, or where the call stands. What hinders the call is said above. */
function captionOf(model: CallModel): string {
  const { call, texts, hideTranscript } = model;
  const { text } = statusOf(model);
  if (noticeOf(call, texts)) return '';
  if (hideTranscript) return text;
  return text === texts.listening && !call.audioBlocked ? texts.sayHello : '';
}

/** The orb, with a caption. */
function orbScreen(model: CallModel): TemplateResult {
  const { call, hideTranscript } = model;
  const live = call.assistantSpeaking || call.userSpeaking ? 'live' : '';
  return html`<div class=${`mid ${hideTranscript ? 'alone' : ''}`}>
    ${orb(`big on ${live}`)}
    <p class="caption" aria-hidden="true" .textContent=${captionOf(model)}></p>
  </div>`;
}

/** A call that goes on, or is being ended. */
function callScreen(model: CallModel): TemplateResult {
  const { call, texts, transcripts, name, timeOf } = model;
  const notice = noticeOf(call, texts);
  const ending = call.status === 'disconnecting';
  if (model.settingsOpen) return html`${settings(model)}${controls(model)}`;
  return html`<div class="talk">
      ${notice ? html`<p class="notice" .textContent=${notice}></p>` : nothing}
      ${
        model.hideTranscript || !transcripts.length
          ? orbScreen(model)
          : // The clock ticks without walking through the conversation.
            guard([transcripts, texts, name, timeOf], () => transcript(model))
      }
      ${call.audioBlocked ? tapToHear(model) : nothing}
    </div>
    ${model.typing && !ending ? composer(model) : nothing}
    ${ending ? html`<footer part="controls"></footer>` : controls(model)}`;
}

/** Lets the visitor keep what was said. */
function keepTranscript({ texts, transcripts, copying, callActions, ...model }: CallModel) {
  if (model.hideTranscript || !transcripts.length) return nothing;
  return html`<div class="row keep">
    <button class="ghost" part="copy-button" @click=${callActions.copy}>
      ${copying === 'copied' ? icon(check, 'small good') : nothing}<span
        .textContent=${texts[copying || 'copy']}
      ></span>
    </button>
    ${button('download-button', callActions.download, texts.download)}
  </div>`;
}

/** After a call. */
function endedScreen(model: CallModel): TemplateResult {
  const { call, texts, name } = model;
  return html`<div class="mid">
    <span class="badge fine">${icon(check)}</span>
    <p class="title" role="heading" aria-level="2">${texts.endedTitle}</p>
    <p>${texts.endedSummary(texts.duration(call.seconds ?? 0), name)}</p>
    ${keepTranscript(model)} ${startButton(model, texts.callAgain)}
  </div>`;
}

/** After a call that failed. */
function failedScreen(model: CallModel, words: { title: string; text: string }) {
  const { error, offline } = model.call;
  const { texts, callActions } = model;
  if (model.settingsOpen) return settings(model);
  const kind = error ? kindOf(error, offline) : 'unknown';
  const badge = html`<span class="badge">${icon(iconOf(kind))}</span>`;
  const way = html`<div class="row">
      ${canRetry(kind) ? retryButton(model) : nothing}
      ${
        // Another microphone may do.
        /^microphone[NIF]/.test(kind)
          ? button('settings-button', callActions.toggleSettings, texts.settings)
          : nothing
      }
    </div>
    ${keepTranscript(model)}`;
  return html`<div class="mid">
    ${badge}
    <div part="error" role="alert">
      <p class="title" role="heading" aria-level="2">${words.title}</p>
      <p>${words.text}</p>
    </div>
    ${way}
  </div>`;
}

/** The states of a call that goes on or is over; null for the others. */
export function drawCall(model: CallModel): Drawing | null {
  const { asking, call, shown, texts } = model;
  const { seconds } = call;
  const time = seconds === null ? '' : texts.clock(seconds);
  const drawn = (
    status: Status,
    screen: TemplateResult,
    spoken: string,
    runs = false,
  ): Drawing => ({
    status,
    live: call.assistantSpeaking,
    label: call.status === 'disconnected' ? texts.launcher : status.text,
    time:
      runs && time
        ? html`<span class="timer" part="timer" role="timer" .textContent=${time}></span>`
        : nothing,
    aside:
      call.status === 'disconnected'
        ? nothing
        : html`<i class=${`dot ${status.tone}`}></i>${
              // Part of a name that has the focus, it would be read out every second.
              runs && time
                ? html`<span class="timer" aria-hidden="true" .textContent=${time}></span>`
                : nothing
            }`,
    spoken,
    screen,
  });
  const wait = (text: string): Status => ({ text, tone: 'wait' });
  switch (asking ? 'idle' : call.status) {
    case 'connecting':
      return drawn(wait(texts.connecting), waitScreen(model, stages(model)), texts.connecting);
    case 'connected':
      return drawn(statusOf(model), callScreen(model), spokenOf(model), true);
    case 'disconnecting':
      return drawn(
        wait(texts.ending),
        time ? callScreen(model) : waitScreen(model),
        texts.ending,
        true,
      );
    case 'disconnected':
      return time
        ? drawn(
            { text: texts.ended, tone: 'off' },
            endedScreen(model),
            afterwards(model, texts.ended),
          )
        : null;
    case 'error': {
      const words = errorTextOf(call, texts.errors);
      const screen = failedScreen(model, words);
      // In sight it is an alert already.
      const spoken = afterwards(model, shown ? '' : words.title);
      return drawn({ text: texts.notConnected, tone: 'bad' }, screen, spoken);
    }
    default:
      return null;
  }
}
