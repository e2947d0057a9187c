import type { ObserverId, SubjectId } from '../ids';
import type { ReadingProgress } from '../reading/readingProgress';
import { type MaskingProject, unitIndex } from './readingUnits';

/** Which subjects an observer has begun or signed in a round. */
export type Begun = (observer: ObserverId, round: number) => ReadonlySet<SubjectId>;

const none: ReadonlySet<SubjectId> = new Set();

/** Nobody has read anything. */
export const nothingBegun: Begun = () => none;

/**
 * What is begun, by what is kept of readings: a reading that is only looked at is not kept.
 *
 * @param readings As they are kept, of masked scans too, or by subject.
 */
export function begunIn(
  project: MaskingProject,
  subjects: readonly { readonly id: SubjectId }[],
  readings: readonly Pick<ReadingProgress, 'subjectId' | 'observerId' | 'round'>[],
): Begun {
  if (readings.length === 0) return nothingBegun;
  let found: ReadonlyMap<string, ReadonlySet<SubjectId>> | undefined;
  return (observer, round) => {
    // Asked only where a part is drawn.
    found ??= byObserver(project, subjects, readings);
    return found.get(`${round}|${observer}`) ?? none;
  };
}

function byObserver(
  project: MaskingProject,
  subjects: readonly { readonly id: SubjectId }[],
  readings: readonly Pick<ReadingProgress, 'subjectId' | 'observerId' | 'round'>[],
): ReadonlyMap<string, ReadonlySet<SubjectId>> {
  const units = unitIndex(project, subjects);
  const found = new Map<string, Set<SubjectId>>();
  for (const { subjectId, observerId, round } of readings) {
    const key = `${round}|${observerId}`;
    const own = found.get(key) ?? new Set();
    own.add(units.get(subjectId)?.subjectId ?? subjectId);
    found.set(key, own);
  }
  return found;
}
