import type { Group } from '../domain/study/group';
import type { NoValue, StudyVariable } from './studyVariable';

/** How a result of the panel was computed; the sections of METHODS.md by these names. */
export type AnalysisMethod =
  | 'student'
  | 'welch'
  | 'mann-whitney'
  | 'paired-t'
  | 'wilcoxon'
  | 'ancova'
  | 'logistic'
  | 'firth'
  | 'roc'
  | 'partial-spearman'
  | 'partial-pearson';

/** A subject that an analysis could not use, and everything that it lacks for it. */
export interface DroppedSubject {
  readonly subjectId: string;
  readonly code: string;
  readonly group: Group;
  readonly lacks: readonly { readonly variable: StudyVariable; readonly why: NoValue }[];
}

/** What every result says about itself: by what, of how many, without whom and why. */
export interface Account {
  readonly method: AnalysisMethod;
  /** The R call that gives the same numbers. */
  readonly how: string;
  readonly nUsed: number;
  readonly dropped: readonly DroppedSubject[];
}
