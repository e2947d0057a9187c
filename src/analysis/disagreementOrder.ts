import type { Disagreement } from './disagreements';

/** How a queue of disagreements is sorted. */
export type DisagreementOrder = 'worst-first' | 'csa-difference' | 'si-difference' | 'subject';

const byCode = new Intl.Collator('en', { numeric: true });

/** Whole classes of trouble come before degrees of one. */
function rankOf({ facts: { pair } }: Disagreement): number {
  if (pair.kind === 'one-cannot') return 0;
  if (pair.kind === 'other-slice') return 1;
  return pair.kind === 'same-slice' ? 2 : 3;
}

/** Of the same class the smallest Dice first; without one, the largest difference of CSA. */
function byDegree(a: Disagreement, b: Disagreement): number {
  const [one, other] = [a.facts.pair, b.facts.pair];
  if (one.kind === 'same-slice' && other.kind === 'same-slice' && one.dice !== other.dice) {
    return one.dice - other.dice;
  }
  return larger(a.csaDifferenceMm2, b.csaDifferenceMm2);
}

/** The larger amount first, whatever its sign; none last. */
function larger(a: number | undefined, b: number | undefined): number {
  const [one, other] = [a === undefined ? -1 : Math.abs(a), b === undefined ? -1 : Math.abs(b)];
  return other - one;
}

const orders: Readonly<Record<DisagreementOrder, (a: Disagreement, b: Disagreement) => number>> = {
  'worst-first': (a, b) => rankOf(a) - rankOf(b) || byDegree(a, b),
  'csa-difference': (a, b) => larger(a.csaDifferenceMm2, b.csaDifferenceMm2),
  'si-difference': (a, b) => larger(a.siDifference, b.siDifference),
  subject: () => 0,
};

/** A sorted copy. What is alike stands by subject code, numbers in it by value, and of a subject in the order of drawing, as it was given. */
export function inOrder(list: readonly Disagreement[], order: DisagreementOrder): readonly Disagreement[] {
  const compare = orders[order];
  return list.toSorted((a, b) => compare(a, b) || byCode.compare(a.facts.code, b.facts.code));
}
