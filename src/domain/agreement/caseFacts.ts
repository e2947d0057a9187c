import type { SubjectId } from '../ids';
import type { ImageRef } from '../image/imageRef';
import type { CannotMeasureReason } from '../reading/reading';
import type { RoiTarget } from '../reading/roi';

/** One target that two raters were compared on, in numbers: small enough to cross from a worker, and to be kept for thousands. */
export interface CaseFacts {
  readonly subjectId: SubjectId;
  readonly code: string;
  readonly isTraining: boolean;
  readonly target: RoiTarget;
  readonly targetKey: string;
  readonly pair:
    | {
        readonly kind: 'same-slice';
        readonly dice: number;
        /** Undefined where no pixel spacing is known. */
        readonly meanMm: number | undefined;
        readonly percentile95Mm: number | undefined;
      }
    | { readonly kind: 'other-slice' }
    /** `who` gave a reason in the place of an outline. */
    | { readonly kind: 'one-cannot'; readonly who: 0 | 1; readonly reason: CannotMeasureReason }
    | { readonly kind: 'neither'; readonly reasons: readonly [CannotMeasureReason, CannotMeasureReason] };
  /** By rater, of the protocol's kinds. */
  readonly csaMm2: readonly [number | undefined, number | undefined];
  readonly si: readonly [number | undefined, number | undefined];
  /** The slices of the outlines. */
  readonly images: readonly [ImageRef | undefined, ImageRef | undefined];
}
