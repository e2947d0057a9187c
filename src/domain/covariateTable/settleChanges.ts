import type { Covariates, Subject } from '../study/subject';
import { type CheckFacts, type CheckFinding, checkTogether } from './checkTogether';
import type { ColumnKey } from './covariateColumn';
import { type CellChange, type CellRefusal, withCells } from './withCells';

/** What becomes of changes of one subject's cells. */
export interface SettledChanges {
  readonly taken: readonly CellChange[];
  /** Cells that cannot be beside the subject's others; they are not among `taken`. */
  readonly refused: readonly CellRefusal[];
  readonly flags: readonly CheckFinding[];
  /** With all that is taken. */
  readonly covariates: Covariates;
}

/**
 * Takes the changes that fit together, and to what the subject has. One that cannot be is refused in its own cell, and
 * the others are taken. What was wrong before is no fault of the changes.
 */
export function settleChanges(
  subject: Pick<Subject, 'covariates' | 'scans'>,
  changes: readonly CellChange[],
  facts: CheckFacts,
): SettledChanges {
  let taken = changes;
  const refused: CellRefusal[] = [];
  const earlier = new Set(checkTogether(subject, facts).map(({ key, problem }) => `${key} ${problem?.kind}`));
  // Each refusal takes one change out, so this ends.
  for (;;) {
    const result = withCells(subject.covariates, taken);
    const found: readonly CheckFinding[] = result.ok
      ? checkTogether({ ...subject, covariates: result.value }, facts)
      : [result.error];
    const wrong = found.find(
      ({ key, problem }) =>
        problem && !(result.ok && earlier.has(`${key} ${problem.kind}`)) && blamed(key, taken) !== undefined,
    );
    const key = wrong && blamed(wrong.key, taken);
    if (key !== undefined && wrong?.problem) {
      refused.push({ key, problem: wrong.problem });
      taken = taken.filter(({ column }) => column.key !== key);
      continue;
    }
    return {
      taken,
      refused,
      flags: found.filter(({ flag }) => flag),
      covariates: result.ok ? result.value : subject.covariates,
    };
  }
}

/** The changed cell that a finding falls on: the one named, or where that did not change what it was held against. */
function blamed(key: ColumnKey, changes: readonly CellChange[]): ColumnKey | undefined {
  const isChanged = (one: ColumnKey): boolean => changes.some(({ column }) => column.key === one);
  if (isChanged(key)) return key;
  const partners: readonly ColumnKey[] = key.startsWith('refracture')
    ? ['refractureDates', 'refractureLevels', 'refracture', 'surgeryDate']
    : ['surgeryDate'];
  return partners.find(isChanged);
}
