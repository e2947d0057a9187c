import type { SeriesOfSlices } from '../../analysis/roiCell';
import type { StudyResults } from '../../analysis/studyResults';
import type { CaseFacts } from '../../domain/agreement/caseFacts';
import type { Rater } from '../../domain/agreement/outlinePair';
import type { SubjectId } from '../../domain/ids';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { AuditEntry } from '../../domain/keeping/auditEntry';
import type { Reading } from '../../domain/reading/reading';
import type { Person } from '../../domain/study/blinding';
import type { PairCheck } from '../../domain/study/pairCheck';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';
import type { ImagePair } from '../figures/imagePair/imagePair';
import type { OutcomeAnswer, PrintedFacts } from '../reviewer/reviewerFacts';

/**
 * Everything that tables, figures, words and the reproduction kit are made from: the same in the browser's worker and on the
 * command line. Whoever makes these facts has asked for access to the results (`studyResults` does).
 */
export interface ExportFacts {
  readonly person: Person;
  readonly project: Project;
  /** All of the project, those for training too. */
  readonly subjects: readonly Subject[];
  /** Of subjects (never of units), of all observers and rounds, with outlines. */
  readonly readings: readonly Reading[];
  /** Headers by `imageKey`. */
  readonly headers: ReadonlyMap<string, SliceHeader>;
  /** Numbers of the slices in their series from 1, by `imageKey`, of every series that somebody outlined on. */
  readonly slicePositions: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<SubjectId, PairCheck>;
  readonly seriesOf: SeriesOfSlices;
  /** Under the choice that is exported: the study's own unless a person chose otherwise. */
  readonly results: StudyResults;
  /** Under the same choice without adjudication; `results` itself where nothing was settled. */
  readonly originals: StudyResults;
  /** How the outlines of the first two observers lie; empty where there is one observer. */
  readonly cases: readonly CaseFacts[];
  readonly raters: readonly [Rater, Rater] | undefined;
  /** The main comparisons under every other choice, where they were computed. */
  readonly conclusions: readonly OutcomeAnswer[];
  /** The audit log, all chains, in order. */
  readonly log: readonly AuditEntry[];
  /** False where measurements were taken as stored, because the pixels are not here. */
  readonly areMeasurementsVerified: boolean;
  /** Of the chosen subjects, where their pixels are here; none on the command line. */
  readonly imagePairs: readonly ImagePair[];
  readonly printed: PrintedFacts;
}
