import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { OpenProject } from '../../state/openProject';
import type { ResultsState } from '../../state/resultsState';
import { useApp, useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import { KeyHint } from '../parts/KeyHint';
import { clockTime } from '../parts/times';
import './results.css';
import { ResultsDenied } from './ResultsDenied';
import { ResultsReady } from './ResultsReady';
import { resultsText } from './resultsText';

/** Tables, agreement and figures of an unblinded project, each P with the way it came about. */
export function ResultsScreen() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const results = useAppState((state) => state.results);
  const isNone = results.kind === 'none';
  const isOpen = open !== undefined;
  useEffect(() => {
    if (isNone && isOpen) void app.computeResults();
  }, [app, isNone, isOpen]);
  if (!open) return null;
  const isReady = results.kind === 'ready';
  return (
    <Frame
      tab="results"
      statusLeft={
        isReady ? (
          <>
            <KeyHint keys={['↑', '↓']} does={resultsText.keys.row} />
            <KeyHint keys={['[', ']']} does={resultsText.keys.table} />
            <KeyHint keys={['C']} does={resultsText.keys.copy} />
          </>
        ) : null
      }
      statusRight={<StatusFacts open={open} results={results} />}
    >
      <Content open={open} results={results} onAgain={() => void app.computeResults()} />
    </Frame>
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
      return <ResultsDenied why={results.why} open={open} />;
    case 'failed':
      return (
        <section className="results-message" role="alert">
          <h1>{resultsText.failed.title}</h1>
          <p className="muted">{resultsText.failed.text(results.message)}</p>
          <div className="results-acts">
            <Button onClick={onAgain}>{resultsText.failed.again}</Button>
          </div>
        </section>
      );
    case 'ready':
      return <ResultsReady results={results.results} />;
  }
}

function StatusFacts({ open, results }: { readonly open: OpenProject; readonly results: ResultsState }) {
  const { project } = open;
  return (
    <>
      {results.kind === 'ready' ? (
        <span>
          {resultsText.computed(
            clockTime(results.computedAtUtc),
            results.results.roiCount,
            Math.round(results.tookMs),
          )}
        </span>
      ) : null}
      {project.kind.kind === 'demo' ? (
        <span>{resultsText.demo}</span>
      ) : project.unblinding ? (
        <span>{resultsText.unblinded(dayAndTime(project.unblinding.atUtc))}</span>
      ) : null}
    </>
  );
}

/** "20 Nov 2026, 16:40", in the reader's own time zone. */
function dayAndTime(utc: string): string {
  return new Date(utc).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}
