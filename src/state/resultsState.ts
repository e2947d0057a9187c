import type { PanelAnalyses } from '../analysis/panelAnalyses';
import type { PanelChoice } from '../analysis/panelChoice';
import type { StudyResults } from '../analysis/studyResults';
import type { ResultsDenied } from '../domain/study/blinding';

/** Results as they are shown: all of one moment and under one choice. */
export interface ReadyResults {
  readonly kind: 'ready';
  readonly results: StudyResults;
  readonly analyses: PanelAnalyses;
  readonly choice: PanelChoice;
  readonly computedAtUtc: string;
  readonly tookMs: number;
  /** Something changed since, and its results are not there yet: these are of before. */
  readonly isUpdating?: true;
}

/** What the Results screen shows. */
export type ResultsState =
  | { readonly kind: 'none' }
  | { readonly kind: 'computing' }
  | { readonly kind: 'denied'; readonly why: ResultsDenied }
  | { readonly kind: 'failed'; readonly message: string }
  | ReadyResults;
