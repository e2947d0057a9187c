import type { PanelAnalyses } from '../../src/analysis/panelAnalyses';
import type { StudyResults } from '../../src/analysis/studyResults';
import { groupsPrinted } from '../../src/report/groupNames';
import { adjustedCorrelationHow } from '../../src/report/how/adjustedCorrelationHow';
import { ancovaHow } from '../../src/report/how/ancovaHow';
import { csaSiHow } from '../../src/report/how/csaSiHow';
import type { How } from '../../src/report/how/how';
import { logisticFitHow, logisticTermHow } from '../../src/report/how/logisticHow';
import { pairedRowHow } from '../../src/report/how/pairedRowHow';
import { ratingsHow } from '../../src/report/how/ratingsHow';
import { rocHow } from '../../src/report/how/rocHow';
import { baselineLine, categoryHow } from '../../src/report/how/tableOneHow';
import { lineHow, measuredLine, pathHowOf } from '../../src/report/how/tableTwoHow';
import { effectSizeLines } from '../../src/report/models/effectSizeLines';
import { strataTableModel } from '../../src/report/models/strataTableModel';
import { defaultPrintSettings } from '../../src/report/printSettings';

/** A number that can be asked, and where it stands. */
export interface AskedHow {
  readonly where: string;
  readonly how: How;
}

/** How every number of a study's results came about. */
export function askedHows(results: StudyResults, analyses: PanelAnalyses): readonly AskedHow[] {
  const asked: AskedHow[] = [];
  const ask = (where: string, how: How | undefined): void => {
    if (how) asked.push({ where, how });
  };
  const parts = [
    { kind: 'shapiro', index: 0 },
    { kind: 'shapiro', index: 1 },
    { kind: 'levene' },
    { kind: 'test', test: 'student' },
    { kind: 'test', test: 'welch' },
    { kind: 'test', test: 'mann-whitney' },
    { kind: 'exact' },
    { kind: 'mean-difference', by: 'student' },
    { kind: 'mean-difference', by: 'welch' },
    { kind: 'shift' },
    { kind: 'rank-biserial' },
  ] as const;
  const columns = [...results.flow.groups, 'statistic', 'p'];
  const lines = [
    ...[...results.tableTwo, ...results.normalised, ...results.fat].map((row) => ({
      where: JSON.stringify([
        row.siteId,
        row.muscleId,
        'quantity' in row ? row.quantity : row.measure,
        row.phase,
      ]),
      line: measuredLine(row, results, 'value'),
    })),
    ...results.tableOne.rows.flatMap((row) =>
      row.kind === 'number'
        ? [{ where: JSON.stringify(row.variable), line: baselineLine(row, results, 'value') }]
        : [],
    ),
  ];
  for (const { where, line } of lines) {
    for (const column of columns) ask(`${where} ${column}`, lineHow(line, results, column));
    for (const part of parts) ask(`${where} ${JSON.stringify(part)}`, pathHowOf(line, results)(part));
  }
  for (const row of results.tableOne.rows) {
    if (row.kind !== 'category') continue;
    const where = JSON.stringify(row.variable);
    const of = (categoryId: string | undefined, columnId: string): void =>
      ask(
        `${where} ${categoryId} ${columnId}`,
        categoryHow(row, results, { name: where, categoryId, columnId }, (id) => id),
      );
    of(undefined, 'p');
    for (const { id } of row.categories) for (const group of results.flow.groups) of(id, group);
  }
  for (const row of results.agreement.ok ? results.agreement.value.rows : []) {
    const letters = row.observers.map(String);
    for (const column of [
      'n',
      'k',
      'icc-k',
      'icc-1',
      'offset',
      'limit-low',
      'limit-high',
      'sem',
      'cv',
      'rc',
      'mdc',
      'slice',
    ]) {
      ask(
        `agreement ${row.side} ${row.quantity} ${row.phase} ${column}`,
        ratingsHow(row, column, { name: 'r', letters }),
      );
    }
  }
  for (const row of results.correlations) ask(`spearman ${row.phase}`, csaSiHow(row, results, 'x'));
  const name = (): string => 'variable';
  for (const row of analyses.paired) {
    for (const part of [
      'preop',
      'follow-up',
      'difference',
      'p',
      'shapiro',
      'paired-t',
      'wilcoxon',
      'exact',
    ] as const) {
      ask(
        `paired ${JSON.stringify(row.measure)} ${row.group} ${part}`,
        pairedRowHow(row, results, part, 'm'),
      );
    }
  }
  for (const row of analyses.adjusted) {
    const where = `ancova ${JSON.stringify(row.measure.quantity)} ${row.adjustments.length}`;
    for (const kind of ['difference', 'adjusted-means', 'slopes', 'fit'] as const)
      ask(`${where} ${kind}`, ancovaHow(row, results, { kind }, name));
    for (let index = 0; index < 6; index += 1)
      ask(`${where} term ${index}`, ancovaHow(row, results, { kind: 'term', index }, name));
  }
  for (const [at, row] of analyses.models.entries()) {
    for (let index = 0; index < 6; index += 1) {
      ask(
        `logistic ${at} ${row.method} ${index}`,
        logisticTermHow(row, results, { index, per: 'unit', fit: 'maximum-likelihood' }, name),
      );
      ask(
        `logistic ${at} ${row.method} ${index} per SD`,
        logisticTermHow(row, results, { index, per: 'sd', fit: 'maximum-likelihood' }, name),
      );
    }
    for (const kind of ['likelihood-ratio', 'intercept'] as const)
      ask(`logistic ${at} ${kind}`, logisticFitHow(row, results, { kind, fit: 'maximum-likelihood' }, name));
  }
  for (const row of analyses.rocs) {
    for (const part of ['auc', 'youden'] as const)
      ask(`roc ${JSON.stringify(row.measure.quantity)} ${part}`, rocHow(row, results, 'value', part));
  }
  for (const row of analyses.correlations)
    ask(`partial ${JSON.stringify(row.controls)}`, adjustedCorrelationHow(row, results, name));
  const groups = groupsPrinted(results);
  for (const row of results.tableTwo) {
    const { sample } = measuredLine(row, results, 'value');
    for (const { name: what, how } of effectSizeLines(row, groups, defaultPrintSettings, sample)) {
      ask(`${what} ${row.quantity} ${row.phase}`, how);
    }
  }
  for (const row of strataTableModel(results, analyses, defaultPrintSettings).rows) {
    if (row.kind === 'line') for (const { how } of row.cells) ask(row.id, how);
  }
  return asked;
}
