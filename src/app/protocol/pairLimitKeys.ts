import type { PairLimits } from '../../domain/study/pairLimits';

/** All limits of the protocol check of a pair. */
export const pairLimitKeys = [
  'tiltDeg',
  'fieldStrengthPercent',
  'echoTimePercent',
  'repetitionTimePercent',
  'pixelSpacingPercent',
  'sliceThicknessMm',
  'echoTrainLength',
  'flipAngleDeg',
  'parallelFactor',
  'interpolationPercent',
  'scalingPercent',
] as const satisfies readonly (keyof PairLimits)[];
