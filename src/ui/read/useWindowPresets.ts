import { useCallback } from 'react';
import { shownSlice } from '../../app/reading/panes';
import { timePoints } from '../../domain/timePoint';
import { useWorkstation } from '../AppContext';
import type { Panes } from './usePanes';

/** Presets as parts of the slice's own window: as it came, muscle, fat, and wide. */
const presets = {
  1: { center: 1, width: 1 },
  2: { center: 0.6, width: 0.6 },
  3: { center: 1.3, width: 1.2 },
  4: { center: 1.1, width: 2.2 },
} as const;

/** Sets the window of both scans, each relative to its own, and keeps it for their series. */
export function useWindowPresets({ kind, current }: Panes): (number: 1 | 2 | 3 | 4) => void {
  const { app, store } = useWorkstation();
  return useCallback(
    (number) => {
      for (const timePoint of timePoints) {
        const pane = current.current[timePoint];
        const stack = store.getState().reading?.panes[timePoint]?.[kind];
        const header = stack && shownSlice(stack);
        pane?.resetWindow();
        const own = pane?.getWindow();
        if (!pane || !own || !header) continue;
        const { center, width } = presets[number];
        const window = { center: own.center * center, width: own.width * width };
        if (number !== 1) pane.setWindow(window);
        app.rememberWindow(header.seriesInstanceUid, window);
      }
    },
    [app, store, kind, current],
  );
}
