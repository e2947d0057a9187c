import { enrolmentOf } from '../../domain/study/enrolmentOf';
import { groupOf } from '../../domain/study/group';
import type { Subject } from '../../domain/study/subject';
import { counted, type FlowLine } from './enrolmentFlow';

/** Why included subjects without refracture had a final scan. */
export interface FinalScanCounts {
  readonly subjects: number;
  /** Reasons as noted, the most frequent first. */
  readonly reasons: readonly FlowLine[];
  readonly notNoted: number;
}

/**
 * Counts why non-refractured subjects had a final scan, for the methods text: subjects scanned for symptoms are no random
 * part of those without refracture. Of included subjects that are not for training. For whoever may know groups.
 */
export function finalScanCounts(subjects: readonly Subject[]): FinalScanCounts {
  const asked = subjects.filter((subject) => {
    const group = groupOf(subject);
    const isIn = enrolmentOf(subject) === 'included' && !subject.isTraining;
    return isIn && group.kind === 'known' && group.group === 'not-refractured';
  });
  const noted = asked.flatMap(({ finalScanReason }) => finalScanReason ?? []);
  return { subjects: asked.length, reasons: counted(noted), notNoted: asked.length - noted.length };
}
