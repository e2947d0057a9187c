import type { FatUnknown } from '../../domain/measurement/roiMeasurement';
import type { FatMethod } from '../../domain/study/protocol';

/** What the fat panel says. */
export const fatText = {
  fat: 'Fat',
  fatArea: 'Fat area',
  lean: 'Functional CSA',
  threshold: 'Threshold',
  mixed: 'Mixed',
  method: 'Method',
  none: 'Nothing is measured on this scan yet.',
  older: 'This record was made before the protocol asked for fat. Show its slice, and it is measured again.',
  inHand: 'Fat is told when the outline is closed.',
  overlay: 'on the image',
  histogram: (leanCount: number, fatCount: number) =>
    `Histogram: ${leanCount} pixels at or below the threshold, ${fatCount} above`,
} as const;

/** A method of telling fat from lean muscle, in a few words. */
export function fatMethodText(method: FatMethod): string {
  switch (method.kind) {
    case 'none':
      return 'none';
    case 'fixed-threshold':
      return `above ${method.value}`;
    case 'otsu':
      return 'Otsu';
    case 'gaussian-mixture':
      return `${method.components} Gaussians`;
    case 'lean-sample':
      return `lean + ${method.sdCount} SD`;
  }
}

/** Why there is no fat, in the place of the number. */
export const noFatText: Readonly<Record<FatUnknown, string>> = {
  'no-pixels': 'No pixel lies inside the ROI.',
  'too-few-pixels': 'Too few pixels for this method.',
  'too-few-values': 'Too few different values for this method.',
  'no-convergence': 'The two tissues cannot be told apart by their values.',
  'no-crossing': 'Muscle and fat overlap: no threshold lies between them.',
  'no-lean-sample': 'Outline the lean sample on this slice first.',
  'no-such-values': 'The image has no values of the protocol’s kind.',
};
