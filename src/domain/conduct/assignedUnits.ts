import { askedOf } from '../agreement/askedOf';
import { settlingRound } from '../agreement/settlingRound';
import type { ObserverId } from '../ids';
import { targetAt, targetKey } from '../reading/roi';
import type { Protocol } from '../study/protocol';
import { targetsOf } from '../study/targets';
import { type AssignedFacts, type AssigningProject, assignedSubjects } from './assignedSubjects';
import { type Begun, nothingBegun } from './begun';
import { type MaskingProject, type ReadingUnit, unitsOf } from './readingUnits';

/** What an observer reads at a time in a round. */
export interface AssignedUnit<S> {
  readonly subject: S;
  readonly unit: ReadingUnit;
  /** In the settling round: what is asked of it, under the unit's own slots. Undefined elsewhere: all that the protocol asks. */
  readonly askedTargets?: readonly string[];
}

/**
 * The subjects that an observer is to read in a round (`assignedSubjects`), as they read them: where scans are masked, scan by
 * scan; in the settling round, only the scans of which something is asked.
 */
export function assignedUnits<S extends AssignedFacts>(
  project: AssigningProject & MaskingProject,
  subjects: readonly S[],
  observer: ObserverId,
  round: number,
  begun: Begun = nothingBegun,
): readonly AssignedUnit<S>[] {
  const assigned = assignedSubjects(project, subjects, observer, round, begun);
  if (round !== settlingRound) {
    return assigned.flatMap((subject) => unitsOf(project, subject).map((unit) => ({ subject, unit })));
  }
  return assigned.flatMap((subject) => {
    const asked = askedOf(subject, observer, project.protocol);
    return unitsOf(project, subject).flatMap((unit): readonly AssignedUnit<S>[] => {
      const askedTargets = askedOfUnit(asked, unit, project.protocol);
      return askedTargets.length > 0 ? [{ subject, unit, askedTargets }] : [];
    });
  });
}

/** What is asked of one unit; a masked scan stands in the slot of a single scan. */
function askedOfUnit(
  asked: readonly string[],
  { timePoint }: ReadingUnit,
  protocol: Protocol,
): readonly string[] {
  if (timePoint === undefined) return asked;
  return targetsOf(protocol, [timePoint])
    .filter((target) => asked.includes(targetKey(target)))
    .map((target) => targetKey(targetAt(target, 'preop')));
}
