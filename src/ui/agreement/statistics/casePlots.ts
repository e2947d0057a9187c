import type { AgreementRow } from '../../../analysis/agreementTable';
import type { Side } from '../../../domain/side';

/** A line that a plot draws. */
export type PlottedLine = AgreementRow & { readonly side: Side };

/** The plots beside a case: of the lines in the table above them, those of the case's side; CSA, then SI. */
export function casePlots(lines: readonly AgreementRow[], side: Side): readonly PlottedLine[] {
  return lines.flatMap((line) => (line.side === side ? [{ ...line, side }] : []));
}

/** Whether a subject has a point in every plot. */
export function hasPoints(plots: readonly AgreementRow[], subjectId: string): boolean {
  return plots.every(({ ratings }) => ratings.some((one) => one.subjectId === subjectId));
}
