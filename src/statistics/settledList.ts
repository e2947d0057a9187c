import type { CentredSample } from './centredSample';

/** What is known of a settled list; made when first asked for. */
interface Known {
  readonly values: readonly number[];
  sorted?: Float64Array;
  centred?: CentredSample;
  /** From each other list: this one minus it. */
  differences?: WeakMap<object, readonly number[]>;
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
  if (lists.has(values) || !values.every(Number.isFinite)) return values;
  const own = values.slice();
  lists.set(own, { values: own });
  return own;
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
