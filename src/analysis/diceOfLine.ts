import type { CaseFacts } from '../domain/agreement/caseFacts';
import type { AgreementRow } from './agreementTable';
import { structureKey } from './structure';

/** A line of the agreement table whose outlines can be laid over each other: of one side at one time point. */
export type OutlinedLine = Pick<AgreementRow, 'siteId' | 'muscleId' | 'side' | 'phase' | 'ratings'>;

/**
 * Dice coefficients of the outlines behind a line, of the subjects that the line is of, as far as both outlines lie on the same
 * slice. Undefined of lines that are not of one side at one time point.
 */
export function diceOfLine(line: OutlinedLine, cases: readonly CaseFacts[]): readonly number[] | undefined {
  if (line.side === 'mean' || line.phase === 'changePercent') return undefined;
  const rated = new Set(line.ratings.map(({ subjectId }) => subjectId));
  const key = structureKey(line);
  return cases.flatMap(({ subjectId, isTraining, target, pair }) => {
    const isOwn =
      !isTraining &&
      target.side === line.side &&
      target.timePoint === line.phase &&
      structureKey(target) === key &&
      rated.has(subjectId);
    return isOwn && pair.kind === 'same-slice' ? [pair.dice] : [];
  });
}
