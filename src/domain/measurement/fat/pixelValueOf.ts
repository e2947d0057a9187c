import { displayedOf, floatingPointOf, type ValueSource } from '../../image/valueMaps';
import type { ValueKind } from '../../study/protocol';

/** Stored value to value of the kind asked for; undefined where the image has none of that kind. */
export function pixelValueOf(image: ValueSource, kind: ValueKind): ((stored: number) => number) | undefined {
  if (kind === 'stored') return (stored) => stored;
  const toDisplayed = displayedOf(image);
  if (kind === 'displayed') return toDisplayed;
  const toFloatingPoint = floatingPointOf(image);
  return toFloatingPoint && ((stored) => toFloatingPoint(toDisplayed(stored)));
}
