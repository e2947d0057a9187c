import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ImportState } from '../../state/appState';
import { useApp, useAppState } from '../AppContext';
import { Bar } from '../parts/Bar';
import { KeyCap } from '../parts/KeyCap';
import { StateIcon } from '../parts/StateIcon';
import { cohortText } from './cohortText';
import { FirstSlicePreview } from './FirstSlicePreview';

/** Shorter than this a rate is noise, ms. */
const rateAfterMs = 500;

interface ImportStripProps {
  /** Absent for observers: paths of files may name what is blinded. */
  readonly onShowUnused: (() => void) | undefined;
}

/**
 * An import, under the list so that no row moves when it comes or goes: how far it is, then what came in, until it is
 * dismissed. The list stays usable.
 */
export function ImportStrip({ onShowUnused }: ImportStripProps) {
  const current = useAppState((state) => state.import);
  switch (current.kind) {
    case 'none':
      return null;
    case 'running':
      return <Running current={current} />;
    case 'done':
      return <Done current={current} onShowUnused={onShowUnused} />;
  }
}

function Running({ current }: { readonly current: Extract<ImportState, { kind: 'running' }> }) {
  const app = useApp();
  const { progress, act, startedAtMs, firstSlice } = current;
  const { read, found, images, unused, series } = progress;
  const elapsedMs = Date.now() - startedAtMs;
  const isIndex = act === 'index';
  return (
    <div className="import-strip docked" role="status" data-testid="import-running">
      {firstSlice ? <FirstSlicePreview slice={firstSlice} /> : null}
      <strong>{cohortText.importing[act]}</strong>
      <Bar
        part={series?.done ?? (found === undefined ? 0 : read)}
        whole={series?.of ?? found ?? 0}
        label={cohortText.importing[act]}
      />
      <span>
        {series ? cohortText.importSeries(series.done, series.of) : cohortText.importFiles(read, found, act)}
      </span>
      {isIndex && !series && elapsedMs > rateAfterMs && read > 0 ? (
        <span className="muted optional">{cohortText.perSecond((1000 * read) / elapsedMs)}</span>
      ) : null}
      {isIndex ? <span className="muted">{cohortText.imagesFound(images)}</span> : null}
      {isIndex ? <span className="muted">{cohortText.notUsed(unused)}</span> : null}
      {isIndex ? (
        <Button
          size="compact-sm"
          rightSection={<KeyCap name="Esc" />}
          aria-label={cohortText.cancel}
          onClick={() => app.cancelImport()}
        >
          {cohortText.cancel}
        </Button>
      ) : null}
    </div>
  );
}

function Done({
  current,
  onShowUnused,
}: {
  readonly current: Extract<ImportState, { kind: 'done' }>;
  readonly onShowUnused: (() => void) | undefined;
}) {
  const app = useApp();
  const { images, imageFiles, newSubjects, foundAgain, isCancelled, canGoOn } = current;
  const { unused, ledger, findings, firstSlice } = current;
  const { done } = cohortText;
  return (
    <div className="import-strip docked" role="status" data-testid="import-done">
      {firstSlice ? <FirstSlicePreview slice={firstSlice} /> : null}
      <StateIcon state={images + foundAgain === 0 || isCancelled ? 'attention' : 'done'} />
      {images > 0 ? <span>{done.came(images, imageFiles, newSubjects)}</span> : null}
      {foundAgain > 0 ? <span>{done.again(foundAgain)}</span> : null}
      {images === 0 ? <span>{foundAgain > 0 ? done.nothingNew : done.nothing}</span> : null}
      {isCancelled ? <span>{done.cancelled}</span> : null}
      {canGoOn ? (
        <Button size="compact-sm" onClick={() => void app.goOnFromArchive()}>
          {done.goOn}
        </Button>
      ) : null}
      <span className="muted">{cohortText.account(ledger)}</span>
      {(unused.length > 0 || findings.length > 0) && onShowUnused ? (
        <button type="button" className="link-button" onClick={onShowUnused}>
          {[
            ...(unused.length > 0 ? [cohortText.notUsed(unused.length)] : []),
            ...(findings.length > 0 ? [cohortText.toLookAt(findings.length)] : []),
          ].join(', ')}
        </button>
      ) : null}
      <span className="gap" />
      <button
        type="button"
        className="bare-button"
        aria-label={done.dismiss}
        title={done.dismissHint}
        onClick={() => app.dismissImport()}
      >
        <IconX size={14} aria-hidden />
      </button>
    </div>
  );
}
