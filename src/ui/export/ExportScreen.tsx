import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useApp, useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import { KeyHint } from '../parts/KeyHint';
import '../results/message.css';
import '../results/results.css';
import { ResultsDenied } from '../results/ResultsDenied';
import { ExportDesk } from './ExportDesk';
import './export.css';
import { exportText as text } from './exportText';

/** What leaves, what it looks like, whether it may. */
export function ExportScreen() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const isReady = useAppState((state) => state.export.kind === 'ready');
  const hasSaved = useAppState((state) => state.export.kind === 'ready' && state.export.hasSaved === true);
  const isImporting = useAppState((state) => state.import.kind === 'running');
  const isNone = useAppState((state) => state.export.kind === 'none');
  const isOpen = open !== undefined;
  useEffect(() => {
    // Half of a study makes wrong tables. Whoever comes back sees what changed meanwhile.
    if (isOpen && !isImporting) void app.prepareExport();
  }, [app, isOpen, isImporting]);
  useEffect(() => {
    if (isOpen && isNone && !isImporting) void app.prepareExport();
  }, [app, isOpen, isNone, isImporting]);
  if (!open) return null;
  return (
    <Frame
      tab="export"
      statusLeft={
        isReady ? (
          <>
            <KeyHint keys={['↑', '↓']} does={text.keys.item} />
            <KeyHint keys={['Space']} does={text.keys.include} />
            <KeyHint keys={['↵']} does={text.keys.preview} />
          </>
        ) : null
      }
      statusRight={
        <>
          <span>{hasSaved ? text.saved : text.nothingLeft}</span>
          {isReady ? <KeyHint keys={['?']} does={text.keys.all} /> : null}
        </>
      }
    >
      <Content />
    </Frame>
  );
}

function Content() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const shown = useAppState((state) => state.export);
  if (!open) return null;
  switch (shown.kind) {
    case 'none':
    case 'computing':
      return (
        <section className="results-message" role="status">
          <h1>{text.computing.title}</h1>
          <p className="muted">{text.computing.text}</p>
        </section>
      );
    case 'denied':
      return shown.why.kind === 'observer-session' ? (
        <section className="results-message" data-testid="export-denied">
          <h1>{text.observer.title}</h1>
          <p className="muted">{text.observer.text}</p>
        </section>
      ) : (
        <div className="results-denied">
          <ResultsDenied why={shown.why} open={open} />
        </div>
      );
    case 'failed':
      return (
        <section className="results-message" role="alert">
          <h1>{text.failed.title}</h1>
          <p className="muted">{text.failed.text(shown.message)}</p>
          <div className="results-acts">
            <Button onClick={() => void app.prepareExport()}>{text.failed.again}</Button>
          </div>
        </section>
      );
    case 'ready':
      return <ExportDesk ready={shown} open={open} />;
  }
}
