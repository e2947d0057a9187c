import { type TimePoint, timePoints } from '../timePoint';
import type { Subject } from './subject';

/** Time points at which a subject has a scan, in their order. A masked scan is the only one of its subject. */
export function scannedTimePoints({ scans }: Pick<Subject, 'scans'>): readonly TimePoint[] {
  return timePoints.filter((timePoint) => scans[timePoint] !== undefined);
}
