import type { StudyResults } from '../analysis/studyResults';
import type { ResultsDenied } from '../domain/study/blinding';

/** What the Results screen shows. */
export type ResultsState =
  | { readonly kind: 'none' }
  | { readonly kind: 'computing' }
  | { readonly kind: 'denied'; readonly why: ResultsDenied }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'ready';
      readonly results: StudyResults;
      readonly computedAtUtc: string;
      readonly tookMs: number;
    };
