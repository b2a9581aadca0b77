import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ConnectStep } from '../../sdk/session/live-session.js';
import type { CallState } from '../call-state.js';
import { check, hangUp, microphone, microphoneOff } from '../icons-call.js';
import { icon } from '../icons.js';
import { en } from '../strings/en.js';
import type { BuddyStrings, StringOverrides } from '../strings/strings.js';
import { canRetry, errorTextOf, iconOf, kindOf, secondsToWait } from './error-text.js';
import { orb, startButton } from './frame.js';
import type { Drawing, Model, Status } from './model.js';
import { errorScreen, retryButton, waitScreen } from './screens.js';
import { tapToHear, transcript } from './transcript.js';

export { announcer } from './announcer.js';
export { countRetry } from './retry-timer.js';
export { keepEndInView } from './transcript.js';
export { callStyles } from './call-view.styles.js';

/** The whole English table with a page's overrides. */
export function textsWith(overrides: StringOverrides): BuddyStrings {
  return { ...en, ...overrides, errors: { ...en.errors, ...overrides.errors } };
}

function statusOf({ call, texts, muted }: Model<BuddyStrings>): Status {
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
function spokenOf({ call, texts, muted }: Model<BuddyStrings>): string {
  const notice = noticeOf(call, texts);
  if (notice) return notice;
  if (call.audioBlocked) return texts.tapToHear;
  return muted ? texts.muted : texts.connected;
}

/** Each stage of connecting. */
function stages({ call, texts, name }: Model<BuddyStrings>): TemplateResult {
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
        ? html`<li class="done">${icon(check, 'small')}${words}</li>`
        : html`<li class=${at === now ? 'now' : ''}>
            <i class=${at === now ? 'spinner' : 'todo'}></i>${words}
          </li>`,
    )}
  </ol>`;
}

function controls({ texts, muted, actions }: Model<BuddyStrings>): TemplateResult {
  return html`<footer part="controls">
    <button
      class="round ${muted ? 'off' : ''}"
      part="mute-button"
      aria-label=${texts.mute}
      aria-pressed=${muted}
      title=${muted ? texts.unmute : texts.mute}
      @click=${actions.toggleMute}
    >
      ${icon(muted ? microphoneOff : microphone)}
    </button>
    <button class="end" part="end-button" @click=${actions.end}>
      ${icon(hangUp)}<span>${texts.end}</span>
    </button>
  </footer>`;
}

/** A call that goes on, or is being ended. */
function callScreen(model: Model<BuddyStrings>): TemplateResult {
  const { call, texts, transcripts, name } = model;
  const live = call.assistantSpeaking || call.userSpeaking ? 'live' : '';
  const notice = noticeOf(call, texts);
  return html`<div class="talk">
      ${notice ? html`<p class="notice">${notice}</p>` : nothing}
      ${
        model.hideTranscript || !transcripts.length
          ? html`<div class="mid">${orb(`big ${live}`)}</div>`
          : // The clock ticks without walking through the conversation.
            guard([transcripts, texts, name], () => transcript(model))
      }
      ${call.audioBlocked ? tapToHear(model) : nothing}
    </div>
    ${call.status === 'disconnecting' ? html`<footer part="controls"></footer>` : controls(model)}`;
}

/** After a call. */
function endedScreen(model: Model<BuddyStrings>): TemplateResult {
  const { call, texts, name } = model;
  return html`<div class="mid">
    <span class="badge fine">${icon(check)}</span>
    <p class="title">${texts.endedTitle}</p>
    <p>${texts.endedSummary(texts.duration(call.seconds ?? 0), name)}</p>
    ${startButton(model, texts.callAgain)}
  </div>`;
}

/** After a call that failed. */
function failedScreen(model: Model<BuddyStrings>, words: { title: string; text: string }) {
  const { error, offline } = model.call;
  const kind = error ? kindOf(error, offline) : 'unknown';
  const badge = html`<span class="badge">${icon(iconOf(kind))}</span>`;
  const seconds = secondsToWait(model.call);
  const retry = retryButton(model, seconds ? model.texts.retryIn(seconds) : '');
  return errorScreen(words, canRetry(kind) ? retry : nothing, badge);
}

/** The states of a call that goes on or is over; null for the others. */
export function draw(model: Model<BuddyStrings>): Drawing | null {
  const { asking, call, shown, texts } = model;
  const time = call.seconds === null ? '' : texts.clock(call.seconds);
  switch (asking ? 'idle' : call.status) {
    case 'connecting':
      return {
        status: { text: texts.connecting, tone: 'wait' },
        time,
        spoken: texts.connecting,
        screen: waitScreen(model, stages(model)),
      };
    case 'connected':
      return {
        status: statusOf(model),
        time,
        spoken: spokenOf(model),
        screen: callScreen(model),
      };
    case 'disconnecting':
      return time
        ? {
            status: { text: texts.ending, tone: 'wait' },
            time,
            spoken: texts.ending,
            screen: callScreen(model),
          }
        : null;
    case 'disconnected':
      return time
        ? {
            status: { text: texts.ended, tone: 'off' },
            time: '',
            spoken: texts.ended,
            screen: endedScreen(model),
          }
        : null;
    case 'error': {
      const words = errorTextOf(call, texts.errors);
      return {
        status: { text: texts.notConnected, tone: 'bad' },
        time: '',
        // In sight it is an alert already.
        spoken: shown ? '' : words.title,
        screen: failedScreen(model, words),
      };
    }
    default:
      return null;
  }
}
