import { useCallback } from 'react';
import type { Region } from '../../app/reading/muscleRegion';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';
import { useWorkstation } from '../AppContext';
import type { FitWhat } from './usePanes';

type RegionsOf = (
  panes: ReadingSession['panes'],
  what: FitWhat,
) => Readonly<Record<TimePoint, Region | undefined>>;

/** What a pane opens with, computed when it opens and not at every change of the reading. */
export function useRegionOf(regionsOf: RegionsOf): (timePoint: TimePoint) => Region | undefined {
  const { store } = useWorkstation();
  return useCallback(
    (timePoint) => {
      const { reading } = store.getState();
      return reading && regionsOf(reading.panes, 'near')[timePoint];
    },
    [store, regionsOf],
  );
}
