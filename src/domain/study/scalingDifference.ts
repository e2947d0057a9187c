import type { SliceHeader } from '../image/sliceHeader';

/** How much the scanner's scaling alone changes displayed values between two scans. */
export interface ScalingDifference {
  readonly preopSlope: number;
  readonly followUpSlope: number;
  /** Displayed value of the follow-up over that of the pre-op scan, for the same signal. */
  readonly ratio: number;
  /** 100 × (ratio − 1). */
  readonly effectPercent: number;
  /** What the ratio is made of: rescale slopes, or those times the Philips scale slopes when both files have them. */
  readonly basis: 'rescale-slope' | 'philips-scale';
}

/**
 * Compares the scaling of two scans; undefined when a slope is 0 or not finite.
 *
 * Displayed = stored × slope + intercept, so equal stored values differ by the ratio of the slopes. Philips states
 * more: floating-point signal = displayed / (slope × scale slope), (2005,100E), so for equal signal the displayed
 * values differ by the ratio of those products, and a change of one slope may be made up for by the other.
 */
export function scalingDifference(
  preop: Pick<SliceHeader, 'rescale' | 'philipsScale'>,
  followUp: Pick<SliceHeader, 'rescale' | 'philipsScale'>,
): ScalingDifference | undefined {
  const preopSlope = preop.rescale.slope;
  const followUpSlope = followUp.rescale.slope;
  const hasBoth = preop.philipsScale !== undefined && followUp.philipsScale !== undefined;
  const before = preopSlope * (hasBoth ? (preop.philipsScale?.slope ?? 1) : 1);
  const after = followUpSlope * (hasBoth ? (followUp.philipsScale?.slope ?? 1) : 1);
  const ratio = after / before;
  if (!Number.isFinite(ratio) || ratio === 0) return undefined;
  return {
    preopSlope,
    followUpSlope,
    ratio,
    effectPercent: 100 * (ratio - 1),
    basis: hasBoth ? 'philips-scale' : 'rescale-slope',
  };
}
