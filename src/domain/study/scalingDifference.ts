import type { SliceHeader } from '../image/sliceHeader';
import type { ValueKind } from './protocol';

/** How much the scanner's scaling alone changes the SI between two scans. */
export interface ScalingDifference {
  readonly preopSlope: number;
  readonly followUpSlope: number;
  /** Philips scale slopes, where both files state them. */
  readonly preopScaleSlope?: number;
  readonly followUpScaleSlope?: number;
  /** SI of the follow-up over that of the pre-op scan, for the same signal. */
  readonly ratio: number;
  /** 100 × (ratio − 1). */
  readonly effectPercent: number;
  /** What the ratio is made of; `cancels` where the protocol's values do not contain the slopes. */
  readonly basis: 'rescale-slope' | 'philips-scale' | 'cancels';
}

type Scaled = Pick<SliceHeader, 'rescale' | 'philipsScale'>;

/**
 * Compares the scaling of two scans for the values that the protocol calls SI; undefined when a slope is 0 or not
 * finite, or when nothing relates the two scans' values (a Philips scale slope that one file lacks, see below).
 *
 * With stored value SV, RescaleSlope RS, RescaleIntercept RI and Philips scale slope SS (2005,100E):
 * displayed DV = SV × RS + RI, floating-point FP = DV / (RS × SS). FP is the signal on one scale for all series, so for
 * the same signal, intercepts aside:
 * - displayed: DV = FP × RS × SS, ratio of the products RS × SS;
 * - stored: SV = FP × SS, ratio of SS;
 * - floating-point: 1, the scaling cancels.
 *
 * Without SS in both files the only known thing is DV = SV × RS. Taking equal stored values as equal signal, displayed
 * values differ by the ratio of RS, and stored ones do not contain it. With SS in one file only, the displayed ratio is
 * that of RS, as far as stated; no ratio can be given for stored and floating-point values. A RescaleSlope that is not
 * stated means 1 by the standard.
 */
export function scalingDifference(
  preop: Scaled,
  followUp: Scaled,
  valueKind: ValueKind,
): ScalingDifference | undefined {
  const slopes = { preopSlope: preop.rescale.slope, followUpSlope: followUp.rescale.slope };
  const rescaleRatio = slopes.followUpSlope / slopes.preopSlope;
  if (!isRatio(rescaleRatio)) return undefined;
  const before = preop.philipsScale?.slope;
  const after = followUp.philipsScale?.slope;
  if (before !== undefined && after !== undefined) {
    const scaleRatio = after / before;
    if (!isRatio(scaleRatio)) return undefined;
    const ratio = { displayed: rescaleRatio * scaleRatio, stored: scaleRatio, 'philips-floating-point': 1 }[
      valueKind
    ];
    return {
      ...slopes,
      preopScaleSlope: before,
      followUpScaleSlope: after,
      ...effectOf(ratio),
      basis: valueKind === 'philips-floating-point' ? 'cancels' : 'philips-scale',
    };
  }
  if (valueKind === 'displayed') return { ...slopes, ...effectOf(rescaleRatio), basis: 'rescale-slope' };
  const isMissingOnce = (before === undefined) !== (after === undefined);
  if (valueKind === 'philips-floating-point' || isMissingOnce) return undefined;
  return { ...slopes, ...effectOf(1), basis: 'cancels' };
}

/**
 * What would happen to SI if displayed values stood in for the floating-point value that one scan lacks, taking its own
 * slopes as those of the other: DV / FP = RS × SS of the scan that states them, upside down when that is the follow-up.
 */
export function missingScaleEffect(
  preop: Scaled,
  followUp: Scaled,
): Pick<ScalingDifference, 'ratio' | 'effectPercent'> | undefined {
  const stating = preop.philipsScale ? preop : followUp;
  const isOnce = (preop.philipsScale === undefined) !== (followUp.philipsScale === undefined);
  if (!isOnce || !stating.philipsScale) return undefined;
  const product = stating.rescale.slope * stating.philipsScale.slope;
  const ratio = stating === preop ? product : 1 / product;
  return isRatio(ratio) ? effectOf(ratio) : undefined;
}

function effectOf(ratio: number): Pick<ScalingDifference, 'ratio' | 'effectPercent'> {
  return { ratio, effectPercent: 100 * (ratio - 1) };
}

function isRatio(value: number): boolean {
  return Number.isFinite(value) && value !== 0;
}
