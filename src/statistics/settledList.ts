import type { CentredSample } from './centredSample';

/** What is known of a settled list; made when first asked for. */
interface Known {
  readonly values: readonly number[];
  sorted?: Float64Array;
  centred?: CentredSample;
}

const lists = new WeakMap<object, Known>();

/**
 * A copy of a list that several tests will be asked of: it is checked, sorted and centred once for all of them.
 *
 * Nobody else holds the copy, so nothing that is known of it can become wrong. A list with a missing or infinite value comes back
 * as it is, for the tests to say so.
 */
export function settledList(values: readonly number[]): readonly number[] {
  if (lists.has(values) || !values.every(Number.isFinite)) return values;
  const own = values.slice();
  lists.set(own, { values: own });
  return own;
}

/** What is known of a list, where it is a settled one. */
export function settledOf(list: object): Known | undefined {
  return lists.get(list);
}
