import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
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

/** Place and value under the pointer. Written past React: it is another text at every move, also while a hand draws. */
function HoverText({ valueKind, facts }: Pick<ReadFactsProps, 'valueKind' | 'facts'>) {
  const line = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const write = (): void => {
      const { hover } = facts.get();
      if (!hover || !line.current) return;
      const { atPx, value } = hover;
      const words = readText.at(atPx[0], atPx[1], value && pixelValueText(value, valueKind));
      const { firstChild } = line.current;
      // The same text with other words costs less than another text.
      if (firstChild) firstChild.nodeValue = words;
      else line.current.textContent = words;
    };
    write();
    return facts.subscribe(write);
  }, [facts, valueKind]);
  return <span ref={line} data-testid="hover" />;
}

/** Right end of the status bar: place and value under the pointer, magnification, the way to all keys. */
export function ReadFacts({ valueKind, kind, facts }: ReadFactsProps) {
  const views = useSyncExternalStore(facts.subscribe, () => facts.get().views);
  const hovered = useSyncExternalStore(facts.subscribe, () => facts.get().hover?.timePoint);
  const active = useSession((session) => session.activeTimePoint) ?? 'preop';
  const timePoint = hovered ?? active;
  const view = views[`${kind}-${timePoint}`];
  const columnMm = useSession(({ panes }) => {
    const stack = panes[timePoint]?.[kind];
    return stack && shownSlice(stack)?.grid.spacing?.columnMm;
  });
  const perScreenPx = view?.lengthPerScreenPx;
  const pixel = view?.unit === 'mm' ? columnMm : 1;
  return (
    <span className="status-facts">
      {hovered ? <HoverText valueKind={valueKind} facts={facts} /> : null}
      {perScreenPx && pixel ? <span data-testid="zoom">{readText.zoom(pixel / perScreenPx)}</span> : null}
      <KeyHint keys={['?']} does={readText.allKeys} />
    </span>
  );
}
