import { planLead } from '../sdk/api/lead-plan.js';
import { post } from '../sdk/api/post.js';
import type { CallSettings } from './call-settings.js';

/** The first request of a call, under way before the code that makes calls is there. */
export interface HeadStart {
  /** In place of the global one: answers that request with what has been asked for already. */
  readonly fetch: typeof fetch;
  /** Nobody waits for the answer any more. */
  cancel(): void;
}

/**
 * Asks the API for a lead, as the SDK is going to do, while the SDK is still being fetched. Only in the
 * plain case: a token is there, and nothing speaks against the call. All else is the SDK's to find out.
 */
export function headStartOf(settings: CallSettings): HeadStart | undefined {
  const { token, tokenProvider, request, isPayloadBroken } = settings;
  const isPlain = token && !tokenProvider && !request.roomUrl && !isPayloadBroken;
  if (!isPlain || !mayListen()) return undefined;
  const { mode: executionMode, templateId = '' } = request;
  const plan = planLead(token, request, { ...request, templateId, executionMode });
  if (typeof plan === 'string') return undefined;
  const leads = `${plan.api}/leads`;
  const controller = new AbortController();
  const cancel = () => controller.abort();
  // The SDK asks the same again, and is answered with what is under way.
  let answer: Promise<Response> | undefined = post(leads, plan.request, token, controller.signal);
  answer.catch(() => {});
  return {
    cancel,
    fetch: (url, init) => {
      const given = url === leads && answer;
      if (!given) return fetch(url, init);
      answer = undefined;
      init?.signal?.addEventListener('abort', cancel);
      return given;
    },
  };
}

/** Whether nothing is known that keeps a microphone from this page. The SDK says what it is. */
function mayListen(): boolean {
  const { featurePolicy, prerendering } = document as {
    featurePolicy?: { allowsFeature?(name: string): boolean };
    prerendering?: boolean;
  };
  return (
    !prerendering &&
    navigator.mediaDevices &&
    globalThis.RTCPeerConnection &&
    origin === location.origin &&
    featurePolicy?.allowsFeature?.('microphone') !== false
  );
}
