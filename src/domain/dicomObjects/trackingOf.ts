import { areScansMasked, unitsOf } from '../conduct/readingUnits';
import type { SubjectId } from '../ids';
import type { Reading } from '../reading/reading';
import { type RoiTarget, targetAt, targetKey } from '../reading/roi';
import type { Project } from '../study/project';
import type { Observer } from '../study/protocol';
import { objectUid } from './objectUid';

/**
 * The tracking UIDs of a reading's outlines: of project, subject, target, observer and round, whatever version of the outline it is
 * and whoever writes it. A masked scan's outline keeps the UID that its observer gave it once it is known whose scan it is.
 */
export function trackingOf(
  project: Project,
  subject: SubjectId,
  { round }: Pick<Reading, 'round'>,
  { id: observer }: Pick<Observer, 'id'>,
): (target: RoiTarget) => string {
  const units = areScansMasked(project) ? unitsOf(project, { id: subject }) : [];
  return (target) => {
    const unit = units.find(({ timePoint }) => timePoint === target.timePoint);
    const [of, at] = unit ? [unit.id, targetAt(target, 'preop')] : [subject, target];
    return objectUid('tracking', project.id, of, targetKey(at), observer, String(round));
  };
}
