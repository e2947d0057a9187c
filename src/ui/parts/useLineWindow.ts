import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  type LineHeights,
  type LineWindow,
  linesInSight,
  lineWindow,
  type Sight,
  topToShow,
} from './lineWindow';

/** A list as it opens, before it was measured. */
const usualHeightPx = 900;

/** Lines of a list that are drawn, and how to bring one of them into sight. */
export interface LinesDrawn extends LineWindow {
  readonly show: (line: number) => void;
}

/**
 * Which lines of a long list are drawn while it is scrolled. Nothing is measured on the way: all lines are equally high, and
 * the height of the list is told when it changes.
 *
 * @param list What scrolls.
 * @param onSight Hears which lines are in sight.
 */
export function useLineWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  heights: LineHeights,
  onSight?: (first: number, last: number) => void,
): LinesDrawn {
  const { linePx, headPx } = heights;
  const sight = useRef<Sight>({ topPx: 0, heightPx: usualHeightPx });
  const windowNow = lineWindow(sight.current, count, heights);
  const drawn = useRef(windowNow);
  drawn.current = windowNow;
  const [, drawAgain] = useState<LineWindow>(windowNow);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const look = (isInFrame: boolean): void => {
      const own = { linePx, headPx };
      const { first, last } = linesInSight(sight.current, count, own);
      onSight?.(first, last);
      const next = lineWindow(sight.current, count, own);
      if (next.first === drawn.current.first && next.end === drawn.current.end) return;
      // Drawn in the very frame that shows them: a list that is flung is never empty.
      if (isInFrame) flushSync(() => drawAgain(next));
      else drawAgain(next);
    };
    const scrolled = (): void => {
      sight.current = { ...sight.current, topPx: element.scrollTop };
      look(true);
    };
    const sizes = new ResizeObserver(() => {
      sight.current = { topPx: element.scrollTop, heightPx: element.clientHeight };
      look(false);
    });
    look(false);
    element.addEventListener('scroll', scrolled, { passive: true });
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', scrolled);
      sizes.disconnect();
    };
  }, [list, count, linePx, headPx, onSight]);
  const show = useCallback(
    (line: number): void => {
      const element = list.current;
      if (!element) return;
      const top = topToShow(line, sight.current, { linePx, headPx });
      if (top !== undefined) element.scrollTop = top;
    },
    [list, linePx, headPx],
  );
  return { ...windowNow, show };
}
