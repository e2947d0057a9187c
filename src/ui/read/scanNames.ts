import type { TimePoint } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';
import { readText } from './readText';
import { useSession } from './useSession';

/** What the scans are called on the screen. */
export interface ScanNames {
  readonly of: Readonly<Record<TimePoint, string>>;
  /** There is one scan: sentences need not say which. */
  readonly isOnly: boolean;
}

const byTimePoint: ScanNames = { of: readText.timePoints, isOnly: false };
const single: ScanNames = { of: readText.onlyScan, isOnly: true };
const inOrder: ScanNames = { of: readText.scansByPlace.preopFirst, isOnly: false };
const turned: ScanNames = { of: readText.scansByPlace.followUpFirst, isOnly: false };

/** Names that tell no more than the observer may know: by time point, else by their place on the screen. */
export function scanNames({
  timePoints,
  isOrderHidden,
}: Pick<ReadingSession, 'timePoints' | 'isOrderHidden'>): ScanNames {
  if (!isOrderHidden) return byTimePoint;
  if (timePoints.length < 2) return single;
  return timePoints[0] === 'preop' ? inOrder : turned;
}

/** The names of the open session's scans. */
export function useScanNames(): ScanNames {
  return useSession(scanNames) ?? byTimePoint;
}

/** Where something happened: of what, then on which scan, where there are two. */
export function placeWords(names: ScanNames, timePoint: TimePoint, what: string | undefined): string {
  if (what === undefined) return names.of[timePoint];
  return names.isOnly ? what : `${what}, ${names.of[timePoint].toLowerCase()}`;
}
