import type { FurtherPhase, FurtherRow } from '../analysis/furtherRows';
import type { StudyResults } from '../analysis/studyResults';
import type { Protocol } from '../domain/study/protocol';
import { groupCell, pathFootnotes, testCells } from './comparisonCells';
import { comparisonPathModel, type DecisionPathModel } from './decisionPathModel';
import { fatMethodText } from './fatMethodText';
import { flowFootnote } from './flowText';
import { combinedText, meanText, ruleText } from './methodNotes';
import type { PrintSettings } from './printSettings';
import { structurePrefix, tissueNames } from './structureNames';
import type { TableFootnote, TableModel, TableRow } from './tableModel';
import { FootnoteMarks } from './tableModel';
import { countsText, groupColumns, summaryText } from './tableTwoModel';
import { valueKindMeanings } from './valueKindText';
import { lossyNotes, withoutFatNotes, withoutReferenceNotes, withoutSiNotes } from './valueNotes';
import { fatNames, phaseNames, quantityUnits } from './words';

const furtherPhaseNames: Readonly<Record<FurtherPhase, string>> = {
  ...phaseNames,
  changePoints: 'Change, percentage points',
};

/** Id of a line of the tables of normalised signal and fat. */
export function furtherRowId({ siteId, muscleId, measure, phase }: FurtherRow): string {
  const what = measure.kind === 'fat' ? measure.quantity : `si-per-${measure.tissue}`;
  return [siteId, muscleId, what, phase].join('|');
}

/** Name of a line standing alone: "SI / SI of CSF, change, %". */
export function furtherRowName(row: FurtherRow, protocol: Protocol): string {
  const phase = furtherPhaseNames[row.phase];
  return `${structurePrefix(protocol, row)}${measureName(row)}, ${phase.charAt(0).toLowerCase()}${phase.slice(1)}`;
}

/** The decision path of a line of these tables. */
export function furtherPathModel(
  row: FurtherRow,
  { protocol }: StudyResults,
  settings: PrintSettings,
): DecisionPathModel {
  return comparisonPathModel(
    furtherRowName(row, protocol),
    row.comparison,
    furtherDecimals(row, settings),
    settings,
  );
}

/** Muscle SI divided by that of reference tissues on the same slice; undefined where the protocol names none. */
export function normalisedTableModel(results: StudyResults, settings: PrintSettings): TableModel | undefined {
  if (results.normalised.length === 0) return undefined;
  const { protocol, flow } = results;
  const general = [
    `ROI-SI (${meanText(protocol)}) divided by the SI of the reference on the same slice (mean of the observers): a ratio of averages. Change: of the unrounded ratios. SI is of ${valueKindMeanings[protocol.valueKind]}.${combinedText(protocol, 'SI is weighted by net area')}`,
    ...withoutSiNotes(flow),
    ...withoutReferenceNotes(flow, protocol),
    ...lossyNotes(flow),
  ];
  const caption = 'Signal of the muscles relative to reference tissues, by group';
  return model({ id: 'normalised', title: 'Normalised signal', caption }, results.normalised, general, {
    results,
    settings,
  });
}

/** Fat inside the muscles by the protocol's method; undefined where it asks for none. */
export function fatTableModel(results: StudyResults, settings: PrintSettings): TableModel | undefined {
  if (results.fat.length === 0) return undefined;
  const { protocol, flow } = results;
  const general = [
    `Fat by ${fatMethodText(protocol.fatMethod)}, of ${valueKindMeanings[protocol.valueKind]}, in the outline minus exclusions; no other method is in this table.`,
    `Fat % is the share of pixels, functional CSA the lean and fat area the fat part of the net area: each the ${meanText(protocol)}. Change: of these averages.${countedText(protocol)}${combinedText(protocol, 'areas are added and fat % is weighted by net area')}`,
    ...mixedNotes(protocol),
    ...withoutFatNotes(flow, protocol),
    ...noFatBeforeNotes(results),
    ...lossyNotes(flow),
  ];
  return model(
    { id: 'fat', title: 'Fat', caption: 'Fat inside the muscles, by group' },
    results.fat,
    general,
    {
      results,
      settings,
    },
  );
}

interface Context {
  readonly results: StudyResults;
  readonly settings: PrintSettings;
}

function model(
  head: Pick<TableModel, 'id' | 'title' | 'caption'>,
  all: readonly FurtherRow[],
  general: readonly string[],
  { results, settings }: Context,
): TableModel {
  const { protocol, flow } = results;
  const marks = new FootnoteMarks();
  const rows = all.flatMap((row): readonly TableRow[] => {
    const line = lineOf(row, settings, marks);
    if (row.phase !== 'preop') return [line];
    const unit = row.measure.kind === 'fat' ? quantityUnits[row.measure.quantity] : '';
    const label = `${structurePrefix(protocol, row, 'full')}${measureName(row)}${unit}${countsText(row, flow)}`;
    return [{ kind: 'heading', id: `heading|${furtherRowId(row)}`, label }, line];
  });
  const comparisons = all.map((row) => ({
    label: furtherRowName(row, protocol),
    comparison: row.comparison,
  }));
  const notes = [
    `Values are ${summaryText(all)}.`,
    ...general,
    ...pathFootnotes(comparisons, protocol.alpha),
    `${flowFootnote(flow, 'with-value')} ${ruleText(results)}`,
  ];
  return {
    ...head,
    labelHeading: '',
    columns: groupColumns(flow.analysedByGroup),
    rows,
    footnotes: [...marks.footnotes(), ...notes.map((text): TableFootnote => ({ text }))],
  };
}

function lineOf(row: FurtherRow, settings: PrintSettings, marks: FootnoteMarks): TableRow {
  const { first, second, chosen } = row.comparison;
  const decimals = furtherDecimals(row, settings);
  return {
    kind: 'line',
    id: furtherRowId(row),
    label: furtherPhaseNames[row.phase],
    indent: 1,
    cells: [
      groupCell(first, chosen.summary, decimals),
      groupCell(second, chosen.summary, decimals),
      ...testCells(row.comparison, settings, marks),
    ],
  };
}

function measureName({ measure }: FurtherRow): string {
  return measure.kind === 'fat' ? fatNames[measure.quantity] : `SI / SI of ${tissueNames[measure.tissue]}`;
}

function furtherDecimals({ measure, phase }: FurtherRow, settings: PrintSettings): number {
  if (phase === 'changePercent') return settings.changeDecimals;
  if (measure.kind === 'normalised-si') return settings.ratioDecimals;
  return measure.quantity === 'fatPercent' ? settings.fatPercentDecimals : settings.quantityDecimals.csaMm2;
}

function countedText({ pixelRule }: Protocol): string {
  return pixelRule === 'imagej' ? ' Areas are counted in pixels as by ImageJ.' : '';
}

function mixedNotes({ fatMethod }: Protocol): readonly string[] {
  const hasMixed = fatMethod.kind === 'gaussian-mixture' && fatMethod.components === 3;
  return hasMixed ? ['Pixels between muscle and fat are mixed and count as neither.'] : [];
}

/** From no fat, or no lean muscle, there is no percent change: said, because such a line is of fewer subjects. */
function noFatBeforeNotes({ flow }: StudyResults): readonly string[] {
  const codesOf = (part: 'fatAreaPercent' | 'leanAreaPercent') =>
    flow.analysed
      .filter(({ structures }) => structures.some(({ fat }) => fat && fat.change[part] === undefined))
      .map(({ subject }) => subject.code);
  const notes = [
    { what: 'fat area', codes: codesOf('fatAreaPercent') },
    { what: 'functional CSA', codes: codesOf('leanAreaPercent') },
  ];
  return notes.flatMap(({ what, codes }) =>
    codes.length === 0 ? [] : [`No percent change of ${what}, which is 0 pre-op: ${codes.join(', ')}.`],
  );
}
