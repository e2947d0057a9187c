import type { SensitivityQuestion, SensitivityRow } from '../../analysis/sensitivity';
import type { StudyResults } from '../../analysis/studyResults';
import type { Reading } from '../../domain/reading/reading';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import type { Subject } from '../../domain/study/subject';

/** What of a reading says how it was done: no shape and no number. */
export type ReadingConduct = Pick<
  Reading,
  'subjectId' | 'observerId' | 'round' | 'state' | 'signedAtUtc' | 'reopenings' | 'washOutOverride'
>;

/** A main outcome of the study, and its comparison under every other choice, as far as that is computed. */
export interface OutcomeAnswer {
  readonly question: Pick<SensitivityQuestion, 'measure' | 'phase'>;
  readonly answer:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'done'; readonly rows: readonly SensitivityRow[] }
    | { readonly kind: 'failed'; readonly message: string };
}

/** Everything that the reviewer's page is made from. */
export interface ReviewerFacts {
  readonly results: StudyResults;
  /** All subjects of the project, those for training too. */
  readonly subjects: readonly Subject[];
  readonly progress: readonly ReadingProgress[];
  /** Of all rounds; undefined while they are being loaded. */
  readonly readings: readonly ReadingConduct[] | undefined;
  readonly conclusions: readonly OutcomeAnswer[];
  readonly printed: PrintedFacts;
}

/** When and by what the page is made. */
export interface PrintedFacts {
  readonly atUtc: string;
  /** Name and version of the program. */
  readonly software: string;
  /** Head of the log of who made it; empty before their first act. */
  readonly logHead: string;
}
