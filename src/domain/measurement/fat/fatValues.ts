import { tableValue } from '../../image/modalityTable';
import { displayedOf, floatingPointOf, type ValueSource } from '../../image/valueMaps';
import type { ValueKind } from '../../study/protocol';
import { countsByOffset, type OffsetCounts } from '../countsByOffset';

/**
 * The different values of a set of pixels, in growing order, and how many pixels have each. `keys` are whole numbers in the
 * order of the values: stored values (negated where a negative slope turns their order round), or entries of a table.
 */
export interface FatValues {
  readonly keys: Float64Array;
  readonly counts: Float64Array;
  readonly pixelCount: number;
  /** Key to value of the kind asked for; linear, so that it also maps what lies between keys. */
  readonly toValue: (key: number) => number;
}

/** Counts pixels by value; undefined where the image has no values of that kind. */
export function fatValues(image: ValueSource, stored: Int32Array, kind: ValueKind): FatValues | undefined {
  const map = keyMap(image, kind);
  if (!map) return undefined;
  return { ...counted(map.toKeys(stored)), pixelCount: stored.length, toValue: map.toValue };
}

interface KeyMap {
  readonly toKeys: (stored: Int32Array) => Int32Array;
  readonly toValue: (key: number) => number;
}

function keyMap(image: ValueSource, kind: ValueKind): KeyMap | undefined {
  const { modalityTable } = image;
  if (kind === 'stored') return linear(1, (stored) => stored);
  if (kind === 'displayed') {
    if (!modalityTable) return linear(image.rescale.slope, displayedOf(image));
    const toKeys = (stored: Int32Array): Int32Array =>
      stored.map((value) => tableValue(modalityTable, value));
    return { toKeys, toValue: (entry) => entry };
  }
  const toFloatingPoint = floatingPointOf(image);
  if (!toFloatingPoint || !image.philipsScale) return undefined;
  const toDisplayed = displayedOf(image);
  return linear(image.philipsScale.slope, (stored) => toFloatingPoint(toDisplayed(stored)));
}

function linear(slope: number, map: (stored: number) => number): KeyMap {
  if (slope >= 0) return { toKeys: (stored) => stored, toValue: map };
  return { toKeys: (stored) => stored.map((value) => -value), toValue: (key) => map(-key) };
}

function counted(all: Int32Array): Pick<FatValues, 'keys' | 'counts'> {
  const byOffset = countsByOffset(all);
  return byOffset ? ofOffsets(byOffset) : ofSorted(all.slice().sort());
}

function ofOffsets({ min, counts: byOffset }: OffsetCounts): Pick<FatValues, 'keys' | 'counts'> {
  const keys: number[] = [];
  const counts: number[] = [];
  for (let offset = 0; offset < byOffset.length; offset++) {
    const count = byOffset[offset] ?? 0;
    if (count === 0) continue;
    keys.push(min + offset);
    counts.push(count);
  }
  return { keys: Float64Array.from(keys), counts: Float64Array.from(counts) };
}

function ofSorted(sorted: Int32Array): Pick<FatValues, 'keys' | 'counts'> {
  const keys: number[] = [];
  const counts: number[] = [];
  for (const key of sorted) {
    const last = counts.length - 1;
    if (keys[last] === key) counts[last] = (counts[last] ?? 0) + 1;
    else {
      keys.push(key);
      counts.push(1);
    }
  }
  return { keys: Float64Array.from(keys), counts: Float64Array.from(counts) };
}
