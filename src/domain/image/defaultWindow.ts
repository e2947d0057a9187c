import { tableValue } from './modalityTable';
import { paddingRange } from './paddingRange';
import type { SliceImage } from './sliceImage';
import { displayedOf } from './valueMaps';

/** Window in displayed values: black at centre − width / 2, white at centre + width / 2. */
export interface GreyWindow {
  readonly center: number;
  readonly width: number;
}

/** Enough values for percentiles that no eye can tell from exact ones. */
const sampleSize = 65_536;

/**
 * The window a slice is first shown with: the header's when it has a usable one, else from the 1st to the 99.5th
 * percentile of the displayed values, so that single bright pixels (vessels, coil artefacts) do not darken the rest.
 *
 * Pixel padding is left out. An image of one value only gets a window of width 1 around it.
 */
export function defaultWindow(image: SliceImage, stated?: GreyWindow): GreyWindow {
  if (isUsableWindow(stated)) return { center: stated.center, width: stated.width };
  const range = usedRange(image);
  if (range.upper <= range.lower) return { center: range.lower, width: 1 };
  return { center: (range.lower + range.upper) / 2, width: range.upper - range.lower };
}

/** A window that something can be seen in. */
export function isUsableWindow(shown: GreyWindow | undefined): shown is GreyWindow {
  return (
    shown !== undefined && Number.isFinite(shown.center) && Number.isFinite(shown.width) && shown.width > 0
  );
}

/** 1st and 99.5th percentile (nearest rank) of the displayed values without padding, from an even sample of a large image. */
export function usedRange(image: SliceImage): { readonly lower: number; readonly upper: number } {
  const { storedValues, modalityTable } = image;
  // Where nothing is padding, no value lies in the empty range.
  const { from, to } = paddingRange(image) ?? { from: 1, to: 0 };
  const step = Math.max(1, Math.floor(storedValues.length / sampleSize));
  const stored = storedValues.filter((value, index) => index % step === 0 && (value < from || value > to));
  // A table may change the order of values; slope and intercept keep it, or turn it round.
  const sample = (modalityTable ? stored.map((value) => tableValue(modalityTable, value)) : stored).sort();
  const toDisplayed = modalityTable ? (value: number) => value : displayedOf(image);
  const at = (part: number): number => {
    const rank = Math.max(1, Math.ceil(part * sample.length));
    return toDisplayed(sample[rank - 1] ?? 0);
  };
  const [first, second] = [at(0.01), at(0.995)];
  // A negative slope turns the order round.
  return { lower: Math.min(first, second), upper: Math.max(first, second) };
}
