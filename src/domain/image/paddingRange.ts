import type { PixelFormat } from './sliceHeader';

/** Stored values that are padding, both ends included. */
export interface PaddingRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The stored values that mean "no tissue here": one value, or a range where the file states its other end.
 * MONOCHROME1 files state the end below the value, so the order does not matter.
 */
export function paddingRange({
  paddingValue,
  paddingLimit,
}: Pick<PixelFormat, 'paddingValue' | 'paddingLimit'>): PaddingRange | undefined {
  if (paddingValue === undefined) return undefined;
  const other = paddingLimit ?? paddingValue;
  return { from: Math.min(paddingValue, other), to: Math.max(paddingValue, other) };
}
