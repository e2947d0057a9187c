import { settlingRound } from '../agreement/settlingRound';
import type { ObserverId } from '../ids';
import type { ReadingProgress } from '../reading/readingProgress';
import type { AssignedFacts, AssigningProject } from './assignedSubjects';
import { type AssignedUnit, assignedUnits } from './assignedUnits';
import type { MaskingProject } from './readingUnits';
import { areAllSigned } from './settlingLine';

/**
 * What a reader is asked for in the settling round and has not signed, by subject or masked scan.
 *
 * @param progress Of readings as they are kept; others than this reader's are passed over.
 */
export function settlingWork<S extends AssignedFacts>(
  project: AssigningProject & MaskingProject,
  subjects: readonly S[],
  progress: readonly Pick<
    ReadingProgress,
    'subjectId' | 'observerId' | 'round' | 'state' | 'signedTargets'
  >[],
  reader: ObserverId,
): readonly AssignedUnit<S>[] {
  const asked = assignedUnits(project, subjects, reader, settlingRound);
  if (asked.length === 0) return [];
  const lines = new Map(
    progress
      .filter(({ observerId, round }) => observerId === reader && round === settlingRound)
      .map((line) => [line.subjectId, line]),
  );
  return asked.filter(({ unit, askedTargets = [] }) => {
    const line = lines.get(unit.id);
    return !line || !areAllSigned(line, askedTargets);
  });
}
