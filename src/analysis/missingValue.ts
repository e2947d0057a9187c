import type { ObserverId } from '../domain/ids';
import type { RoiSide } from '../domain/side';
import type { TimePoint } from '../domain/timePoint';
import type { Quantity } from './quantity';
import type { MissingWhy } from './roiCell';
import type { Structure } from './structure';

/** A place in a subject's values. `muscleId` may be a reference tissue's, with side `none`. */
export interface ValuePlace extends Structure {
  readonly side: RoiSide;
  readonly timePoint: TimePoint;
}

/** One reason why a subject, or a part of its values, is not complete. */
export type MissingValue =
  | (ValuePlace & { readonly kind: 'cell'; readonly observerId: ObserverId; readonly why: MissingWhy })
  /** A CSA or SI of zero or below, for which neither a ratio nor a percent change means anything. */
  | (ValuePlace & {
      readonly kind: 'not-positive';
      readonly quantity: Exclude<Quantity, 'csaPerSi'>;
      readonly value: number;
    });
