import { type RefObject, useCallback } from 'react';
import type { Pane } from '../../app/panePort';
import { type TimePoint, timePoints } from '../../domain/timePoint';

/** Presets as parts of the slice's own window: as it came, muscle, fat, and wide. */
const presets = {
  1: { center: 1, width: 1 },
  2: { center: 0.6, width: 0.6 },
  3: { center: 1.3, width: 1.2 },
  4: { center: 1.1, width: 2.2 },
} as const;

/** Sets the window of both scans, each relative to its own. */
export function useWindowPresets(
  panes: RefObject<Partial<Record<TimePoint, Pane>>>,
): (number: 1 | 2 | 3 | 4) => void {
  return useCallback(
    (number) => {
      for (const timePoint of timePoints) {
        const pane = panes.current[timePoint];
        pane?.resetWindow();
        const window = pane?.getWindow();
        if (!pane || !window || number === 1) continue;
        const { center, width } = presets[number];
        pane.setWindow({ center: window.center * center, width: window.width * width });
      }
    },
    [panes],
  );
}
