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

/** The point that the arrow keys lead to from one: its neighbour by the mean; the ends stay where they are. */
export function neighbourPoint(
  points: readonly BlandAltmanPoint[],
  subjectId: string | undefined,
  key: string,
): BlandAltmanPoint | undefined {
  const at = points.findIndex((one) => one.subjectId === subjectId);
  const last = points.length - 1;
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key];
  return to === undefined ? undefined : points[Math.min(last, Math.max(0, to))];
}
