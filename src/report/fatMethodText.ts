import { unreachable } from '../base/assert';
import type { FatUnknown } from '../domain/measurement/roiMeasurement';
import type { FatMethod } from '../domain/study/protocol';

/** How fat is told from muscle, inside a sentence or as a place of a data file. */
export function fatMethodText(method: FatMethod): string {
  switch (method.kind) {
    case 'none':
      return 'none';
    case 'fixed-threshold':
      return `fixed threshold ${method.value}`;
    case 'otsu':
      return 'Otsu’s threshold';
    case 'gaussian-mixture':
      return `Gaussian mixture of ${method.components === 2 ? 'two' : 'three'} components`;
    case 'lean-sample':
      return `lean-muscle sample, mean + ${method.sdCount} SD`;
    default:
      return unreachable(method);
  }
}

const unknownTexts: Readonly<Record<FatUnknown, string>> = {
  'no-pixels': 'no pixel inside the outline',
  'too-few-pixels': 'too few pixels for the method',
  'too-few-values': 'fewer different values than components',
  'no-convergence': 'the mixture did not settle',
  'no-crossing': 'muscle and fat do not separate',
  'no-lean-sample': 'no lean-muscle sample on the slice, or one of a single pixel',
  'no-such-values': 'the image lacks the kind of value',
};

/** Why a fat method gave nothing. */
export function fatUnknownText(why: FatUnknown): string {
  return unknownTexts[why];
}
