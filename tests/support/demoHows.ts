import { changesAgainstMdc } from '../../src/analysis/changeAgainstMdc';
import { phases } from '../../src/analysis/quantity';
import { agreementTableModel } from '../../src/report/agreementTableModel';
import { mdcCountsModel } from '../../src/report/checks/mdcModel';
import { baselinePathModel, decisionPathModel } from '../../src/report/decisionPathModel';
import { errorPartsModel } from '../../src/report/errorPartsModel';
import { groupsPrinted } from '../../src/report/groupNames';
import { type ComparisonPart, comparisonHow } from '../../src/report/how/comparisonHow';
import type { How } from '../../src/report/how/how';
import { baselineLine } from '../../src/report/how/tableOneHow';
import { ancovaDetail, ancovaTableModel } from '../../src/report/models/ancovaTableModel';
import { correlationTableModel } from '../../src/report/models/correlationTableModel';
import { effectSizeLines } from '../../src/report/models/effectSizeLines';
import { logisticDetail, logisticTableModel } from '../../src/report/models/logisticTableModel';
import { pairedPathModel } from '../../src/report/models/pairedPathModel';
import { pairedTableModel } from '../../src/report/models/pairedTableModel';
import { rocComparisonModel } from '../../src/report/models/rocComparisonModel';
import { rocDetail, rocTableModel } from '../../src/report/models/rocTableModel';
import { strataTableModel } from '../../src/report/models/strataTableModel';
import { printSettingsOf } from '../../src/report/printSettingsOf';
import { tableOneModel } from '../../src/report/tableOneModel';
import { tableTwoLine, tableTwoModel } from '../../src/report/tableTwoModel';
import type { ShownResults } from './openedDemo';

/** A number of the demo that can be asked how it came about, and where it stands. */
export interface AskedNumber {
  readonly where: string;
  readonly how: How;
}

/** Everything that stands beside a comparison of two groups, whether the path went there or not. */
const parts: readonly ComparisonPart[] = [
  { kind: 'shapiro', index: 0 },
  { kind: 'shapiro', index: 1 },
  { kind: 'group', index: 0 },
  { kind: 'group', index: 1 },
  { kind: 'levene' },
  { kind: 'statistic' },
  { kind: 'p' },
  { kind: 'test', test: 'student' },
  { kind: 'test', test: 'welch' },
  { kind: 'test', test: 'mann-whitney' },
  { kind: 'exact' },
  { kind: 'mean-difference', by: 'student' },
  { kind: 'mean-difference', by: 'welch' },
  { kind: 'shift' },
  { kind: 'rank-biserial' },
];

/** Every "how" of the demo’s tables and of what stands beside them, and of all tests of Tables 1 and 2, chosen or not. */
export function demoHows({ results, analyses }: ShownResults): readonly AskedNumber[] {
  const settings = printSettingsOf(results);
  const tables = {
    'Table 1': tableOneModel(results, settings),
    'Table 2': tableTwoModel(results, settings),
    Paired: pairedTableModel(results, analyses, settings),
    Correlation: correlationTableModel(results, analyses, settings),
    Agreement: agreementTableModel(results, { settings, phases }),
    'Error parts': errorPartsModel(results, { settings }),
    ANCOVA: ancovaTableModel(results, analyses, settings),
    Logistic: logisticTableModel(results, analyses, settings),
    ROC: rocTableModel(results, analyses, settings),
    Strata: strataTableModel(results, analyses, settings),
    'ROC comparison': analyses.rocs.map((roc) => rocComparisonModel(results, analyses, roc, settings)),
  };
  const lines = [
    ...results.tableOne.rows.flatMap((row) =>
      row.kind === 'number' ? [baselineLine(row, results, String(row.variable))] : [],
    ),
    ...results.tableTwo.map((row) => tableTwoLine(row, results)),
  ];
  const beside = lines.flatMap(({ sample, line }) =>
    parts.flatMap((part): readonly AskedNumber[] => {
      const how = comparisonHow(sample, line.comparison, part);
      return how ? [{ where: `Path: ${how.title}`, how }] : [];
    }),
  );
  const panels = {
    'Path of Table 1': results.tableOne.rows.flatMap((row) =>
      row.kind === 'number' ? [baselinePathModel(row, results, settings)] : [],
    ),
    'Path of Table 2': results.tableTwo.map((row) => decisionPathModel(row, results, settings)),
    'Path of a pair': analyses.paired.map((row) => pairedPathModel(row, results, settings)),
    'Effect sizes': results.tableTwo.map((row) =>
      effectSizeLines(row, groupsPrinted(results), settings, tableTwoLine(row, results).sample),
    ),
    'ANCOVA beside': analyses.adjusted.map((row) => ancovaDetail(row, results.protocol, settings, results)),
    'Logistic beside': analyses.models.map((row) => logisticDetail(row, results.protocol, settings, results)),
    'ROC beside': analyses.rocs.map((row) => rocDetail(row, results.protocol, settings, results)),
    'Change and MDC': results.tableTwo.flatMap((row) => {
      const changes = changesAgainstMdc(row, results, results.flow.groups);
      const shown = { row, name: `Change of ${row.quantity}` };
      return changes.ok ? [mdcCountsModel(changes.value, shown, results, settings)] : [];
    }),
  };
  const shown = Object.entries({ ...tables, ...panels }).flatMap(([name, model]) => howsIn(model, name));
  return [...shown, ...beside];
}

/** Every "how" in a model of a table or figure, wherever it carries one. */
function howsIn(value: unknown, where: string): readonly AskedNumber[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isHow(value)) return [{ where: `${where}: ${value.title}`, how: value }];
  return Object.values(value).flatMap((part) => howsIn(part, where));
}

function isHow(value: object): value is How {
  return 'rCall' in value && 'title' in value && 'formula' in value;
}
