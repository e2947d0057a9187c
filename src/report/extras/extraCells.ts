import { describeGroup } from '../../analysis/groupComparison';
import { lineEffect } from '../../analysis/lineEffect';
import { lineSummary } from '../../analysis/lineSummary';
import { shiftLimits } from '../../analysis/shiftLimits';
import { standardisedDifference } from '../../analysis/standardisedDifference';
import { err, type Result } from '../../base/result';
import { groupCell } from '../comparisonCells';
import type { TableExtras } from '../export/exportSettings';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { limitText, pText, roundedText } from '../rounding';
import { reasonCell, spreadCell, type TableCell, textCell } from '../tableModel';
import { extraColumns } from './extraColumns';
import type { AdjustedLine, ExtraContext, ExtraLine } from './extraMaker';

/** The total of a line of numbers, all groups together, summarised as its groups are; none where it was not asked for. */
export function totalCells({ line, lists, decimals }: ExtraLine, extras: TableExtras): readonly TableCell[] {
  if (!extras.hasTotalColumn) return [];
  return [groupCell(describeGroup(lists().flat()), lineSummary(line), decimals)];
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
  own: AdjustedLine | undefined,
  context: ExtraContext,
): readonly TableCell[] {
  const smd = own?.smd ?? err({ kind: 'not-binary' });
  return extraColumns(context.extras).map(({ id }) => {
    if (id === 'p-holm') return adjustedCell(own?.adjustedP, context);
    return id === 'smd' ? smdCell(smd, context.settings) : reasonCell('Of numbers only.');
  });
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
