import type { ObserverId, SubjectId } from '../ids';
import type { StoredProject } from '../keeping/storedProject';
import type { KitFacts } from '../study/project';
import type { Subject } from '../study/subject';
import { roundsOf } from './assignedSubjects';
import { type ObserverView, observerView, type ViewOptions } from './observerView';
import { byCode } from './readingOrder';

/**
 * What a kit for another computer holds of a project: the view of its observer, over all rounds, and which subjects each
 * round asks for. Their order is not written: it is drawn again there from the seed, as here.
 */
export function kitView(
  stored: Omit<StoredProject, 'images'>,
  kit: Omit<KitFacts, 'assigned'>,
  options: ViewOptions = {},
): ObserverView {
  const observer: ObserverId = kit.observerId;
  const subjects = new Map<SubjectId, Subject>();
  const assigned: Record<string, readonly SubjectId[]> = {};
  for (const round of roundsOf(stored.project, stored.subjects, observer)) {
    const view = observerView(stored, observer, round, options);
    for (const subject of view.subjects) subjects.set(subject.id, subject);
    // The order of ids says nothing of the order of reading.
    assigned[String(round)] = view.subjects.map(({ id }) => id).sort();
  }
  const { project } = observerView(stored, observer, 1, options);
  return {
    project: { ...project, kit: { ...kit, assigned } },
    subjects: [...subjects.values()].sort(byCode),
  };
}
