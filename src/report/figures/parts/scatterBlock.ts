import { horizontalAxis, horizontalGutter, verticalAxis, verticalGutter } from './axes';
import type { Block } from './blocks';
import type { FigureNumbers } from './figureNumbers';
import { figureStyle, groupLook } from './figureStyle';
import { figureLines, figureText } from './figureText';
import { linearScale } from './linearScale';
import { straightMark } from './lineMarks';
import { plotMarks } from './plotArea';
import { pointsMark, type SubjectPoint } from './pointMarks';
import { wrappedText } from './textWidth';

/** Two quantities of each subject against each other. */
export interface Scatter {
  readonly letter: string | undefined;
  readonly title: string;
  /** Under the title: the correlation. */
  readonly result: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Whether zero means something on both axes: changes. */
  readonly hasZero: boolean;
  readonly groups: readonly { readonly index: number; readonly points: readonly SubjectPoint[] }[];
  readonly heightPt: number;
}

const { tickPt, titlePt, thinPt } = figureStyle;
const pointRadius = 1.6;

/** Draws the scatter with both axes at the data. */
export function scatterBlock(scatter: Scatter, { number }: Pick<FigureNumbers, 'number'>): Block {
  return ({ left, top, width }) => {
    const all = scatter.groups.flatMap(({ points }) => points);
    const zero = scatter.hasZero ? [0] : [];
    const up = (from: number, to: number) =>
      linearScale([...all.map(({ y }) => y), ...zero], { from, to, wantedTicks: 6 });
    const gutter = verticalGutter(up(1, 0), number, true);
    const result = wrappedText(scatter.result, { width, size: tickPt, lines: 2 });
    const areaTop = top + titlePt * 1.2 + result.length * tickPt * 1.2 + 6;
    const area = {
      left: left + gutter,
      // Half of the last number of the axis stands beyond it.
      right: left + width - 8,
      top: areaTop,
      bottom: areaTop + scatter.heightPt,
    };
    const y = up(area.bottom, area.top);
    const x = linearScale([...all.map((point) => point.x), ...zero], {
      from: area.left,
      to: area.right,
      wantedTicks: Math.max(3, Math.floor(width / 42)),
    });
    const [xLow, xHigh] = [x.ticks[0] ?? 0, x.ticks.at(-1) ?? 1];
    const [yLow, yHigh] = [y.ticks[0] ?? 0, y.ticks.at(-1) ?? 1];
    const zeros = scatter.hasZero
      ? [
          straightMark(
            [
              { x1: xLow, x2: xHigh, y1: 0, y2: 0 },
              { x1: 0, x2: 0, y1: yLow, y2: yHigh },
            ],
            { stroke: figureStyle.soft, width: thinPt },
          ),
        ]
      : [];
    return {
      parts: [
        figureText(scatter.title, { x: left, y: top + titlePt, size: 'title', letter: scatter.letter }),
        ...figureLines(result, { x: left, y: top + titlePt * 1.2 + tickPt }),
        ...verticalAxis(area, y, number, scatter.yLabel),
        ...horizontalAxis(area, x, number, scatter.xLabel),
        ...plotMarks(area, { x, y }, [
          ...zeros,
          ...scatter.groups.map(({ index, points }) => pointsMark(points, groupLook(index), pointRadius)),
        ]),
      ],
      height: area.bottom + horizontalGutter - top,
    };
  };
}
