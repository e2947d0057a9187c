import * as Plot from '@observablehq/plot';
import { figureStyle, type GroupLook, singlePointLimit } from './figureStyle';
import { drawnWith } from './plotArea';
import { svgElement } from './svgElement';

/** A subject's point; values or points, as the area's scales are. */
export interface SubjectPoint {
  /** Undefined of a mark that is no subject's. */
  readonly code: string | undefined;
  readonly x: number;
  readonly y: number;
}

/** A subject's line between two places. */
export interface SubjectLine {
  readonly code: string;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** The subjects of a group as points; beyond `singlePointLimit` as one path of round dots. */
export function pointsMark(
  points: readonly SubjectPoint[],
  look: GroupLook,
  radius: number,
  isMany = points.length > singlePointLimit,
): Plot.Markish {
  const { ink, paper, soft, thinPt } = figureStyle;
  if (isMany) {
    return onePath(
      points.map(({ x, y }) => [x, y]),
      ([place = [0, 0]]) => `M${place[0]},${place[1]}h0.01`,
      { stroke: look.isFilled ? ink : soft, 'stroke-width': radius, 'stroke-linecap': 'round' },
    );
  }
  return Plot.dot(points, {
    x: 'x',
    y: 'y',
    // Of all shapes the same area.
    r: radius,
    symbol: look.shape,
    fill: look.isFilled ? ink : paper,
    stroke: ink,
    strokeWidth: thinPt,
    sort: null,
    ...drawnWith(points.map(({ code }) => code)),
  });
}

/** The subjects of a group as lines; beyond `singlePointLimit` as one path. */
export function linesMark(lines: readonly SubjectLine[]): Plot.Markish {
  const { soft, thinPt } = figureStyle;
  if (lines.length > singlePointLimit) {
    return onePath(
      lines.map(({ x1, y1, x2, y2 }) => [x1, y1, x2, y2]),
      ([from = [0, 0], to = [0, 0]]) => `M${from[0]},${from[1]}L${to[0]},${to[1]}`,
      // Lines that cover each other: those of few subjects must not look like those of many.
      { stroke: soft, 'stroke-width': 0.1 },
    );
  }
  return Plot.link(lines, {
    x1: 'x1',
    x2: 'x2',
    y1: 'y1',
    y2: 'y2',
    stroke: soft,
    strokeWidth: thinPt,
    ...drawnWith(lines.map(({ code }) => code)),
  });
}

type Place = readonly [string, string];

/** A mark of one path; each item is pairs of x and y. */
function onePath(
  items: readonly (readonly number[])[],
  pathOf: (places: readonly Place[]) => string,
  attributes: Readonly<Record<string, string | number>>,
): Plot.RenderFunction {
  return (_index, { x, y }) => {
    const place = (scale: typeof x, value = 0): string => (scale ? Number(scale(value)).toFixed(2) : '0');
    const pathed = items.map((item) =>
      pathOf(
        Array.from(
          { length: item.length / 2 },
          (_, at): Place => [place(x, item[2 * at]), place(y, item[2 * at + 1])],
        ),
      ),
    );
    return svgElement('path', { d: pathed.join(''), fill: 'none', ...attributes });
  };
}
