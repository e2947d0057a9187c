import { useEffect, useRef } from 'react';
import { useKeys } from '../parts/useKeys';
import type { ItemLine } from './itemLines';

interface ExportKeyActs {
  readonly lines: readonly ItemLine[];
  readonly shownId: string | undefined;
  readonly onShow: (id: string) => void;
  readonly onInclude: (id: string, isIncluded: boolean) => void;
  readonly onPreview: () => void;
  readonly onCopy: () => void;
  readonly onSave: () => void;
  readonly onKeys: () => void;
}

/** Which item a key goes to from the one in hand; undefined where it is no such key, or there is none. */
export function itemAfterKey(
  key: string,
  lines: readonly ItemLine[],
  shownId: string | undefined,
): string | undefined {
  const at = lines.findIndex(({ item }) => item.id === shownId);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, lines.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: lines.length - 1,
  };
  const next = steps[key];
  return next === undefined ? undefined : lines[next]?.item.id;
}

/** The keyboard of the screen. Arrows inside a place that scrolls are that place's own. */
export function useExportKeys(acts: ExportKeyActs): void {
  const latest = useRef(acts);
  latest.current = acts;
  useKeys((key, event) => {
    const { lines, shownId, onShow, onInclude, onPreview, onCopy, onKeys } = acts;
    const isInSheet = event.target instanceof Element && event.target.closest('.export-sheets') !== null;
    const next = isInSheet ? undefined : itemAfterKey(key, lines, shownId);
    if (next !== undefined) {
      onShow(next);
      return true;
    }
    const line = lines.find(({ item }) => item.id === shownId);
    if (key === ' ' && line && !isInSheet) {
      if (line.item.whyNot === undefined) onInclude(line.item.id, !line.isIncluded);
      return true;
    }
    if (key === 'Enter') onPreview();
    else if (key === 'c') onCopy();
    else if (key === '?') onKeys();
    else return false;
    return true;
  });
  useEffect(() => {
    const onDown = (event: KeyboardEvent): void => {
      const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's';
      if (!isSave) return;
      // The browser would save the page.
      event.preventDefault();
      if (document.querySelector('[role="dialog"]') === null) latest.current.onSave();
    };
    addEventListener('keydown', onDown);
    return () => removeEventListener('keydown', onDown);
  }, []);
}
