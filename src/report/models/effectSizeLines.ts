import { effectSizes } from '../../analysis/effectSizes';
import { type ComparedRow, rowValues } from '../../analysis/rowValues';
import type { PrintedGroup } from '../groupNames';
import type { How } from '../how/how';
import type { HowSample } from '../how/howSample';
import { cliffHow } from '../how/rankHow';
import { hedgesHow } from '../how/tTestHow';
import type { PrintSettings } from '../printSettings';
import { roundedText } from '../rounding';
import type { DetailLine } from './modelDetail';

/** Hedges' g and Cliff's δ of a line that compares two groups, with their intervals; of other lines nothing. `sample` is what "how" is told of. */
export function effectSizeLines(
  row: ComparedRow,
  groups: readonly PrintedGroup[],
  settings: PrintSettings,
  sample?: HowSample,
): readonly DetailLine[] {
  const [first, second, ...others] = groups;
  if (!first || !second || others.length > 0) return [];
  const valuesOf = ({ group }: PrintedGroup) => rowValues(row, group).map(({ value }) => value);
  const { means, ranks } = effectSizes(valuesOf(first), valuesOf(second));
  const text = (value: number, interval: readonly [number, number] | null): string => {
    const number = (one: number) => roundedText(one, settings.statisticDecimals);
    return interval ? `${number(value)} (${interval.map(number).join(', ')})` : number(value);
  };
  const line = (name: string, value: string, how: How | undefined): DetailLine => ({
    name,
    text: value,
    ...(how && { how }),
  });
  const lines: DetailLine[] = [];
  if (means.ok && Number.isFinite(means.value.hedgesG)) {
    const { hedgesG, hedgesGInterval } = means.value;
    const how = sample && hedgesHow(sample, { g: hedgesG, interval: hedgesGInterval });
    lines.push(line('Hedges’ g', text(hedgesG, hedgesGInterval), how));
  }
  if (ranks.ok) {
    const { delta, interval } = ranks.value;
    lines.push(line('Cliff’s δ', text(delta, interval), sample && cliffHow(sample, delta, interval)));
  }
  return lines;
}
