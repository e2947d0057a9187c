import { useSyncExternalStore } from 'react';
import { shownSlice } from '../../app/reading/panes';
import type { ValueKind } from '../../domain/study/protocol';
import { KeyHint } from '../parts/KeyHint';
import type { PaneFacts, PaneKind } from './paneFacts';
import { readText } from './readText';
import { useSession } from './useSession';
import { pixelValueText } from './valueText';

interface ReadFactsProps {
  /** Of which values SI is: the one that is shown first. */
  readonly valueKind: ValueKind;
  /** Which panes are large. */
  readonly kind: PaneKind;
  readonly facts: PaneFacts;
}

/** Right end of the status bar: place and value under the pointer, magnification, the way to all keys. */
export function ReadFacts({ valueKind, kind, facts }: ReadFactsProps) {
  const { hover, views } = useSyncExternalStore(facts.subscribe, facts.get);
  const active = useSession((session) => session.activeTimePoint) ?? 'preop';
  const timePoint = hover?.timePoint ?? active;
  const view = views[`${kind}-${timePoint}`];
  const columnMm = useSession(({ panes }) => {
    const stack = panes[timePoint]?.[kind];
    return stack && shownSlice(stack)?.grid.spacing?.columnMm;
  });
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
