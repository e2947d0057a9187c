import { Button } from '@mantine/core';
import { useApp, useAppState } from '../AppContext';
import { Bar } from '../parts/Bar';
import { StateIcon } from '../parts/StateIcon';
import { sourcesText } from '../parts/sourcesText';

const text = sourcesText.copy;

/** Copying into this browser, under the list: how much, of how much space, and the ways out; or a question about space. */
export function CopyStrip() {
  const app = useApp();
  const run = useAppState((state) => state.sources.run);
  const keepNone = (
    <Button size="compact-sm" onClick={() => void app.chooseCopies('no')}>
      {text.keepNone}
    </Button>
  );
  switch (run.kind) {
    case 'none':
      return null;
    case 'running':
    case 'paused':
      return (
        <div className="import-strip docked" role="status" data-testid="copies-running">
          <strong>{run.kind === 'paused' ? text.paused : text.running}</strong>
          <Bar part={run.doneImages} whole={run.images} label={text.label} />
          <span>{text.done(run.doneImages, run.images)}</span>
          <span className="muted">{text.space(run.bytes, run.freeBytes)}</span>
          <Button size="compact-sm" onClick={() => app.pauseCopies(run.kind === 'running')}>
            {run.kind === 'paused' ? text.goOn : text.pause}
          </Button>
          {keepNone}
        </div>
      );
    case 'does-not-fit':
      return (
        <div className="import-strip docked wraps" role="status" data-testid="copies-too-big">
          <StateIcon state="attention" />
          <span className="strip-text">{text.tooBig(run)}</span>
          <span className="gap" />
          {run.fitImages > 0 ? (
            <Button size="compact-sm" onClick={() => void app.keepCopies('what-fits')}>
              {text.keepWhatFits(run.fitImages, run.fitBytes)}
            </Button>
          ) : null}
          {keepNone}
        </div>
      );
    case 'failed':
      return (
        <div className="import-strip docked wraps" role="status" data-testid="copies-failed">
          <StateIcon state="attention" />
          <span className="strip-text" title={run.message}>
            {text.failed(run)}
          </span>
          <span className="gap" />
          <Button size="compact-sm" onClick={() => void app.keepCopies('all')}>
            {text.tryAgain}
          </Button>
          {keepNone}
        </div>
      );
  }
}
