import type { CaseFacts } from '../domain/agreement/caseFacts';
import type { Rater } from '../domain/agreement/outlinePair';
import type { ResultsDenied } from '../domain/study/blinding';

/** Every pair of outlines of a project, compared: what the Agreement screen lists. */
export type AgreementState =
  | { readonly kind: 'none' }
  /** `cases`: those that are compared already, so that work can begin. */
  | {
      readonly kind: 'computing';
      readonly done: number;
      readonly total: number;
      readonly raters: readonly [Rater, Rater];
      readonly cases: readonly CaseFacts[];
    }
  | { readonly kind: 'denied'; readonly why: ResultsDenied }
  /** A protocol with one observer has nobody to compare. */
  | { readonly kind: 'one-observer' }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'ready';
      readonly raters: readonly [Rater, Rater];
      readonly cases: readonly CaseFacts[];
    };
