import { changesAgainstMdc } from '../../src/analysis/changeAgainstMdc';
import type { PanelAnalyses } from '../../src/analysis/panelAnalyses';
import { phases } from '../../src/analysis/quantity';
import { type SensitivityQuestion, sensitivity } from '../../src/analysis/sensitivity';
import type { StudyData, StudyResults } from '../../src/analysis/studyResults';
import { agreementTableModel } from '../../src/report/agreementTableModel';
import { mdcCountsModel, mdcSubjectsModel } from '../../src/report/checks/mdcModel';
import { sensitivityModel } from '../../src/report/checks/sensitivityModel';
import { correlationText } from '../../src/report/correlationText';
import {
  baselinePathModel,
  type DecisionPathModel,
  decisionPathModel,
} from '../../src/report/decisionPathModel';
import { errorPartsModel } from '../../src/report/errorPartsModel';
import { fatTableModel, furtherPathModel, normalisedTableModel } from '../../src/report/furtherTableModel';
import { groupsPrinted } from '../../src/report/groupNames';
import type { How } from '../../src/report/how/how';
import { stratumResults } from '../../src/report/how/stratumResults';
import { ancovaDetail, ancovaTableModel } from '../../src/report/models/ancovaTableModel';
import { correlationTableModel } from '../../src/report/models/correlationTableModel';
import { effectSizeLines } from '../../src/report/models/effectSizeLines';
import { logisticDetail, logisticTableModel } from '../../src/report/models/logisticTableModel';
import type { ModelDetail } from '../../src/report/models/modelDetail';
import { pairedPathModel } from '../../src/report/models/pairedPathModel';
import { pairedTableModel } from '../../src/report/models/pairedTableModel';
import { rocComparisonModel } from '../../src/report/models/rocComparisonModel';
import { rocDetail, rocTableModel } from '../../src/report/models/rocTableModel';
import { sensitivityLines } from '../../src/report/models/sensitivityLines';
import { strataTableModel } from '../../src/report/models/strataTableModel';
import { printSettingsOf } from '../../src/report/printSettingsOf';
import type { TableModel } from '../../src/report/tableModel';
import { baselineTestHow, tableOneModel } from '../../src/report/tableOneModel';
import { tableTwoLine, tableTwoModel } from '../../src/report/tableTwoModel';

/** A text that stands on the Results screen, where, and how its number came about. */
export interface ShownNumber {
  /** View, line, column. */
  readonly where: string;
  readonly text: string;
  readonly how: How | undefined;
}

/** Every cell, path step, line beside a table and caption of a figure that the Results screen shows of a study. */
export function shownNumbers(
  data: StudyData,
  results: StudyResults,
  analyses: PanelAnalyses,
): readonly ShownNumber[] {
  const settings = printSettingsOf(results);
  const groups = groupsPrinted(results);
  const { protocol, choice, flow } = results;
  const agreement = agreementTableModel(results, { settings, phases });
  const tables: Readonly<Record<string, TableModel | undefined>> = {
    'Table 1': tableOneModel(results, settings),
    'Table 2': tableTwoModel(results, settings),
    Paired: pairedTableModel(results, analyses, settings),
    Normalised: normalisedTableModel(results, settings),
    Fat: fatTableModel(results, settings),
    Correlation: correlationTableModel(results, analyses, settings),
    Agreement: agreement.ok ? agreement.value : undefined,
    'Error parts': errorPartsModel(results, { settings }),
    ANCOVA: ancovaTableModel(results, analyses, settings),
    Logistic: logisticTableModel(results, analyses, settings),
    ROC: rocTableModel(results, analyses, settings),
    Strata: strataTableModel(results, analyses, settings),
  };
  return [
    ...Object.entries(tables).flatMap(([name, model]) => (model ? ofTable(name, model) : [])),
    ...analyses.rocs.flatMap((roc) =>
      roc.curve.ok ? ofTable('ROC comparison', rocComparisonModel(results, analyses, roc, settings)) : [],
    ),
    ...results.tableTwo.flatMap((row) => {
      const path = ofPath('Path of Table 2', decisionPathModel(row, results, settings));
      const sizes = effectSizeLines(row, groups, settings, tableTwoLine(row, results).sample);
      return [...path, ...ofLines('Effect sizes', sizes)];
    }),
    ...[...results.normalised, ...results.fat].flatMap((row) =>
      ofPath('Path of Normalised or Fat', furtherPathModel(row, results, settings)),
    ),
    ...analyses.strata.strata.flatMap((stratum) => {
      const own = stratumResults(results, stratum);
      return stratum.rows.flatMap((row) => ofPath('Path of Strata', decisionPathModel(row, own, settings)));
    }),
    ...results.tableOne.rows.flatMap((row): readonly ShownNumber[] => {
      if (row.kind === 'number') return ofPath('Path of Table 1', baselinePathModel(row, results, settings));
      if (row.kind !== 'category' || !row.test.ok) return [];
      const how = baselineTestHow(results, row);
      return [{ where: `Path of Table 1: ${row.variable}`, text: String(row.test.value.p), how }];
    }),
    ...analyses.paired.flatMap((row) => ofPath('Path of Paired', pairedPathModel(row, results, settings))),
    ...analyses.adjusted.flatMap((row) => ofDetail('ANCOVA', ancovaDetail(row, protocol, settings, results))),
    ...analyses.models.flatMap((row) =>
      ofDetail('Logistic', logisticDetail(row, protocol, settings, results)),
    ),
    ...analyses.rocs.flatMap((row) => ofDetail('ROC', rocDetail(row, protocol, settings, results))),
    ...results.correlations.map((row) => {
      const { title, text, how } = correlationText(row, results, settings);
      return { where: `Figure: ${title}`, text, how };
    }),
    ...results.tableTwo.flatMap((row): readonly ShownNumber[] => {
      const { siteId, muscleId, quantity, phase } = row;
      const question: SensitivityQuestion = {
        measure: { siteId, muscleId, quantity, side: choice.side },
        phase: phase === 'changePercent' ? 'change' : phase,
        preset: choice.preset,
        grouping: choice.grouping,
        filters: choice.filters,
      };
      const rows = sensitivity(data, question);
      if (!rows.ok) throw new Error(rows.error.kind);
      const lines = sensitivityLines(rows.value, results.project.protocol, settings, {
        name: quantity,
        choice,
        flow,
      });
      return [
        ...ofTable('Sensitivity', sensitivityModel(rows.value, question, results, settings)),
        ...lines.flatMap(({ name, statistic, p, how }) => ({
          where: `Sensitivity beside Table 2: ${name}`,
          text: `${statistic} ${p}`,
          how,
        })),
      ];
    }),
    ...results.tableTwo.flatMap((row): readonly ShownNumber[] => {
      const changes = changesAgainstMdc(row, results, flow.groups, choice);
      if (!changes.ok) return [];
      const shown = { row, name: `Change of ${row.quantity}` };
      return [
        ...ofTable('Change and MDC', mdcCountsModel(changes.value, shown, results, settings)),
        ...ofTable('Change and MDC, subjects', mdcSubjectsModel(changes.value, shown, results, settings)),
      ];
    }),
  ];
}

/** The cells of a table, the counts in its headings and those at the heads of its columns. */
export function ofTable(
  name: string,
  { columns, rows }: Pick<TableModel, 'columns' | 'rows'>,
): readonly ShownNumber[] {
  return [
    ...columns.flatMap(({ id, sublabel, how }) =>
      sublabel === undefined ? [] : [{ where: `${name}: head of ${id}`, text: sublabel, how }],
    ),
    ...rows.flatMap((row): readonly ShownNumber[] =>
      row.kind === 'heading'
        ? [{ where: `${name}: heading`, text: row.label, how: row.how }]
        : row.cells.map(({ text, how }, index) => ({
            where: `${name}: ${row.id}: ${columns[index]?.id}`,
            text,
            how,
          })),
    ),
  ];
}

function ofPath(
  name: string,
  { title, steps, alternatives, size }: DecisionPathModel,
): readonly ShownNumber[] {
  return [
    ...steps.map(({ text, how }) => ({ where: `${name}: ${title}: step`, text, how })),
    ...alternatives.map((line) => ({
      where: `${name}: ${title}: ${line.name}`,
      text: line.note === undefined ? `${line.statistic} ${line.p}` : '',
      how: line.how,
    })),
    ...ofLines(`${name}: ${title}`, size),
  ];
}

function ofDetail(name: string, { title, parts }: ModelDetail): readonly ShownNumber[] {
  return parts.flatMap((part) => ofLines(`Beside ${name}: ${title}: ${part.title}`, part.lines));
}

function ofLines(
  name: string,
  lines: readonly { readonly name: string; readonly text: string; readonly how?: How }[],
): readonly ShownNumber[] {
  return lines.map(({ name: line, text, how }) => ({ where: `${name}: ${line}`, text, how }));
}
