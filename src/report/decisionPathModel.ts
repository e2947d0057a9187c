import { beyondMdc } from '../analysis/beyondMdc';
import type { ComparedLine } from '../analysis/comparedLine';
import { ofGroup } from '../analysis/grouping';
import { shownChoice } from '../analysis/panelChoice';
import { rowValues } from '../analysis/rowValues';
import type { StudyResults } from '../analysis/studyResults';
import type { BaselineNumberRow } from '../analysis/tableOne';
import type { TableTwoRow } from '../analysis/tableTwo';
import { decimalsOf } from './comparisonCells';
import { groupsPrinted, type PrintedGroup } from './groupNames';
import type { How } from './how/how';
import { mdcCountHow, mdcRatings } from './how/mdcHow';
import { baselineLine } from './how/tableOneHow';
import { type PathHow, pathHowOf } from './how/tableTwoHow';
import type { PrintSettings } from './printSettings';
import { roundedText } from './rounding';
import { severalGroupsPath } from './severalGroupsPath';
import { baselineRowName } from './tableOneNames';
import { tableTwoLine, tableTwoRowName } from './tableTwoModel';
import { twoGroupsPath } from './twoGroupsPath';

/** One step of the way to a P. */
export interface DecisionStep {
  readonly title: string;
  readonly text: string;
  /** The step that names the test used. */
  readonly isUsed: boolean;
  readonly how?: How;
}

/** A test beside the one that was used. */
export interface AlternativeLine {
  readonly name: string;
  readonly statistic: string;
  readonly p: string;
  readonly isUsed: boolean;
  /** Why there is no number. */
  readonly note?: string;
  readonly how?: How;
}

/** How one P came about, what the other tests say, and how large the difference is. */
export interface DecisionPathModel {
  readonly title: string;
  readonly steps: readonly DecisionStep[];
  readonly alternatives: readonly AlternativeLine[];
  /** Whether all tests that can be computed fall on the same side of alpha. */
  readonly conclusion: string;
  readonly size: readonly { readonly name: string; readonly text: string; readonly how?: How }[];
}

/** What a path is printed with. */
export interface PathContext {
  /** In print order. */
  readonly groups: readonly PrintedGroup[];
  /** Of the values compared. */
  readonly decimals: number;
  readonly settings: PrintSettings;
  /** How its numbers came about, where they can be asked. */
  readonly how?: PathHow;
}

/** The decision path of a line of Table 2. */
export function decisionPathModel(
  row: TableTwoRow,
  results: StudyResults,
  settings: PrintSettings,
): DecisionPathModel {
  const { protocol, choice } = results;
  const groups = groupsPrinted(results);
  const decimals = decimalsOf(row.quantity, row.phase, settings);
  const how = pathHowOf(tableTwoLine(row, results), results);
  const context = { groups, decimals, settings, how };
  const model = comparisonPathModel(tableTwoRowName(row, protocol, choice), row, context);
  const beyond = beyondMdc(row, results, shownChoice(choice, results.project.protocol));
  if (!beyond) return model;
  const counts = groups.map(
    ({ group }) => `${ofGroup(beyond.counts, group)} of ${rowValues(row, group).length}`,
  );
  const name = `Beyond MDC95 of ${roundedText(beyond.mdc95, settings.changeDecimals)} %, between observers`;
  const { sample } = tableTwoLine(row, results);
  const ratings = mdcRatings(beyond.changes, sample.name, results.project.protocol);
  const asked = mdcCountHow(sample, beyond.changes, ratings, { standing: 'beyond' });
  return { ...model, size: [...model.size, { name, text: counts.join(', '), how: asked }] };
}

/** The decision path of a line of Table 1 that compares numbers. */
export function baselinePathModel(
  row: BaselineNumberRow,
  results: StudyResults,
  settings: PrintSettings,
): DecisionPathModel {
  const name = baselineRowName(row);
  return comparisonPathModel(name, row, {
    how: pathHowOf(baselineLine(row, results, name), results),
    groups: groupsPrinted(results),
    decimals: settings.covariateDecimals,
    settings,
  });
}

/** The decision path of any comparison of groups. */
export function comparisonPathModel(
  title: string,
  line: ComparedLine,
  context: PathContext,
): DecisionPathModel {
  const { comparison } = line;
  return comparison.kind === 'two'
    ? twoGroupsPath(title, comparison, line, context)
    : severalGroupsPath(title, comparison, line, context);
}
