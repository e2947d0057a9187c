/** Settings of the protocol check of a pair; differences beyond them are findings. */
export interface PairLimits {
  readonly tiltDeg: number;
  readonly fieldStrengthPercent: number;
  readonly echoTimePercent: number;
  readonly repetitionTimePercent: number;
  readonly pixelSpacingPercent: number;
  readonly sliceThicknessMm: number;
  readonly echoTrainLength: number;
  readonly flipAngleDeg: number;
  /** Difference of the reduction factors of parallel imaging. */
  readonly parallelFactor: number;
  /** Difference of image pixels per acquired pixel. */
  readonly interpolationPercent: number;
  /** Slopes are decimal texts: a smaller difference is rounding. */
  readonly scalingPercent: number;
}

/**
 * The limits of the rules, *Protocol check of a pair*. Field strength, echo train, flip angle, parallel imaging,
 * interpolation and scaling have no number there (any difference counts); theirs only absorb how vendors write one value
 * (1.494 or 1.5 T, 89.99° or 90°, 110 or 112 phase steps). The limit of slice thickness also holds for the distance between slices.
 */
export const defaultPairLimits: PairLimits = {
  tiltDeg: 15,
  fieldStrengthPercent: 10,
  echoTimePercent: 5,
  repetitionTimePercent: 10,
  pixelSpacingPercent: 5,
  sliceThicknessMm: 0.1,
  echoTrainLength: 0,
  flipAngleDeg: 0.5,
  parallelFactor: 0.05,
  interpolationPercent: 5,
  scalingPercent: 0.1,
};

/** The largest limit of each kind that still says something; the smallest is 0: any difference counts. */
export const pairLimitsAtMost: PairLimits = {
  tiltDeg: 90,
  fieldStrengthPercent: 100,
  echoTimePercent: 100,
  repetitionTimePercent: 100,
  pixelSpacingPercent: 100,
  sliceThicknessMm: 10,
  echoTrainLength: 100,
  flipAngleDeg: 180,
  parallelFactor: 10,
  interpolationPercent: 100,
  scalingPercent: 100,
};
