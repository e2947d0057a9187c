import { err, ok, type Result } from '../../../base/result';
import type { ValueSource } from '../../image/valueMaps';
import type { FatMethod, ValueKind } from '../../study/protocol';
import type { FatBasis, FatUnknown, RoiArea, RoiFat } from '../roiMeasurement';
import { densityCrossing } from './densityCrossing';
import { type FatValues, fatValues } from './fatValues';
import { gaussianMixture } from './gaussianMixture';
import { otsuThreshold } from './otsuThreshold';

/** How fat is looked for: by the protocol, and for `lean-sample` from the scan's sample. */
export interface FatRequest {
  readonly method: FatMethod;
  readonly valueKind: ValueKind;
  /** Of the kind of value asked for; SD is undefined where the sample has one pixel. */
  readonly leanSample?: { readonly mean: number; readonly sd: number | undefined } | undefined;
}

/** A pixel above `fat` is fat; one not above `lean` is lean. */
interface Thresholds {
  readonly fat: number;
  readonly lean: number;
}

const fewestForMixture = 50;
const fewestForOtsu = 2;

/** Fat among stored values of a net ROI (without padding), by the method asked for. MEASUREMENT.md section 9. */
export function roiFat(image: ValueSource, stored: Int32Array, area: RoiArea, request: FatRequest): RoiFat {
  const basis = basisOf(request);
  const unknown = (why: FatUnknown): RoiFat => ({ ...basis, kind: 'unknown', why });
  if (stored.length === 0) return unknown('no-pixels');
  const values = fatValues(image, stored, request.valueKind);
  if (!values) return unknown('no-such-values');
  const found = thresholdsOf(values, basis);
  if (!found.ok) return unknown(found.error);
  const { fat, lean } = found.value;
  const [fatPixelCount, notLean] = [countAbove(values, fat), countAbove(values, lean)];
  const areaOf = (pixels: number): number | undefined =>
    area.kind === 'known' ? (area.netMm2 * pixels) / stored.length : undefined;
  return {
    ...basis,
    kind: 'known',
    threshold: fat,
    ...(hasMixedPart(request.method) && { leanThreshold: lean }),
    pixelCount: stored.length,
    fatPixelCount,
    mixedPixelCount: notLean - fatPixelCount,
    fatPercent: (100 * fatPixelCount) / stored.length,
    leanAreaMm2: areaOf(stored.length - notLean),
    fatAreaMm2: areaOf(fatPixelCount),
  };
}

function hasMixedPart(method: FatMethod): boolean {
  return method.kind === 'gaussian-mixture' && method.components === 3;
}

function basisOf({ method, valueKind, leanSample }: FatRequest): FatBasis {
  const isUsed = method.kind === 'lean-sample' && leanSample?.sd !== undefined;
  return { method, valueKind, ...(isUsed && { leanSample: { mean: leanSample.mean, sd: leanSample.sd } }) };
}

function thresholdsOf(values: FatValues, { method, leanSample }: FatBasis): Result<Thresholds, FatUnknown> {
  switch (method.kind) {
    case 'none':
      return err('no-such-values');
    case 'fixed-threshold':
      return ok({ fat: method.value, lean: method.value });
    case 'lean-sample': {
      if (!leanSample) return err('no-lean-sample');
      const threshold = leanSample.mean + method.sdCount * leanSample.sd;
      return ok({ fat: threshold, lean: threshold });
    }
    case 'otsu': {
      if (values.pixelCount < fewestForOtsu) return err('too-few-pixels');
      const key = otsuThreshold(values);
      if (key === undefined) return err('too-few-values');
      return ok({ fat: values.toValue(key), lean: values.toValue(key) });
    }
    case 'gaussian-mixture':
      return mixtureThresholds(values, method.components);
  }
}

function mixtureThresholds(values: FatValues, count: 2 | 3): Result<Thresholds, FatUnknown> {
  if (values.pixelCount < fewestForMixture) return err('too-few-pixels');
  if (values.keys.length < count) return err('too-few-values');
  const components = gaussianMixture(values, count);
  if (!components) return err('no-convergence');
  const [muscle, next] = components;
  const [before, fat] = components.slice(-2);
  const upper = before && fat && densityCrossing(before, fat);
  const lower = muscle && next && densityCrossing(muscle, next);
  if (upper === undefined || lower === undefined) return err('no-crossing');
  return ok({ fat: values.toValue(upper), lean: values.toValue(lower) });
}

function countAbove({ keys, counts, toValue }: FatValues, threshold: number): number {
  let count = 0;
  for (let i = keys.length - 1; i >= 0 && toValue(keys[i] ?? 0) > threshold; i--) count += counts[i] ?? 0;
  return count;
}
