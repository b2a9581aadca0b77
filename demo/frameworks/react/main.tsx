import { StrictMode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BreezeBuddyCall, type BreezeBuddyCallElement } from 'breeze-buddy-call/react';
import { ticket, type Ticket } from '../ticket';

function Shop() {
  const call = useRef<BreezeBuddyCallElement>(null);
  const [given, setGiven] = useState<Ticket | null>(null);
  const [muted, setMuted] = useState(false);
  const [status, setStatus] = useState('idle');
  const [said, setSaid] = useState('');

  useEffect(() => {
    void ticket().then(setGiven);
  }, []);
  if (!given) return null;

  return (
    <>
      <div className="buttons">
        <button id="start" className="button" onClick={() => void call.current?.start()}>
          Call us
        </button>
        <button id="end" className="button" onClick={() => void call.current?.end()}>
          Hang up
        </button>
        <label>
          <input
            id="mute"
            type="checkbox"
            checked={muted}
            onChange={(event) => setMuted(event.target.checked)}
          />{' '}
          Muted
        </label>
      </div>
      <BreezeBuddyCall
        ref={call}
        token={given.token}
        templateId={given.templateId}
        baseUrl={given.baseUrl}
        dailyBundlePath={given.bundlePath}
        mode="test"
        agentName="Asha"
        payload={{ order_id: 'A-7' }}
        muted={muted}
        onMicChange={({ detail }) => setMuted(!detail.enabled)}
        onStateChange={({ detail }) => setStatus(detail.status)}
        onTranscript={({ detail }) => {
          if (detail.role === 'assistant' && detail.isComplete) setSaid(detail.text);
        }}
      />
      <p className="quiet small">
        State: <span id="status">{status}</span>
        <br />
        Said last: <span id="said">{said}</span>
      </p>
    </>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Shop />
    </StrictMode>,
  );
}
