import type { FurtherPhase, FurtherRow } from '../analysis/furtherRows';
import { type PanelChoice, studyChoice } from '../analysis/panelChoice';
import type { StudyResults } from '../analysis/studyResults';
import type { Protocol } from '../domain/study/protocol';
import { captionOf } from './choiceText';
import { comparisonPathModel, type DecisionPathModel } from './decisionPathModel';
import { comparedRows, totalN } from './extras/comparedRows';
import { noExtras, withExtraColumns } from './extras/extraColumns';
import type { ExtraContext, ExtraMaker } from './extras/extraMaker';
import { fatMethodText } from './fatMethodText';
import { flowFootnote } from './flowText';
import { groupsPrinted } from './groupNames';
import { sampleCountHow } from './how/countHow';
import { type HowLine, lineHow, measuredLine, pathHowOf } from './how/tableTwoHow';
import { withHow } from './how/withHow';
import { combinedText, meanText, ruleText } from './methodNotes';
import { pathNotes, testsOf } from './pathNotes';
import type { PrintSettings } from './printSettings';
import { resultNotes } from './resultNotes';
import { severalTestsNote } from './severalTestsNote';
import { ofSide } from './sideNames';
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
export function furtherRowName(
  row: Pick<FurtherRow, 'siteId' | 'muscleId' | 'measure' | 'phase'>,
  protocol: Protocol,
  choice: Pick<PanelChoice, 'side'> = studyChoice,
): string {
  const phase = furtherPhaseNames[row.phase];
  return `${structurePrefix(protocol, row)}${ofSide(measureName(row), choice)}, ${phase.charAt(0).toLowerCase()}${phase.slice(1)}`;
}

/** The decision path of a line of these tables. */
export function furtherPathModel(
  row: FurtherRow,
  results: StudyResults,
  settings: PrintSettings,
): DecisionPathModel {
  return comparisonPathModel(furtherRowName(row, results.protocol, results.choice), row, {
    how: pathHowOf(furtherLine(row, results), results),
    groups: groupsPrinted(results),
    decimals: furtherDecimals(row, settings),
    settings,
  });
}

/** Muscle SI divided by that of reference tissues on the same slice; undefined where the protocol names none. */
export function normalisedTableModel(
  results: StudyResults,
  settings: PrintSettings,
  extras: ExtraMaker = noExtras,
): TableModel | undefined {
  if (results.normalised.length === 0) return undefined;
  const { protocol, flow } = results;
  const general = [
    `${protocol.sides.length > 1 ? 'ROI-SI' : 'SI'} (${meanText(protocol)}) divided by the SI of the reference on the same slice${protocol.observers.length > 1 ? ' (mean of the observers)' : ''}: a ratio of averages. Change: of the unrounded ratios. SI is of ${valueKindMeanings[protocol.valueKind]}.${combinedText(protocol, 'SI is weighted by net area')}`,
    ...withoutSiNotes(flow),
    ...withoutReferenceNotes(flow, protocol),
    ...lossyNotes(flow),
  ];
  return model(
    {
      id: 'normalised',
      title: 'Normalised signal',
      what: 'Signal of the muscles relative to reference tissues,',
    },
    results.normalised,
    general,
    { results, settings, extras },
  );
}

/** Fat inside the muscles by the protocol's method; undefined where it asks for none. */
export function fatTableModel(
  results: StudyResults,
  settings: PrintSettings,
  extras: ExtraMaker = noExtras,
): TableModel | undefined {
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
  return model({ id: 'fat', title: 'Fat', what: 'Fat inside the muscles,' }, results.fat, general, {
    ...{ results, settings, extras },
  });
}

interface Context {
  readonly results: StudyResults;
  readonly settings: PrintSettings;
  readonly extras: ExtraMaker;
}

function model(
  { id, title, what }: { readonly id: string; readonly title: string; readonly what: string },
  all: readonly FurtherRow[],
  general: readonly string[],
  { results, settings, extras }: Context,
): TableModel {
  const { protocol, flow, choice } = results;
  const groups = groupsPrinted(results);
  const marks = new FootnoteMarks();
  const lines = all.map((row) => ({ ...row, label: furtherRowName(row, protocol, choice) }));
  const tests = testsOf(lines);
  const adjusted = extras.hasAdjustedP ? extras.adjusted(tests.map(({ p }) => p)) : [];
  const context: ExtraContext = { settings, marks, extras, alpha: protocol.alpha };
  const rows = all.flatMap((row, at): readonly TableRow[] => {
    const own = linesOf(row, adjusted[at], flow, context);
    if (row.phase !== 'preop') return own;
    const unit = row.measure.kind === 'fat' ? quantityUnits[row.measure.quantity] : '';
    const counts = countsText(row, flow);
    const label = `${structurePrefix(protocol, row, 'full')}${ofSide(measureName(row), choice)}${unit}${counts}`;
    const how = counts === '' ? undefined : sampleCountHow(furtherLine(row, results).sample);
    return [{ kind: 'heading', id: `heading|${furtherRowId(row)}`, label, ...(how && { how }) }, ...own];
  });
  const notes = [
    `Values are ${summaryText(all)}.`,
    ...resultNotes(results),
    ...general,
    ...pathNotes(lines, groups, protocol.alpha, settings),
    ...severalTestsNote(tests, protocol.alpha, settings),
    ...extras.notes({
      ...{ lines: all, groups, where: 'of this table', hasCategories: false },
      tests: tests.filter(({ p }) => p !== undefined).length,
    }),
    `${flowFootnote(flow, 'with-value')} ${ruleText(results)}`,
  ];
  const rowOf = new Map(all.map((row) => [furtherRowId(row), row]));
  const table: TableModel = {
    id,
    title,
    caption: captionOf(what, results),
    labelHeading: '',
    columns: withExtraColumns(groupColumns(results, flow.analysedByGroup), extras, totalN(flow)),
    rows,
    footnotes: [...marks.footnotes(), ...notes.map((text): TableFootnote => ({ text }))],
  };
  return withHow(table, (rowId, columnId) => {
    const row = rowOf.get(rowId);
    return row && lineHow(furtherLine(row, results), results, columnId);
  });
}

/** A line of these tables as "how" is told of it. */
export function furtherLine(row: FurtherRow, results: StudyResults): HowLine {
  return measuredLine(row, results, furtherRowName(row, results.protocol, results.choice));
}

function linesOf(
  row: FurtherRow,
  adjustedP: number | undefined,
  flow: StudyResults['flow'],
  context: ExtraContext,
): readonly TableRow[] {
  const label = furtherPhaseNames[row.phase];
  const decimals = furtherDecimals(row, context.settings);
  return comparedRows({ ...{ row, label, decimals, adjustedP, flow }, id: furtherRowId(row) }, context);
}

function measureName({ measure }: Pick<FurtherRow, 'measure'>): string {
  return measure.kind === 'fat' ? fatNames[measure.quantity] : `SI / SI of ${tissueNames[measure.tissue]}`;
}

/** Decimals of a line's values. */
export function furtherDecimals(
  { measure, phase }: Pick<FurtherRow, 'measure' | 'phase'>,
  settings: PrintSettings,
): number {
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
