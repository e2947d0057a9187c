import { horizontalAxis, horizontalGutter, verticalAxis, verticalGutter } from './axes';
import type { Block } from './blocks';
import type { FigureNumbers } from './figureNumbers';
import { figureStyle, groupLook } from './figureStyle';
import { figureText } from './figureText';
import { linearScale } from './linearScale';
import { bandsMark, straightMark } from './lineMarks';
import { plotMarks } from './plotArea';
import { pointsMark, type SubjectPoint } from './pointMarks';

/** A line of a Bland-Altman plot with its interval and what is written beside it. */
export interface LimitLine {
  readonly value: number;
  readonly interval: readonly [number, number];
  readonly name: string;
  readonly text: string;
  readonly isBias: boolean;
}

/** Differences of two raters over their means. */
export interface Limits {
  readonly letter: string | undefined;
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly points: readonly SubjectPoint[];
  /** From the highest to the lowest. */
  readonly lines: readonly LimitLine[];
  readonly heightPt: number;
}

const { tickPt, titlePt, soft, thinPt, linePt, band } = figureStyle;
const pointRadius = 1.6;
const namesWidth = 44;
// Two lines of text.
const nameHeight = 2 * tickPt * 1.2 + 2;

/** Draws the points with bias, limits and the bands of their intervals. */
export function limitsBlock(limits: Limits, { number }: Pick<FigureNumbers, 'number'>): Block {
  return ({ left, top, width }) => {
    const ends = limits.lines.flatMap(({ value, interval }) => [value, ...interval.filter(Number.isFinite)]);
    const up = (from: number, to: number) =>
      linearScale([...limits.points.map(({ y }) => y), ...ends, 0], { from, to, wantedTicks: 6 });
    const areaTop = top + titlePt * 1.2 + 6;
    const area = {
      left: left + verticalGutter(up(1, 0), number, true),
      right: left + width - namesWidth,
      top: areaTop,
      bottom: areaTop + limits.heightPt,
    };
    const y = up(area.bottom, area.top);
    const x = linearScale(
      limits.points.map((point) => point.x),
      { from: area.left, to: area.right, wantedTicks: Math.max(3, Math.floor(width / 42)) },
    );
    const [x1, x2] = [x.ticks[0] ?? 0, x.ticks.at(-1) ?? 1];
    const across = (value: number) => ({ x1, x2, y1: value, y2: value });
    const bands = limits.lines.flatMap(({ interval: [low, high] }) =>
      Number.isFinite(low) && Number.isFinite(high) ? [{ x1, x2, y1: low, y2: high }] : [],
    );
    const ofKind = (isBias: boolean) =>
      limits.lines.filter((line) => line.isBias === isBias).map(({ value }) => across(value));
    const names = apart(limits.lines.map(({ value }) => y.at(value)));
    return {
      parts: [
        figureText(limits.title, { x: left, y: top + titlePt, size: 'title', letter: limits.letter }),
        ...plotMarks(area, { x, y }, [
          bandsMark(bands, band),
          straightMark([across(0)], { stroke: soft, width: thinPt }),
          straightMark(ofKind(true), { width: linePt }),
          straightMark(ofKind(false), { width: linePt, dash: '4,2.5' }),
          pointsMark(limits.points, groupLook(1), pointRadius),
        ]),
        ...verticalAxis(area, y, number, limits.yLabel),
        ...horizontalAxis(area, x, number, limits.xLabel),
        ...limits.lines.flatMap(({ name, text }, at) => [
          figureText(name, { x: area.right + 5, y: (names[at] ?? 0) - 0.2 * tickPt }),
          figureText(text, { x: area.right + 5, y: (names[at] ?? 0) + tickPt }),
        ]),
      ],
      height: area.bottom + horizontalGutter - top,
    };
  };
}

/** Places from top to bottom with room for two lines of text each; those too near are moved away from the middle one. */
function apart(places: readonly number[]): readonly number[] {
  const [upper = 0, middle = 0, lower = 0] = places;
  return [Math.min(upper, middle - nameHeight), middle, Math.max(lower, middle + nameHeight)];
}
