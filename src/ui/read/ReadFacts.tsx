import { useSyncExternalStore } from 'react';
import { shownSlice } from '../../app/reading/panes';
import type { ValueKind } from '../../domain/study/protocol';
import type { ReadingSession } from '../../state/readingSession';
import { KeyHint } from '../parts/KeyHint';
import type { PaneFacts } from './paneFacts';
import { readText } from './readText';
import { pixelValueText } from './valueText';

/** Right end of the status bar: place and value under the pointer, magnification, the way to all keys. */
export function ReadFacts({
  session,
  valueKind,
  facts,
}: {
  readonly session: ReadingSession;
  /** Of which values SI is: the one that is shown first. */
  readonly valueKind: ValueKind;
  readonly facts: PaneFacts;
}) {
  const { hover, views } = useSyncExternalStore(facts.subscribe, facts.get);
  const timePoint = hover?.timePoint ?? session.activeTimePoint;
  const view = views[timePoint];
  const pane = session.panes[timePoint];
  const columnMm = pane && shownSlice(pane.axial)?.grid.spacing?.columnMm;
  const perScreenPx = view?.lengthPerScreenPx;
  const pixel = view?.unit === 'mm' ? columnMm : 1;
  return (
    <span className="status-facts">
      {hover ? (
        <span data-testid="hover">
          {readText.at(hover.atPx[0], hover.atPx[1], hover.value && pixelValueText(hover.value, valueKind))}
        </span>
      ) : null}
      {perScreenPx && pixel ? <span data-testid="zoom">{readText.zoom(pixel / perScreenPx)}</span> : null}
      <KeyHint keys={['?']} does={readText.allKeys} />
    </span>
  );
}
