import type { ReadingId, SeriesInstanceUid, SubjectId } from '../../domain/ids';
import type { Reading } from '../../domain/reading/reading';
import type { Person } from '../../domain/study/blinding';
import type { PairCheck } from '../../domain/study/pairCheck';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';

/** What changed of a study's data; what is absent stays as it was. Changed and new ones take the place of those of their id. */
export interface StudyDelta {
  readonly person?: Person;
  readonly project?: Project;
  readonly subjects?: readonly Subject[];
  readonly removedSubjects?: readonly SubjectId[];
  readonly readings?: readonly Reading[];
  readonly removedReadings?: readonly ReadingId[];
  /** Protocol checks of pairs; undefined where one can no longer be made. */
  readonly pairs?: readonly (readonly [SubjectId, PairCheck | undefined])[];
  /** Series of slices that something is outlined on, by `imageKey`; undefined where it is no longer known. */
  readonly series?: readonly (readonly [string, SeriesInstanceUid | undefined])[];
}
