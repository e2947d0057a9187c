import type { ComparedLine } from '../../analysis/comparedLine';
import { describeGroup } from '../../analysis/groupComparison';
import { lineEffect } from '../../analysis/lineEffect';
import { lineSummary } from '../../analysis/lineSummary';
import { shiftLimits } from '../../analysis/shiftLimits';
import { standardisedDifference } from '../../analysis/standardisedDifference';
import type { Result } from '../../base/result';
import { groupCell } from '../comparisonCells';
import type { TableExtras } from '../export/exportSettings';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { limitText, pText, roundedText } from '../rounding';
import {
  emptyCell,
  type FootnoteMarks,
  reasonCell,
  spreadCell,
  type TableCell,
  textCell,
} from '../tableModel';
import { extraColumns } from './extraColumns';

/** What all lines of a table share. */
export interface ExtraContext {
  readonly extras: TableExtras;
  readonly settings: PrintSettings;
  readonly marks: FootnoteMarks;
  readonly alpha: number;
}

/** A line that compares the groups, with what its extras are made of. */
export interface ExtraLine {
  readonly line: ComparedLine;
  /** The values of each group; asked for only where they are needed. */
  readonly lists: () => readonly (readonly number[])[];
  /** Decimals of the values. */
  readonly decimals: number;
  /** P by Holm over the lines of the table; undefined where the line has none. */
  readonly adjustedP: number | undefined;
}

/** The total of a line of numbers, all groups together, summarised as its groups are; none where it was not asked for. */
export function totalCells(
  { line, lists, decimals }: ExtraLine,
  { extras }: ExtraContext,
): readonly TableCell[] {
  if (!extras.hasTotalColumn) return [];
  return [groupCell(describeGroup(lists().flat()), lineSummary(line), decimals)];
}

/** A count of all groups together; none where it was not asked for. */
export function totalOf(
  cell: () => TableCell,
  { extras }: Pick<ExtraContext, 'extras'>,
): readonly TableCell[] {
  return extras.hasTotalColumn ? [cell()] : [];
}

/** What follows P in a line of numbers, as `extraColumns`. */
export function lineExtraCells(own: ExtraLine, context: ExtraContext): readonly TableCell[] {
  const { settings } = context;
  return extraColumns(context.extras).map(({ id }) => {
    switch (id) {
      case 'p-holm':
        return adjustedCell(own.adjustedP, context);
      case 'smd':
        return smdCell(standardisedDifference(own.line), settings);
      case 'effect':
        return effectCell(own, context);
      default:
        return shiftCell(own);
    }
  });
}

/** The same in the line of a category: its test has neither an effect size nor a shift. */
export function categoryExtraCells(
  own: { readonly adjustedP: number | undefined; readonly smd: Parameters<typeof smdCell>[0] },
  context: ExtraContext,
): readonly TableCell[] {
  return extraColumns(context.extras).map(({ id }) => {
    if (id === 'p-holm') return adjustedCell(own.adjustedP, context);
    return id === 'smd' ? smdCell(own.smd, context.settings) : reasonCell('Of numbers only.');
  });
}

/** The same in a line without a comparison. */
export function noExtraCells({ extras }: Pick<ExtraContext, 'extras'>): readonly TableCell[] {
  return extraColumns(extras).map(() => emptyCell);
}

function adjustedCell(p: number | undefined, { alpha, settings }: ExtraContext): TableCell {
  if (p === undefined) return reasonCell('There is no P to adjust.');
  return textCell(pText(p, { alpha, decimals: settings.pDecimals }));
}

type Failed = Extract<Result<number, Parameters<typeof statisticsReasonText>[0]>, { readonly ok: false }>;

function whyText({ error }: Failed): string {
  return error.kind === 'not-binary' ? 'Of two groups only.' : statisticsReasonText(error);
}

function smdCell(
  smd: ReturnType<typeof standardisedDifference>,
  { statisticDecimals }: PrintSettings,
): TableCell {
  return smd.ok ? textCell(roundedText(smd.value, statisticDecimals)) : reasonCell(whyText(smd));
}

function effectCell({ line, lists }: ExtraLine, { settings, marks }: ExtraContext): TableCell {
  const effect = lineEffect(line, lists());
  if (!effect.ok) return reasonCell(whyText(effect));
  const { kind, value, interval } = effect.value;
  const number = (one: number) => roundedText(one, settings.statisticDecimals);
  const cell = interval
    ? spreadCell(number(value), `(${number(interval[0])}, ${number(interval[1])})`)
    : { text: number(value), note: 'No interval was found.' };
  return kind === 'cliffs-delta'
    ? {
        ...cell,
        mark: marks.markOf(
          'Cliff’s δ, interval of Feng and Cliff; none where the groups do not overlap or one has a single value.',
        ),
        isBounded: 'other',
      }
    : { ...cell, mark: marks.markOf('Hedges’ g, interval from the noncentral t distribution.') };
}

function shiftCell({ line: { comparison }, decimals }: ExtraLine): TableCell {
  if (comparison.kind !== 'two') return reasonCell('Of two groups only.');
  const { shift } = comparison;
  if (!shift.ok) return reasonCell(statisticsReasonText(shift.error));
  const [low, high] = shiftLimits(shift.value).interval;
  return spreadCell(
    roundedText(shift.value.estimate, decimals),
    `(${limitText(low, decimals)}, ${limitText(high, decimals)})`,
  );
}
