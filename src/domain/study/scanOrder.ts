import { isUnitId } from '../conduct/isUnitId';
import { seededRank } from '../conduct/seededRank';
import type { TimePoint } from '../timePoint';
import type { Person } from './blinding';
import type { Project } from './project';
import type { Protocol } from './protocol';
import { scannedTimePoints } from './scannedTimePoints';
import type { Subject } from './subject';

/** Who looks at which project. */
export interface Looking {
  readonly project: Pick<Project, 'protocol'>;
  readonly person: Person;
}

/**
 * The person who reads is not told which scan was taken first, nor when (rules, *Blinding, honestly*): where scans are
 * masked, and where slices were chosen beforehand.
 */
export function isScanOrderHidden({ project, person }: Looking): boolean {
  const { blinding, sliceRule } = project.protocol;
  return person.kind === 'observer' && (blinding.timePoint || sliceRule === 'chosen-beforehand');
}

/**
 * A subject's scans in the order in which they stand on the screen. Where their order is hidden it is drawn by lot for each
 * subject, so that left and right tell nothing, and stays the same on every day.
 */
export function scansInOrder(
  subject: Pick<Subject, 'id' | 'scans'>,
  { seed }: Pick<Protocol, 'seed'>,
  isHidden: boolean,
): readonly TimePoint[] {
  const scanned = scannedTimePoints(subject);
  const isTurned = isHidden && !isUnitId(subject.id) && seededRank(seed, 'scan order', subject.id) < 0.5;
  return isTurned ? [...scanned].reverse() : scanned;
}
