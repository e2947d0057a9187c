import { isUnitId } from '../conduct/isUnitId';
import { timePoints } from '../timePoint';
import { enrolmentOf } from './enrolmentOf';
import type { Subject } from './subject';

/** Whether a subject is to be read: it is included and has both scans; a masked scan has one. */
export function isReadable(subject: Pick<Subject, 'id' | 'exclusion' | 'enrolment' | 'scans'>): boolean {
  if (enrolmentOf(subject) !== 'included') return false;
  if (isUnitId(subject.id)) return subject.scans.preop !== undefined;
  return timePoints.every((timePoint) => subject.scans[timePoint]);
}
