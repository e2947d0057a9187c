import type { AgreementComparison } from '../analysis/agreementComparison';
import type { AgreementRow } from '../analysis/agreementTable';
import type { StudyResults } from '../analysis/studyResults';
import type { Protocol } from '../domain/study/protocol';
import { betweenText } from './comparisonCaption';
import { fatMethodText } from './fatMethodText';
import { csaText, pixelRuleText, versionText } from './methodNotes';
import type { TableFootnote } from './tableModel';
import { valueKindMeanings } from './valueKindText';

/** What stands under an agreement table. */
export function agreementFootnotes(
  rows: readonly AgreementRow[],
  results: StudyResults,
  comparison: AgreementComparison,
): readonly TableFootnote[] {
  const { protocol } = results.project;
  const isOfRounds = comparison.kind === 'rounds';
  const notes = [
    isOfRounds
      ? `Two-way random, absolute agreement; k = 2 rounds. n counts subjects whose readings of both rounds were signed independently (before unblinding) and never re-opened, and that have the value in both.`
      : `Two-way random, absolute agreement; k = ${protocol.observers.length}. n counts subjects whose first readings were all signed independently (before unblinding) and never re-opened, and that have the value from every observer.`,
    isOfRounds
      ? 'An ICC of 1 is full agreement: (2,k) of the mean of both rounds, (2,1) of one round.'
      : 'An ICC of 1 is full agreement: (2,k) of the observers’ average, (2,1) of one observer.',
    slicesNote(rows, isOfRounds),
    `${csaText(protocol)}. SI is of ${valueKindMeanings[protocol.valueKind]}. ${versionText(results)}${pixelRuleText(results.pixelRules)}`,
    fatNote(protocol),
    droppedNote(rows, isOfRounds),
    lossyNote(rows),
    'Limits of agreement: Bland-Altman, with exact intervals (noncentral t).',
    isOfRounds
      ? 'SEM is that of one round’s value and holds the offset between the rounds.'
      : 'SEM is that of one observer’s value and holds the offset between the observers.',
    `CV: within-subject coefficient of variation, root mean square. RC: repeatability coefficient, within which 95 % of the differences of two ${isOfRounds ? 'rounds' : 'observers’ values'} of a subject lie. Both hold the offset.`,
  ];
  if (rows.some((row) => row.phase !== 'changePercent')) {
    notes.push(
      `MDC95 of a time point is from SEM: single time point, one ${isOfRounds ? 'round' : 'observer'}.`,
    );
  }
  if (rows.some((row) => row.phase === 'changePercent')) {
    notes.push(
      isOfRounds
        ? `MDC95 of a change: from the differences of the change itself between the rounds, for the values of one round. ${betweenText(comparison, protocol)}; variation of scanning not included.`
        : 'MDC95 of a change: from the observers’ differences of the change itself, for their average. Between observers; variation of scanning not included.',
    );
  }
  return notes.filter((text) => text !== '').map((text) => ({ text }));
}

function fatNote({ fatMethod }: Protocol): string {
  return fatMethod.kind === 'none' ? '' : `Fat by ${fatMethodText(fatMethod)}.`;
}

function slicesNote(rows: readonly AgreementRow[], isOfRounds: boolean): string {
  const rated = rows.reduce((sum, row) => sum + row.n, 0);
  const shared = rows.reduce((sum, row) => sum + row.sameSlice, 0);
  if (rated === 0) return '';
  if (shared === rated) {
    return isOfRounds
      ? 'Both rounds were outlined on the same slices: agreement of the outlines.'
      : 'All observers outlined on the same slices: agreement of the outlines.';
  }
  if (shared === 0) {
    return isOfRounds
      ? 'The rounds were outlined on different slices: agreement of the whole method.'
      : 'The observers outlined on different slices: agreement of the whole method.';
  }
  const widest = rows.reduce((most, row) => Math.max(most, row.n - row.sameSlice), 0);
  return `${isOfRounds ? 'The slice was chosen anew in each round' : 'Each observer chose the slice'}; it differed in up to ${widest} subjects of a line: agreement of the whole method.`;
}

/** Lines of SI that have fewer subjects than the areas, because an image lacks the value. */
function droppedNote(rows: readonly AgreementRow[], isOfRounds: boolean): string {
  const dropped = rows.reduce((most, row) => Math.max(most, row.dropped), 0);
  if (dropped === 0) return '';
  return `Up to ${dropped} ${dropped === 1 ? 'subject' : 'subjects'} of a line left out: ${isOfRounds ? 'a round' : 'an observer'} has no such value.`;
}

function lossyNote(rows: readonly AgreementRow[]): string {
  const codes = new Set(
    rows.flatMap((row) => row.ratings.filter(({ isLossy }) => isLossy).map(({ code }) => code)),
  );
  if (codes.size === 0) return '';
  return `Lossy compression: ratings of ${codes.size} ${codes.size === 1 ? 'subject' : 'subjects'} (${[...codes].join(', ')}) are from images whose values it has changed.`;
}
