import type { CentredSample } from './centredSample';
import type { Midranks } from './midranks';

/** What is known of a settled list; made when first asked for. */
interface Known {
  readonly values: readonly number[];
  sorted?: Float64Array;
  centred?: CentredSample;
  /** From each other list: this one minus it. */
  differences?: WeakMap<object, readonly number[]>;
  /** The ranks are settled too. */
  midranks?: Midranks;
}

const lists = new WeakMap<object, Known>();

/**
 * A copy of a list that several tests will be asked of: it is checked, sorted and centred once for all of them.
 *
 * Nobody else holds the copy, so nothing that is known of it can become wrong. A list with a missing or infinite value comes back
 * as it is, for the tests to say so.
 */
export function settledList(values: readonly number[] | Float64Array): readonly number[] {
  if (values instanceof Float64Array) return settledColumn(values);
  if (lists.has(values) || !isFiniteList(values)) return values;
  return keptList(values.slice());
}

/** The same of a list that nobody will change any more, without a copy. */
export function keptList(values: readonly number[]): readonly number[] {
  if (!lists.has(values) && isFiniteList(values)) lists.set(values, { values });
  return values;
}

function settledColumn(column: Float64Array): readonly number[] {
  const own: number[] = [];
  let isWhole = true;
  for (let i = 0; i < column.length; i += 1) {
    const value = column[i] ?? 0;
    // Of a value that is not finite, and only of it, the difference from itself is no zero.
    if (value - value !== 0) isWhole = false;
    own.push(value);
  }
  if (isWhole) lists.set(own, { values: own });
  return own;
}

/** What is known of a list, where it is a settled one. */
export function settledOf(list: object): Known | undefined {
  return lists.get(list);
}

/** Whether every value is there and finite: of a settled list that is known. */
export function isFiniteList(values: readonly (number | null | undefined)[]): values is readonly number[] {
  if (lists.has(values)) return true;
  for (let i = 0; i < values.length; i += 1) if (!Number.isFinite(values[i])) return false;
  return true;
}
