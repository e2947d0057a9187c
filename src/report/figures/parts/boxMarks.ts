import * as Plot from '@observablehq/plot';
import type { GroupDescription } from '../../../analysis/groupComparison';
import { figureStyle } from './figureStyle';
import { straightMark } from './lineMarks';
import { drawnWith } from './plotArea';
import { whiskers } from './whiskers';

/** A box: what it describes, and where it stands. */
export interface Box {
  readonly x: number;
  readonly halfWidth: number;
  readonly description: Pick<GroupDescription, 'median' | 'q1' | 'q3'>;
  readonly values: readonly number[];
}

/** What boxes are, for captions. */
export const boxesText =
  'Boxes: median and quartiles as in the tables (type 6), of groups of at least 5; whiskers: furthest values within 1.5 box lengths.';

/** Fewer values than a box has lines are better seen as points alone. */
const leastValues = 5;

/** Boxes with whiskers; all points are shown beside them, so none is marked as beyond. */
export function boxMarks(all: readonly Box[]): readonly Plot.Markish[] {
  const boxes = all.filter(({ values }) => values.length >= leastValues);
  const { ink, paper, thinPt, linePt } = figureStyle;
  const ends = boxes.map(({ values, description: { q1, q3 } }) => whiskers(values, q1, q3));
  const upright = boxes.flatMap(({ x, description: { q1, q3 } }, at) => {
    const { low = q1, high = q3 } = ends[at] ?? {};
    return [
      { x1: x, x2: x, y1: low, y2: q1 },
      { x1: x, x2: x, y1: q3, y2: high },
    ];
  });
  return [
    straightMark(upright, { width: thinPt }),
    Plot.rect(boxes, {
      x1: ({ x, halfWidth }: Box) => x - halfWidth,
      x2: ({ x, halfWidth }: Box) => x + halfWidth,
      y1: ({ description }: Box) => description.q1,
      y2: ({ description }: Box) => description.q3,
      fill: paper,
      stroke: ink,
      strokeWidth: thinPt,
      inset: 0,
      ...drawnWith(),
    }),
    straightMark(
      boxes.map(({ x, halfWidth, description: { median } }) => ({
        x1: x - halfWidth,
        x2: x + halfWidth,
        y1: median,
        y2: median,
      })),
      { width: 2 * linePt },
    ),
  ];
}
