import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ImportState } from '../../state/appState';
import type { OpenProject } from '../../state/openProject';
import type { ResultsState } from '../../state/resultsState';
import { useApp, useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import { Bar } from '../parts/Bar';
import { KeyHint } from '../parts/KeyHint';
import { FromSummariesAlone } from './checks/FromSummariesAlone';
import { dayAndTime } from './dayAndTime';
import './message.css';
import './results.css';
import { ResultsDenied } from './ResultsDenied';
import { ResultsReady } from './ResultsReady';
import { resultsText } from './resultsText';

/** Tables, agreement and figures of an unblinded project, each P with the way it came about. */
export function ResultsScreen() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const results = useAppState((state) => state.results);
  const importing = useAppState((state) => state.import);
  const isNone = results.kind === 'none';
  const isOpen = open !== undefined;
  const isImporting = importing.kind === 'running';
  const wasImporting = useRef(isImporting);
  useEffect(() => {
    // What came in while this screen was open belongs into the tables.
    const hasNew = wasImporting.current && !isImporting;
    wasImporting.current = isImporting;
    if (isOpen && !isImporting && (isNone || hasNew)) void app.computeResults();
  }, [app, isNone, isOpen, isImporting]);
  if (!open) return null;
  const isReady = results.kind === 'ready' && !isImporting;
  return (
    <Frame
      tab="results"
      statusLeft={
        isReady ? (
          <>
            <KeyHint keys={['↑', '↓']} does={resultsText.keys.row} />
            <KeyHint keys={['↵']} does={resultsText.keys.how} />
            <KeyHint keys={['C']} does={resultsText.keys.copy} />
            <KeyHint keys={['G']} does={resultsText.keys.figures} />
            <KeyHint keys={['[', ']']} does={resultsText.keys.view} />
          </>
        ) : null
      }
      statusRight={<StatusFacts open={open} />}
    >
      {importing.kind === 'running' ? (
        <Importing importing={importing} />
      ) : (
        <Content open={open} results={results} onAgain={() => void app.computeResults()} />
      )}
    </Frame>
  );
}

/** Half of a study makes wrong tables, so there are none until all of it is in. */
function Importing({ importing }: { readonly importing: Extract<ImportState, { kind: 'running' }> }) {
  const { read, found } = importing.progress;
  const text = resultsText.importing;
  return (
    <section className="results-message" data-testid="results-importing">
      <h1>{text.title[importing.act]}</h1>
      <p className="muted">{text.text}</p>
      {found === undefined ? null : <Bar part={read} whole={found} label={text.title[importing.act]} />}
      <p className="hint">{text.count[importing.act](read, found)}</p>
    </section>
  );
}

function Content({
  open,
  results,
  onAgain,
}: {
  readonly open: OpenProject;
  readonly results: ResultsState;
  readonly onAgain: () => void;
}) {
  switch (results.kind) {
    case 'none':
    case 'computing':
      return (
        <section className="results-message" role="status">
          <h1>{resultsText.computing.title}</h1>
          <p className="muted">{resultsText.computing.text}</p>
        </section>
      );
    case 'denied':
      return (
        <div className="results-denied">
          <ResultsDenied why={results.why} open={open} />
          <FromSummariesAlone />
        </div>
      );
    case 'failed':
      return (
        <div className="results-denied">
          <section className="results-message" role="alert">
            <h1>{resultsText.failed.title}</h1>
            <p className="muted">{resultsText.failed.text(results.message)}</p>
            <div className="results-acts">
              <Button onClick={onAgain}>{resultsText.failed.again}</Button>
            </div>
          </section>
          <FromSummariesAlone />
        </div>
      );
    case 'ready':
      return <ResultsReady ready={results} />;
  }
}

function StatusFacts({ open: { project } }: { readonly open: OpenProject }) {
  return (
    <>
      {project.kind.kind === 'demo' ? (
        <span>{resultsText.demo}</span>
      ) : project.unblinding ? (
        <span>{resultsText.unblinded(dayAndTime(project.unblinding.atUtc))}</span>
      ) : (
        <span>{resultsText.blinded}</span>
      )}
    </>
  );
}
