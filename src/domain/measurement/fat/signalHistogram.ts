import type { PointPx } from '../../image/point';
import type { SliceImage } from '../../image/sliceImage';
import { normaliseRing } from '../../polygon/normaliseRing';
import type { RoiExclusion } from '../../reading/roi';
import type { ValueKind } from '../../study/protocol';
import { pixelsInside } from '../pixelsInside';
import type { PixelRule } from '../roiMeasurement';
import { storedOfPixels } from '../signalOfPixels';
import { fatValues } from './fatValues';

/** How many pixels of an ROI have values from `from + i × binWidth` up to, but not including, the next bin. */
export interface SignalHistogram {
  readonly from: number;
  readonly binWidth: number;
  readonly counts: readonly number[];
}

/**
 * The distribution of an ROI's values for drawing, in at most `binCount` bins of one width from the smallest value to the
 * largest. No bin is narrower than the step between neighbouring stored values, so that none is empty by rounding alone.
 * Undefined without pixels or without values of that kind. Thresholds are never taken from these bins.
 */
export function signalHistogram(
  image: SliceImage,
  outlinePx: readonly PointPx[],
  exclusions: readonly RoiExclusion[],
  ruleId: PixelRule['id'],
  valueKind: ValueKind,
  binCount: number,
): SignalHistogram | undefined {
  const rings = exclusions.map(({ verticesPx }) => normaliseRing(verticesPx));
  const runs = pixelsInside(image.grid, normaliseRing(outlinePx), rings, ruleId);
  const values = fatValues(image, storedOfPixels(image, runs), valueKind);
  const first = values?.keys[0];
  const last = values?.keys.at(-1);
  if (!values || first === undefined || last === undefined) return undefined;
  // Bins are whole numbers of keys wide: each then holds equally many possible values.
  const keysPerBin = Math.max(1, Math.ceil((last - first + 1) / binCount));
  const counts = new Array<number>(Math.floor((last - first) / keysPerBin) + 1).fill(0);
  values.keys.forEach((key, i) => {
    const bin = Math.floor((key - first) / keysPerBin);
    counts[bin] = (counts[bin] ?? 0) + (values.counts[i] ?? 0);
  });
  const step = values.toValue(first + 1) - values.toValue(first);
  return { from: values.toValue(first), binWidth: keysPerBin * step, counts };
}
