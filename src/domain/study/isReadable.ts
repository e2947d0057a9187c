import { timePoints } from '../timePoint';
import type { Subject } from './subject';

/** Whether a subject is to be read: it is not excluded and has both scans. */
export function isReadable({ exclusion, scans }: Pick<Subject, 'exclusion' | 'scans'>): boolean {
  return !exclusion && timePoints.every((timePoint) => scans[timePoint]);
}
