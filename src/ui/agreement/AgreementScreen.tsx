import { Button } from '@mantine/core';
import { useApp, useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import { KeyHint } from '../parts/KeyHint';
import { dayAndTime } from '../results/dayAndTime';
import { ResultsDenied } from '../results/ResultsDenied';
import { resultsText } from '../results/resultsText';
import '../results/message.css';
import '../results/results.css';
import { AgreementDesk } from './AgreementDesk';
import './agreement.css';
import { agreementText } from './agreementText';
import './case.css';

const text = agreementText;

/** Where observers differ: the queue, the case in hand, and the agreement of the study. */
export function AgreementScreen() {
  const open = useAppState((state) => state.open);
  const agreement = useAppState((state) => state.agreement);
  const isDesk = agreement.kind === 'ready' || agreement.kind === 'computing';
  if (!open) return null;
  const { kind, unblinding } = open.project;
  return (
    <Frame
      tab="agreement"
      statusLeft={
        isDesk ? (
          <>
            <KeyHint keys={['↑', '↓']} does={text.keys.case} />
            <KeyHint keys={['1', '2', '3']} does={text.keys.settle} />
            <KeyHint keys={['[', ']']} does={text.keys.timePoint} />
            <KeyHint keys={['H']} does={text.keys.hide} />
            <KeyHint keys={['↵']} does={text.enter} />
          </>
        ) : null
      }
      statusRight={
        <span>
          {kind.kind === 'demo'
            ? resultsText.demo
            : unblinding
              ? resultsText.unblinded(dayAndTime(unblinding.atUtc))
              : resultsText.blinded}
        </span>
      }
    >
      <Content />
    </Frame>
  );
}

function Content() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const results = useAppState((state) => state.results);
  const agreement = useAppState((state) => state.agreement);
  if (!open) return null;
  switch (agreement.kind) {
    case 'denied':
      return (
        <div className="results-denied">
          <ResultsDenied why={agreement.why} open={open} />
        </div>
      );
    case 'one-observer':
      return (
        <section className="results-message" data-testid="one-observer">
          <h1>{text.oneObserver.title}</h1>
          <p className="muted">{text.oneObserver.text}</p>
          <div className="results-acts">
            <Button onClick={() => app.showTab('protocol')}>{text.oneObserver.act}</Button>
          </div>
        </section>
      );
    case 'failed':
      return (
        <section className="results-message" role="alert">
          <h1>{resultsText.failed.title}</h1>
          <p className="muted">{text.failed(agreement.message)}</p>
          <div className="results-acts">
            <Button onClick={() => void app.compareCases()}>{text.again}</Button>
          </div>
        </section>
      );
    case 'none':
      return (
        <section className="results-message" role="status">
          <h1>{text.loading}</h1>
        </section>
      );
    case 'computing':
    case 'ready':
      return <AgreementDesk agreement={agreement} ready={results.kind === 'ready' ? results : undefined} />;
  }
}
