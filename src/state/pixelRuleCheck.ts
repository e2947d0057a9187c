import type { ProjectId } from '../domain/ids';
import type { PixelRule } from '../domain/measurement/roiMeasurement';

/** Why an ROI could not be measured again: its image is not on this page, cannot be read, or is another than was outlined. */
export type NotMeasuredAgain = 'not-here' | 'cannot-be-read' | 'other-pixels' | 'cannot-be-measured';

/** ROIs of one subject that could not be measured again. */
export interface NotMeasuredOf {
  readonly code: string;
  readonly why: NotMeasuredAgain;
  readonly rois: number;
}

/**
 * The signed ROIs measured by the pixel rule that the protocol does not use, to see whether a conclusion hangs on it. The
 * measurements themselves are kept in memory and in no state; they change nothing that is stored.
 */
export type PixelRuleCheck =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'measuring';
      readonly projectId: ProjectId;
      readonly ruleId: PixelRule['id'];
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'cancelled';
      readonly projectId: ProjectId;
      readonly ruleId: PixelRule['id'];
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'failed';
      readonly projectId: ProjectId;
      readonly ruleId: PixelRule['id'];
      readonly message: string;
    }
  | {
      readonly kind: 'measured';
      readonly projectId: ProjectId;
      readonly ruleId: PixelRule['id'];
      readonly rois: number;
      /** By code. */
      readonly not: readonly NotMeasuredOf[];
    };
