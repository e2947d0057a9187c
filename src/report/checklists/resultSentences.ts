import { ofGroup } from '../../analysis/grouping';
import { shiftLimits } from '../../analysis/shiftLimits';
import type { StudyResults } from '../../analysis/studyResults';
import type { BaselineRow } from '../../analysis/tableOne';
import type { TableTwoRow } from '../../analysis/tableTwo';
import { conclusionText } from '../checks/sensitivityWords';
import { decimalsOf, printedTest } from '../comparisonCells';
import { exactNotes } from '../exactNotes';
import { groupsPrinted, inSentence } from '../groupNames';
import { comparisonInWords } from '../inWords/comparisonInWords';
import type { PrintSettings } from '../printSettings';
import { printSettingsOf } from '../printSettingsOf';
import { limitText, roundedText } from '../rounding';
import { structurePrefix } from '../structureNames';
import { baselineRowName } from '../tableOneNames';
import { phaseNames, quantityHeading, quantityNames } from '../words';
import type { ChecklistFacts } from './checklistFacts';

/** How many of each group are analysed; undefined where nobody is. */
export function groupSentence({ results }: ChecklistFacts): string | undefined {
  const { analysed, analysedByGroup } = results.flow;
  if (analysed.length === 0) return undefined;
  const groups = groupsPrinted(results).map(
    ({ group, label }) => `${inSentence(label)} ${ofGroup(analysedByGroup, group)}`,
  );
  return `${analysed.length} analysed: ${groups.join(', ')}.`;
}

/** How often each line of Table 1 is missing; undefined where nobody is analysed. */
export function missingSentence({ results }: ChecklistFacts): string | undefined {
  if (results.flow.analysed.length === 0) return undefined;
  const lacking = results.tableOne.rows.flatMap((row) => {
    const count = missingCount(row);
    return count > 0 ? [`${baselineRowName(row)} ${count}`] : [];
  });
  return lacking.length > 0
    ? `Missing among the analysed: ${lacking.join('; ')}; nothing of the other lines of Table 1.`
    : 'Nothing is missing in Table 1 among the analysed.';
}

function missingCount({ missing }: BaselineRow): number {
  return Object.values(missing).reduce((sum, count) => sum + count, 0);
}

/** The change of each quantity by group with difference, interval and P: unadjusted. Undefined where none is tested. */
export function mainResultSentence(facts: ChecklistFacts): string | undefined {
  const { results } = facts;
  const sentences = results.tableTwo
    .filter(({ phase }) => phase === 'changePercent')
    .flatMap((row) => comparedSentence(row, facts.results) ?? []);
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

/** A line of Table 2 as a sentence: what it is, the groups, P, and the difference where the printed test has one. */
export function comparedSentence(
  row: TableTwoRow,
  results: StudyResults,
  settings: PrintSettings = printSettingsOf(results),
): string | undefined {
  const decimals = decimalsOf(row.quantity, row.phase, settings);
  const said = comparisonInWords(row, groupsPrinted(results), decimals, settings);
  if (said === undefined) return undefined;
  const quantity =
    row.phase === 'changePercent'
      ? quantityNames[row.quantity]
      : quantityHeading(row.quantity, results.protocol);
  const name = `${structurePrefix(results.protocol, row)}${quantity}, ${phaseNames[row.phase].toLowerCase()}`;
  return `${name}: ${said}${exactText(row, settings)}${differenceText(row, decimals)}`;
}

/** " The exact P lies on the other side of 0.05: P = 0.143.", as the table's note says of ranks; nothing where both say the same. */
function exactText(row: TableTwoRow, settings: PrintSettings): string {
  return exactNotes([{ ...row, label: '' }], row.comparison.alpha, settings)
    .map((note) => ` ${note.replace(/: +\((.*)\)\.$/, ': $1.')}`)
    .join('');
}

/** The difference with its interval, of the test that is printed; nothing of more than two groups. */
function differenceText(row: TableTwoRow, decimals: number): string {
  const { comparison, fixed } = row;
  if (comparison.kind !== 'two') return '';
  if (fixed) {
    if (!fixed.ok || !('interval' in fixed.value)) return '';
    const name = fixed.value.test === 'ancova' ? 'Adjusted difference' : 'Difference';
    return intervalText(name, fixed.value.estimate, fixed.value.interval, decimals);
  }
  const { test } = printedTest(row);
  if (test === 'student' || test === 'welch') {
    const outcome = comparison[test];
    if (!outcome.ok) return '';
    return intervalText('Difference', outcome.value.meanDifference, outcome.value.interval, decimals);
  }
  const { shift } = comparison;
  if (test !== 'mann-whitney' || !shift.ok) return '';
  const { interval } = shiftLimits(shift.value);
  return intervalText('Hodges-Lehmann difference', shift.value.estimate, interval, decimals);
}

function intervalText(
  name: string,
  estimate: number,
  interval: readonly [number, number],
  decimals: number,
): string {
  const [from, to] = interval.map((one) => limitText(one, decimals));
  return ` ${name} ${roundedText(estimate, decimals)} (95 % interval ${from} to ${to}).`;
}

/** What the sensitivity analyses say, one sentence a comparison; undefined where none was made. */
export function sensitivitySentence({ sensitivity, results }: ChecklistFacts): string | undefined {
  const sentences = sensitivity
    .filter(({ rows }) => rows.length > 1)
    .map(({ of, rows }) => `${of}: ${conclusionText(rows, results.project.protocol)}`);
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}
