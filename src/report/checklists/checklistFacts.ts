import type { SensitivityRow } from '../../analysis/sensitivity';
import type { StudyResults } from '../../analysis/studyResults';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import type { Protocol } from '../../domain/study/protocol';
import { isProtocolLocked } from '../../domain/study/protocolLock';
import type { Subject } from '../../domain/study/subject';
import { type EnrolmentFlow, enrolmentFlow } from '../flow/enrolmentFlow';

type Progress = Pick<ReadingProgress, 'subjectId' | 'observerId' | 'round' | 'state'>;

/** What the checklists are answered from. Made for whoever may see the results. */
export interface ChecklistFacts {
  readonly results: StudyResults;
  /** The protocol in force; undefined as long as nothing was read by it, because then nobody need have decided anything of it. */
  readonly protocol: Protocol | undefined;
  readonly subjects: readonly Subject[];
  readonly progress: readonly Progress[];
  readonly flow: EnrolmentFlow;
  /** Name and version of the program. */
  readonly software: string;
  readonly sensitivity: readonly CheckedConclusion[];
}

/** One comparison under other choices: what it is of, in words, and its lines. */
export interface CheckedConclusion {
  readonly of: string;
  readonly rows: readonly SensitivityRow[];
}

/** Gathers the facts: of the results as they are computed, and of the enrolment as it is now. */
export function checklistFactsOf(input: {
  readonly results: StudyResults;
  readonly subjects: readonly Subject[];
  readonly progress: readonly Progress[];
  readonly software: string;
  readonly sensitivity?: readonly CheckedConclusion[];
}): ChecklistFacts {
  const { results, subjects, progress, software, sensitivity = [] } = input;
  const { project } = results;
  return {
    results,
    protocol: isProtocolLocked(project, progress) ? project.protocol : undefined,
    subjects,
    progress,
    flow: enrolmentFlow({ project, subjects, progress, showsGroup: true }),
    software,
    sensitivity,
  };
}
