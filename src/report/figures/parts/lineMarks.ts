import * as Plot from '@observablehq/plot';
import { figureStyle } from './figureStyle';
import { drawnWith } from './plotArea';

/** A straight line between two places, in the units of the area's scales. */
export interface StraightLine {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** How a line is drawn: its weight in points, and dashes. */
export interface LineLook {
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: string | undefined;
}

/** Straight lines of one look. */
export function straightMark(lines: readonly StraightLine[], look: LineLook = {}): Plot.Markish {
  return Plot.link(lines, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', ...strokeOf(look), ...drawnWith() });
}

/** A line through places. */
export function throughMark(
  places: readonly (readonly [number, number])[],
  look: LineLook = {},
): Plot.Markish {
  return Plot.line(places, { x: '0', y: '1', ...strokeOf(look), strokeLinejoin: 'miter', ...drawnWith() });
}

/** Filled rectangles without an edge. */
export function bandsMark(bands: readonly StraightLine[], fill: string): Plot.Markish {
  return Plot.rect(bands, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill, inset: 0, ...drawnWith() });
}

function strokeOf({ stroke = figureStyle.ink, width = figureStyle.linePt, dash }: LineLook) {
  return {
    stroke,
    strokeWidth: width,
    strokeLinecap: 'butt',
    ...(dash && { strokeDasharray: dash }),
  } as const;
}
