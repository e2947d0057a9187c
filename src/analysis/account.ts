import type { GroupId } from './grouping';
import type { NoValue, StudyVariable } from './studyVariable';

/** How a result of the panel was computed; the sections of METHODS.md by these names. */
export type AnalysisMethod =
  | 'student'
  | 'welch'
  | 'mann-whitney'
  | 'anova'
  | 'welch-anova'
  | 'kruskal-wallis'
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
  readonly group: GroupId;
  readonly lacks: readonly { readonly variable: StudyVariable; readonly why: NoValue }[];
}

/** What every result says about itself: by what, of how many, without whom and why. */
export interface Account {
  readonly method: AnalysisMethod;
  readonly nUsed: number;
  readonly dropped: readonly DroppedSubject[];
}
