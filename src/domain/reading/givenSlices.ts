import type { TimePoint } from '../timePoint';
import { timePoints } from '../timePoint';
import type { Reading, SliceChoice } from './reading';

/** The slices of a subject that were chosen beforehand for all observers. */
export type GivenSlices = Readonly<Partial<Record<TimePoint, SliceChoice>>>;

/**
 * What a signed reading of the slice chooser gives to every observer: the slices and where they are cropped, not the
 * endplates, distances and pictures of the sagittal image, which an observer is not to see. Undefined before it is signed.
 */
export function givenSlicesOf({ state, sliceChoices }: Reading): GivenSlices | undefined {
  if (state !== 'signed') return undefined;
  const given: Partial<Record<TimePoint, SliceChoice>> = {};
  for (const timePoint of timePoints) {
    const choice = sliceChoices[timePoint];
    if (!choice) continue;
    const { image, chosenAtUtc, canalFront } = choice;
    given[timePoint] = { image, how: 'beforehand', chosenAtUtc, ...(canalFront && { canalFront }) };
  }
  return given;
}
