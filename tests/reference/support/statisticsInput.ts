import type { MaybeNumber } from '../../../src/statistics/missing';
import type { Json, JsonObject } from './statisticsCases';

/** A list of numbers and nulls from a case's input. */
export function listOf(value: Json | undefined): readonly MaybeNumber[] {
  if (!Array.isArray(value)) throw new Error('input is not a list');
  return value.map((entry: Json) => {
    if (entry === null || typeof entry === 'number') return entry;
    if (entry === 'Infinity') return Number.POSITIVE_INFINITY;
    if (entry === '-Infinity') return Number.NEGATIVE_INFINITY;
    if (entry === 'NaN') return Number.NaN;
    throw new Error(`input holds ${JSON.stringify(entry)}`);
  });
}

/** A list of lists from a case's input. */
export function tableOf(value: Json | undefined): readonly (readonly MaybeNumber[])[] {
  if (!Array.isArray(value)) throw new Error('input is not a table');
  return value.map((row: Json) => listOf(row));
}

/** A list without missing values. */
export function numbersOf(value: Json | undefined): readonly number[] {
  return listOf(value).map((entry) => entry ?? Number.NaN);
}

/** The lists x and y of a case. */
export function xyOf(input: JsonObject): readonly [readonly MaybeNumber[], readonly MaybeNumber[]] {
  return [listOf(input['x']), listOf(input['y'])];
}
