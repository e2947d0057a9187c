import type { ComparedLine } from '../../analysis/comparedLine';
import { shiftLimits } from '../../analysis/shiftLimits';
import type { TableExtras } from '../export/exportSettings';
import type { PrintedGroup } from '../groupNames';
import { inSentence } from '../groupNames';

/** What the extras of a table are made for. */
export interface ExtraNotesInput {
  readonly lines: readonly ComparedLine[];
  readonly groups: readonly PrintedGroup[];
  /** How many P stand in the table: what Holm's adjustment covers. */
  readonly tests: number;
  /** Where they stand: "of this table". */
  readonly where: string;
  readonly hasCategories: boolean;
}

/** What must be said of the extras of a table, one line each. */
export function extraNotes(extras: TableExtras, input: ExtraNotesInput): readonly string[] {
  const { lines, groups, tests, where, hasCategories } = input;
  const [first, second] = groups.map(({ label }) => inSentence(label));
  const areTwo = groups.length === 2;
  const notes: string[] = [];
  if (extras.hasTotalColumn) {
    notes.push('Total: the subjects of all groups together, summarised as the groups of the line are.');
  }
  if (extras.hasMissingCounts) notes.push('Missing: analysed subjects without the value.');
  if (extras.hasAdjustedP && tests > 0) {
    notes.push(
      tests === 1
        ? `P (Holm): adjusted by Holm’s method; there is one test ${where}, so it is P.`
        : `P (Holm): adjusted by Holm’s method for the ${tests} tests ${where}.`,
    );
  }
  if (extras.hasStandardisedDifferences && areTwo) {
    const ofShares = hasCategories
      ? '; of categories the distance of the shares in units of their spread (Yang and Dalton)'
      : '';
    notes.push(
      `SMD: standardised difference of the groups, without sign: of numbers Cohen’s d with the pooled SD${ofShares}.`,
    );
  }
  if (extras.hasEffectSizes && areTwo) {
    const hasFixed = lines.some(({ fixed }) => fixed?.ok && fixed.value.test === 'ancova');
    notes.push(
      `Effect size: ${first} minus ${second}, of the kind of the test that the line prints${hasFixed ? '; of the values shown, not adjusted' : ''}.`,
    );
  }
  if (extras.hasShifts && areTwo) {
    notes.push(
      `Shift: Hodges-Lehmann estimate of the difference, ${first} minus ${second}, in units of the line; ${limitsText(lines)}.`,
    );
  }
  return notes;
}

function limitsText(lines: readonly ComparedLine[]): string {
  const kinds = new Set(
    lines.flatMap(({ comparison }) =>
      comparison.kind === 'two' && comparison.shift.ok ? [shiftLimits(comparison.shift.value).kind] : [],
    ),
  );
  if (kinds.size === 2) return 'Moses’ limits, exact where they can be counted, else asymptotic';
  return kinds.has('asymptotic') ? 'Moses’ limits, asymptotic' : 'Moses’ limits, exact';
}
