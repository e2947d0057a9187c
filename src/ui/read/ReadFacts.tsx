import { useSyncExternalStore } from 'react';
import { shownSlice } from '../../app/reading/panes';
import type { ReadingSession } from '../../state/readingSession';
import { KeyHint } from '../parts/KeyHint';
import type { PaneFacts } from './paneFacts';
import { readText } from './readText';

/** Right end of the status bar: place and value under the pointer, magnification, the way to all keys. */
export function ReadFacts({
  session,
  facts,
}: {
  readonly session: ReadingSession;
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
        <span data-testid="hover">{readText.at(hover.atPx[0], hover.atPx[1], hover.value)}</span>
      ) : null}
      {perScreenPx && pixel ? <span data-testid="zoom">{readText.zoom(pixel / perScreenPx)}</span> : null}
      <KeyHint keys={['?']} does={readText.allKeys} />
    </span>
  );
}
