import type { AdjustedCorrelation } from '../../analysis/adjustedCorrelation';
import type { CsaSiCorrelation } from '../../analysis/correlations';
import type { PanelAnalyses } from '../../analysis/panelAnalyses';
import type { Structure } from '../../analysis/structure';
import type { StudyResults } from '../../analysis/studyResults';
import type { StudyVariable } from '../../analysis/studyVariable';
import type { Protocol } from '../../domain/study/protocol';
import { correlationText } from '../correlationText';
import { flowFootnote } from '../flowText';
import { adjustedCorrelationHow } from '../how/adjustedCorrelationHow';
import { countHow } from '../how/countHow';
import { csaSiHow } from '../how/csaSiHow';
import type { How } from '../how/how';
import { withHow } from '../how/withHow';
import { averagingText, ruleText } from '../methodNotes';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { resultNotes } from '../resultNotes';
import { roundedText } from '../rounding';
import { type NamedTest, severalTestsNote } from '../severalTestsNote';
import {
  type TableCell,
  type TableColumn,
  type TableFootnote,
  type TableModel,
  type TableRow,
  textCell,
} from '../tableModel';
import { hasSubjectsWithoutSi, lossyNotes, withoutSiNotes } from '../valueNotes';
import { captionWith } from './captionWith';
import { droppedNotes } from './droppedNotes';
import { estimateCell, pCell, reasonCells } from './estimateCells';
import { variableText } from './measureText';

const columns: readonly TableColumn[] = [
  { id: 'r', label: 'Spearman r', sublabel: '95 % CI', align: 'end', isBounded: 'other' },
  { id: 't', label: 't', align: 'end' },
  { id: 'df', label: 'df', align: 'end' },
  { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
  { id: 'n', label: 'n', align: 'end' },
];

/** Id of a line: a correlation, plain or adjusted. */
export function correlationRowId(
  { siteId, muscleId, phase }: Pick<CsaSiCorrelation, 'siteId' | 'muscleId' | 'phase'>,
  adjustedFor = 'nothing',
): string {
  return ['correlation', siteId, muscleId, phase, adjustedFor].join('|');
}

/** ROI-CSA with ROI-SI, pre-op and as changes: plain, and adjusted for the level. */
export function correlationTableModel(
  results: StudyResults,
  { correlations: adjusted }: Pick<PanelAnalyses, 'correlations'>,
  settings: PrintSettings,
): TableModel {
  const { flow, protocol } = results;
  const rows = results.correlations.flatMap((correlation): readonly TableRow[] => {
    const { title } = correlationText(correlation, results, settings);
    const own = adjusted.filter((one) => isOf(one, correlation));
    return [
      { kind: 'heading', id: `heading|${correlationRowId(correlation)}`, label: title },
      {
        kind: 'line',
        id: correlationRowId(correlation),
        label: 'Not adjusted',
        indent: 1,
        cells: plainCells(correlation, protocol, settings),
      },
      ...own.map(
        (one): TableRow => ({
          kind: 'line',
          id: correlationRowId(correlation, one.controls.map(({ kind }) => kind).join('+')),
          label: `Adjusted for ${controlText(one.controls)}`,
          indent: 1,
          cells: adjustedCells(one, protocol, settings),
        }),
      ),
    ];
  });
  const general = [
    ...resultNotes(results),
    'P two-sided, from the t approximation, as SPSS prints it. Intervals: Fisher’s z with the variance of Bonett and Wright. Adjusted: Spearman’s partial correlation.',
    'Subjects of all groups are taken together, so a difference between the groups is a part of each correlation.',
    ...severalTestsNote(testsOf(results.correlations, adjusted, results, settings), protocol.alpha, settings),
    averagingText(protocol),
    ...droppedNotes(adjusted, protocol),
    ...withoutSiNotes(flow),
    ...lossyNotes(flow),
    `${flowFootnote(flow, hasSubjectsWithoutSi(flow) ? 'with-value' : 'same')} ${ruleText(results)}`,
  ];
  const table: TableModel = {
    id: 'correlation',
    title: 'Correlation',
    caption: captionWith('ROI-CSA with ROI-SI, all analysed subjects', results, 'of-refracture'),
    labelHeading: '',
    columns,
    rows,
    footnotes: general.map((text): TableFootnote => ({ text })),
  };
  return withHow(table, (rowId, columnId) => correlationHow(rowId, columnId, results, adjusted, settings));
}

function testsOf(
  plain: readonly CsaSiCorrelation[],
  adjusted: readonly AdjustedCorrelation[],
  results: StudyResults,
  settings: PrintSettings,
): readonly NamedTest[] {
  return plain.flatMap((correlation): readonly NamedTest[] => {
    const { title } = correlationText(correlation, results, settings);
    return [
      { label: title, p: correlation.spearman.ok ? correlation.spearman.value.p : undefined },
      ...adjusted
        .filter((one) => isOf(one, correlation))
        .map((one) => ({
          label: `${title}, adjusted for ${controlText(one.controls)}`,
          p: one.correlation.ok ? one.correlation.value.p : undefined,
        })),
    ];
  });
}

function correlationHow(
  rowId: string,
  columnId: string,
  results: StudyResults,
  adjusted: readonly AdjustedCorrelation[],
  settings: PrintSettings,
): How | undefined {
  for (const correlation of results.correlations) {
    if (rowId === correlationRowId(correlation)) {
      const { title } = correlationText(correlation, results, settings);
      const how = csaSiHow(correlation, results, title);
      return columnId === 'n' ? countHow(how, correlation.points.length, 'length(x)') : how;
    }
    const own = adjusted.find(
      (one) =>
        isOf(one, correlation) &&
        rowId === correlationRowId(correlation, one.controls.map(({ kind }) => kind).join('+')),
    );
    if (!own) continue;
    const how = adjustedCorrelationHow(own, results, (one) => variableText(one, results.protocol));
    return columnId === 'n' ? countHow(how, own.nUsed, 'nobs(a)') : how;
  }
  return undefined;
}

/** The control in words. */
export function controlText(controls: readonly StudyVariable[]): string {
  return controls
    .map(({ kind }) => (kind === 'region' ? 'level by region' : 'the level’s position, from T1 downwards'))
    .join(' and ');
}

function isOf({ x }: AdjustedCorrelation, { siteId, muscleId, phase }: CsaSiCorrelation): boolean {
  if (x.kind !== 'measure') return false;
  const isSame = (one: Structure): boolean => one.siteId === siteId && one.muscleId === muscleId;
  return isSame(x.measure) && x.phase === (phase === 'changePercent' ? 'change' : phase);
}

function plainCells(
  { spearman }: CsaSiCorrelation,
  { alpha }: Protocol,
  settings: PrintSettings,
): readonly TableCell[] {
  if (!spearman.ok) return reasonCells(statisticsReasonText(spearman.error), columns.length);
  const { rho, intervalBonettWright, t, df, p, n } = spearman.value;
  return cellsOf({ r: rho, interval: intervalBonettWright, t, df, p, n }, alpha, settings);
}

function adjustedCells(
  { correlation }: AdjustedCorrelation,
  { alpha }: Protocol,
  settings: PrintSettings,
): readonly TableCell[] {
  if (!correlation.ok) return reasonCells(statisticsReasonText(correlation.error), columns.length);
  return cellsOf(correlation.value, alpha, settings);
}

function cellsOf(
  values: {
    readonly r: number;
    readonly interval: readonly [number, number] | null;
    readonly t: number;
    readonly df: number;
    readonly p: number;
    readonly n: number;
  },
  alpha: number,
  settings: PrintSettings,
): readonly TableCell[] {
  const { r, interval, t, df, p, n } = values;
  const decimals = settings.statisticDecimals;
  return [
    estimateCell(r, interval, decimals),
    // A perfect correlation has no finite t.
    textCell(Number.isFinite(t) ? roundedText(t, decimals) : t > 0 ? '∞' : '−∞'),
    textCell(String(df)),
    pCell(p, alpha, settings),
    textCell(String(n)),
  ];
}
