import type { ObserverId } from '../ids';
import type { PixelSpacing } from '../image/imageGrid';
import type { RoiMeasurement } from '../measurement/roiMeasurement';
import type { CannotMeasureReason, Reading, ReadingEntry } from '../reading/reading';
import type { Roi } from '../reading/roi';
import { diceOfOutlines } from './diceOfOutlines';
import { type SurfaceDistance, surfaceDistance } from './surfaceDistance';

/** Who is compared: one observer in one round. */
export interface Rater {
  readonly observerId: ObserverId;
  readonly round: number;
}

/** One rater's outline with what it measured. */
export interface RatedOutline {
  readonly roi: Roi;
  readonly measurement: RoiMeasurement;
}

/** How two raters stand to each other for one target of one subject. */
export type OutlinePair =
  | {
      readonly kind: 'both';
      readonly outlines: readonly [RatedOutline, RatedOutline];
      /** Outlines of two slices are no two opinions of one border: then neither Dice nor distance is given. */
      readonly overlap:
        | {
            readonly kind: 'same-slice';
            readonly dice: number;
            readonly distance: SurfaceDistance | undefined;
          }
        | { readonly kind: 'other-slice' };
    }
  /** Only the other one outlined it. */
  | {
      readonly kind: 'one-cannot';
      readonly who: 0 | 1;
      readonly reason: CannotMeasureReason;
      readonly note: string;
      readonly outline: RatedOutline;
    }
  | { readonly kind: 'neither'; readonly reasons: readonly [CannotMeasureReason, CannotMeasureReason] }
  /** One of them, or both, gave nothing for it. */
  | { readonly kind: 'not-given' };

/**
 * Compares what two readings give for one target, by `targetKey`. The same slice is told by its pixels and geometry
 * (`imageFingerprint`), since two hospitals' copies of an image have different UIDs. Distances need a pixel spacing; both
 * must state the same one.
 */
export function outlinePair(key: string, one: Reading, other: Reading): OutlinePair {
  const [first, second] = [one.entries[key], other.entries[key]];
  if (!first || !second) return { kind: 'not-given' };
  if (first.kind === 'roi') {
    return second.kind === 'roi' ? bothOf(first, second) : oneCannot(1, second, first);
  }
  if (second.kind === 'roi') return oneCannot(0, first, second);
  return { kind: 'neither', reasons: [first.reason, second.reason] };
}

type Outlined = Extract<ReadingEntry, { kind: 'roi' }>;
type Reasoned = Extract<ReadingEntry, { kind: 'cannot-measure' }>;

function oneCannot(who: 0 | 1, { reason, note }: Reasoned, { roi, measurement }: Outlined): OutlinePair {
  return { kind: 'one-cannot', who, reason, note, outline: { roi, measurement } };
}

function bothOf(first: Outlined, second: Outlined): OutlinePair {
  const outlines = [first, second] as const;
  if (first.roi.imageFingerprint !== second.roi.imageFingerprint) {
    return { kind: 'both', outlines, overlap: { kind: 'other-slice' } };
  }
  const [one, other] = [first.roi.outlinePx, second.roi.outlinePx];
  const spacing = sharedSpacing(first.measurement, second.measurement);
  const dice = diceOfOutlines(one, other);
  const distance = spacing && surfaceDistance(one, other, spacing);
  return { kind: 'both', outlines, overlap: { kind: 'same-slice', dice, distance } };
}

function sharedSpacing(
  { area: one }: RoiMeasurement,
  { area: other }: RoiMeasurement,
): PixelSpacing | undefined {
  if (one.kind !== 'known' || other.kind !== 'known') return undefined;
  const { columnMm, rowMm } = one.spacing;
  return columnMm === other.spacing.columnMm && rowMm === other.spacing.rowMm ? one.spacing : undefined;
}
