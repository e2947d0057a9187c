import { descriptionsOf } from '../../analysis/descriptionsOf';
import type { SensitivityRow } from '../../analysis/sensitivity';
import type { StudyMeasure } from '../../analysis/studyMeasure';
import type { StudyResults } from '../../analysis/studyResults';
import { groupCell } from '../../report/comparisonCells';
import { groupsPrinted } from '../../report/groupNames';
import { measureDecimals } from '../../report/models/measureText';
import type { PrintSettings } from '../../report/printSettings';
import { statisticsReasonText } from '../../report/reasonText';
import { pText } from '../../report/rounding';

/** One outcome under both choices: each group's values, then P. */
export interface EffectOfMeasure {
  readonly lines: readonly {
    readonly key: string;
    readonly name: string;
    readonly without: string;
    readonly with: string;
    readonly differs: boolean;
  }[];
  /** What was settled replaces something that this outcome is made of. */
  readonly isReplaced: boolean;
}

/** The rows of one comparison with and without what was settled; the same row twice where nothing is replaced. */
function bothOf(
  rows: readonly SensitivityRow[],
): readonly [SensitivityRow, SensitivityRow, boolean] | undefined {
  const of = (kind: SensitivityRow['variant']['kind']) => rows.find(({ variant }) => variant.kind === kind);
  const main = of('main');
  if (!main) return undefined;
  const [without, withSettled] = [of('without-adjudication'), of('with-adjudication')];
  if (without) return [without, main, true];
  return withSettled ? [main, withSettled, true] : [main, main, false];
}

/** The change of one measure by group, and its P, before and after what was settled counts. */
export function effectOf(
  rows: readonly SensitivityRow[],
  measure: StudyMeasure,
  results: StudyResults,
  settings: PrintSettings,
): EffectOfMeasure | undefined {
  const both = bothOf(rows);
  if (!both) return undefined;
  const [without, withSettled, isReplaced] = both;
  const { alpha } = results.project.protocol;
  const decimals = measureDecimals(measure, 'change', settings);
  const p = ({ primary }: SensitivityRow): string =>
    primary.ok
      ? pText(primary.value.p, { alpha, decimals: settings.pDecimals })
      : statisticsReasonText(primary.error);
  const names = new Map(groupsPrinted(results).map(({ group, label }) => [group, label]));
  const cells = (row: SensitivityRow): readonly string[] =>
    descriptionsOf(row.comparison).map(
      // Both as the study's own path prints the first: two summaries side by side could not be compared.
      (group) => groupCell(group, withSettled.comparison.chosen.summary, decimals).text,
    );
  const [before, after] = [cells(without), cells(withSettled)];
  const groups = withSettled.groups.map((group, at) => ({
    key: group,
    name: names.get(group) ?? group,
    without: before[at] ?? '',
    with: after[at] ?? '',
  }));
  const lines = [...groups, { key: 'p', name: 'P', without: p(without), with: p(withSettled) }];
  return { lines: lines.map((line) => ({ ...line, differs: line.without !== line.with })), isReplaced };
}
