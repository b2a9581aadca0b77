/** A page that a server prints: the module is imported in Node, the tag is upgraded in the browser. */
import { BreezeBuddyCall } from 'breeze-buddy-call';

/** What the server knows of the visitor's call. The token stays out of the page's HTML. */
export interface CallOnPage {
  templateId: string;
  baseUrl: string;
  bundlePath: string;
  /** The path of the page's script. */
  script: string;
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0).toString()};`);

/** The page's HTML. */
export function page({ templateId, baseUrl, bundlePath, script }: CallOnPage): string {
  // A class that a server may look at, though it draws nothing there.
  const known = BreezeBuddyCall.observedAttributes.includes('template-id');
  return `<!doctype html>
<html lang="en" data-known="${String(known)}">
  <meta charset="utf-8" />
  <title>Server</title>
  <style>
    /* Its place is kept while the script is under way: nothing moves when it comes. */
    breeze-buddy-call:not(:defined) {
      display: block;
      block-size: var(--buddy-height, 520px);
    }
  </style>
  <p id="above">Ask us about your order.</p>
  <button id="start" commandfor="call" command="--start">Call us</button>
  <button id="end" commandfor="call" command="--end">Hang up</button>
  <breeze-buddy-call
    id="call"
    mode="test"
    agent-name="Asha"
    template-id="${escaped(templateId)}"
    base-url="${escaped(baseUrl)}"
    daily-bundle-path="${escaped(bundlePath)}"
  ></breeze-buddy-call>
  <p id="below">Or write to us.</p>
  <output id="status"></output>
  <output id="said"></output>
  <script type="module" src="${escaped(script)}"></script>
</html>`;
}
