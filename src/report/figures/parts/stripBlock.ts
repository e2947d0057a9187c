import { verticalAxis, verticalGutter } from './axes';
import type { Block, DrawnBlock } from './blocks';
import { inRows } from './blocks';
import { type Box, boxMarks } from './boxMarks';
import type { FigureNumbers } from './figureNumbers';
import { figureStyle, groupLook } from './figureStyle';
import { figureLines, figureText } from './figureText';
import { linearScale } from './linearScale';
import { straightMark } from './lineMarks';
import { type PlotArea, plotMarks } from './plotArea';
import { pointsMark } from './pointMarks';
import { sidewaysPlaces } from './sidewaysPlaces';
import { wrappedText } from './textWidth';

/** The values of a group in a strip. */
export interface StripGroup {
  readonly label: string;
  /** Its place in print order. */
  readonly index: number;
  readonly values: readonly { readonly code: string; readonly value: number }[];
  readonly description: Box['description'] | undefined;
}

/** Every subject's value as a point, by group, each group with its box beside it. */
export interface Strip {
  readonly letter: string | undefined;
  readonly title: string;
  /** Under the title: the test. */
  readonly result: string;
  readonly groups: readonly StripGroup[];
  readonly heightPt: number;
}

const { tickPt, titlePt } = figureStyle;
const pointRadius = 1.6;
// A box, its points and a number of three digits below.
const leastBand = 30;
const labelLines = 3;

/** Draws a strip; groups that do not fit beside each other go on below, on the same scale. */
export function stripBlock(strip: Strip, { number }: Pick<FigureNumbers, 'number'>): Block {
  return ({ left, top, width }) => {
    const title = wrappedText(strip.title, { width: width - 14, size: titlePt, lines: 2 });
    const result = wrappedText(strip.result, { width, size: tickPt, lines: 2 });
    const headHeight = title.length * titlePt * 1.2 + result.length * tickPt * 1.2 + 6;
    const parts: SVGElement[] = [
      ...title.map((line, at) =>
        figureText(line, {
          x: left,
          y: top + titlePt * (1 + 1.2 * at),
          size: 'title',
          letter: at === 0 ? strip.letter : undefined,
        }),
      ),
      ...figureLines(result, { x: left, y: top + titlePt * (1.2 * title.length) + tickPt }),
    ];
    const values = strip.groups.flatMap((group) => group.values.map(({ value }) => value));
    // The gutter depends on the ticks, not on where they stand.
    const probe = linearScale([...values, 0], { from: 1, to: 0, wantedTicks: 5 });
    const gutter = verticalGutter(probe, number, false);
    const perRow = Math.floor((width - gutter) / leastBand);
    let y = top + headHeight;
    for (const groups of inRows(strip.groups, perRow)) {
      const area: PlotArea = { left: left + gutter, right: left + width, top: y, bottom: y + strip.heightPt };
      const drawn = drawRow(groups, area, { values, number, perRow: Math.min(perRow, strip.groups.length) });
      parts.push(...drawn.parts);
      y += drawn.height + 8;
    }
    return { parts, height: y - 8 - top };
  };
}

function drawRow(
  groups: readonly StripGroup[],
  area: PlotArea,
  {
    values,
    number,
    perRow,
  }: {
    readonly values: readonly number[];
    readonly number: FigureNumbers['number'];
    readonly perRow: number;
  },
): DrawnBlock {
  const scale = linearScale([...values, 0], { from: area.bottom, to: area.top, wantedTicks: 5 });
  const band = (area.right - area.left) / perRow;
  const middleOf = (at: number): number => area.left + band * (at + 0.5);
  const boxHalf = Math.min(5, band * 0.1);
  const swarmHalf = Math.min(band * 0.5 - 2 * boxHalf - 3, 34);
  const boxes: Box[] = groups.flatMap(({ description, values: own }, at) =>
    description
      ? [
          {
            x: middleOf(at) + swarmHalf + 2,
            halfWidth: boxHalf,
            description,
            values: own.map(({ value }) => value),
          },
        ]
      : [],
  );
  const marks = groups.map(({ index, values: own }, at) => {
    const places = sidewaysPlaces(
      own.map(({ value }) => scale.at(value)),
      { diameter: 2 * pointRadius + 0.5, halfWidth: swarmHalf - pointRadius },
    );
    const middle = middleOf(at) - boxHalf - 2;
    const points = own.map(({ code, value }, one) => ({ code, x: middle + (places[one] ?? 0), y: value }));
    return pointsMark(points, groupLook(index), pointRadius);
  });
  const zero = straightMark([{ x1: area.left, x2: area.right, y1: 0, y2: 0 }]);
  const labels = groups.map(({ label }) =>
    wrappedText(label, { width: band - 3, size: tickPt, lines: labelLines }),
  );
  const lines = Math.max(...labels.map(({ length }) => length));
  const below = area.bottom + 4 + tickPt;
  return {
    parts: [
      ...verticalAxis(area, scale, number),
      ...plotMarks(area, { x: 'points', y: scale }, [zero, ...marks, ...boxMarks(boxes)]),
      ...groups.flatMap(({ values: own }, at) => [
        ...figureLines(labels[at] ?? [], { x: middleOf(at), y: below, anchor: 'middle' }),
        figureText(`n = ${own.length}`, {
          x: middleOf(at),
          y: below + tickPt * 1.2 * lines,
          anchor: 'middle',
        }),
      ]),
    ],
    height: area.bottom - area.top + 4 + tickPt * (1.2 * lines + 1.3),
  };
}
