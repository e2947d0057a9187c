import { tableValue } from './modalityTable';
import type { SliceImage } from './sliceImage';

/** What an image says of the meaning of its stored values. */
export type ValueSource = Pick<SliceImage, 'rescale' | 'modalityTable' | 'philipsScale'>;

/** Stored value to displayed value: by the image's table where it has one, else stored × slope + intercept in float64. */
export function displayedOf({ rescale, modalityTable }: ValueSource): (stored: number) => number {
  if (modalityTable) return (stored) => tableValue(modalityTable, stored);
  const { slope, intercept } = rescale;
  return (stored) => stored * slope + intercept;
}

/**
 * Displayed value to Philips' floating-point value: displayed / (rescale slope × scale slope); undefined where the
 * image states no scale that can be used, or maps its values by a table, which no slope describes. Where no rescale is
 * stated, displayed values are the stored ones, and (stored − scale intercept) / scale slope is the same value.
 */
export function floatingPointOf({
  rescale,
  philipsScale,
}: Pick<ValueSource, 'rescale' | 'philipsScale'>): ((displayed: number) => number) | undefined {
  if (philipsScale === undefined || rescale.table !== undefined) return undefined;
  const divisor = rescale.slope * philipsScale.slope;
  if (!Number.isFinite(divisor) || divisor === 0) return undefined;
  const offset = rescale.isStated ? 0 : philipsScale.intercept;
  return (displayed) => (displayed - offset) / divisor;
}
