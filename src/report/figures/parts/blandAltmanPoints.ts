import type { AgreementRow } from '../../../analysis/agreementTable';

/** One subject of a Bland-Altman plot. */
export interface BlandAltmanPoint {
  readonly subjectId: string;
  readonly code: string;
  readonly mean: number;
  /** Second minus first. */
  readonly difference: number;
}

/** The points of a line of the agreement table: one for each of its n subjects, from the smallest mean to the largest. */
export function blandAltmanPoints({ ratings }: Pick<AgreementRow, 'ratings'>): readonly BlandAltmanPoint[] {
  return ratings
    .flatMap(({ subjectId, code, values: [a, b] }) =>
      a === undefined || b === undefined ? [] : [{ subjectId, code, mean: (a + b) / 2, difference: b - a }],
    )
    .toSorted((one, other) => one.mean - other.mean || one.code.localeCompare(other.code, 'en'));
}
