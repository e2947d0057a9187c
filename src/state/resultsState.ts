import type { PanelAnalyses } from '../analysis/panelAnalyses';
import type { PanelChoice } from '../analysis/panelChoice';
import type { StudyResults } from '../analysis/studyResults';
import type { ResultsDenied } from '../domain/study/blinding';

/**
 * Results as they are shown: under one choice, and of one moment, but for what is said to be updating. What shows `analyses` takes
 * all from `analysedReady`, so that they never stand beside other data than their own.
 */
export interface ReadyResults {
  readonly kind: 'ready';
  readonly results: StudyResults;
  readonly analyses: PanelAnalyses;
  readonly choice: PanelChoice;
  readonly computedAtUtc: string;
  readonly tookMs: number;
  /** Something changed since, and its results are not there yet: these are of before. */
  readonly isUpdating?: true;
  /** The tables are new and their analyses still being computed: the tables that `analyses` are of. */
  readonly analysesOf?: StudyResults;
}

/** What the Results screen shows. */
export type ResultsState =
  | { readonly kind: 'none' }
  | { readonly kind: 'computing' }
  | { readonly kind: 'denied'; readonly why: ResultsDenied }
  | { readonly kind: 'failed'; readonly message: string }
  | ReadyResults;
