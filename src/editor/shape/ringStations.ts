import type { PointPx } from '../../domain/image/point';
import { distancePx } from '../planePx';
import { type RingSamples, twicedOnRing } from './gaussianOnRing';

/** What is smoothed: from one vertex on to another, in the ring's direction; both stay. */
export interface RingStretch {
  readonly fromVertex: number;
  readonly toVertex: number;
}

/** A place on a ring and where the smoothed line has it. */
export interface RingStation {
  readonly placePx: PointPx;
  readonly smoothPx: PointPx;
  /** How far from the nearer end of the stretch that is smoothed, along the ring; 0 outside it; undefined: no stretch. */
  readonly fadePx: number | undefined;
}

/**
 * The vertices of a ring and, on what is smoothed, places about 1 px apart between them, in order, each with where
 * the smoothed line has it.
 */
export function ringStations(
  ringPx: readonly PointPx[],
  sigmaPx: number,
  stretch: RingStretch | undefined,
): readonly RingStation[] {
  const startsPx = startsOf(ringPx);
  const lengthPx = startsPx[ringPx.length] ?? 0;
  const count = Math.max(16, Math.ceil(2 * lengthPx));
  const stepPx = lengthPx / count;
  // On a very short ring a full Gaussian would leave a point.
  const sigmaSteps = Math.min(sigmaPx, lengthPx / 12) / stepPx;
  const smooth = twicedOnRing(evenSamples(ringPx, startsPx, count), sigmaSteps);
  const fade = fadeOf(ringPx.length, startsPx, lengthPx, stretch);

  return ringPx.flatMap((vertex, index) => {
    const next = ringPx[(index + 1) % ringPx.length] ?? vertex;
    const atPx = startsPx[index] ?? 0;
    const edgePx = distancePx(vertex, next);
    const isSmoothed = fade === undefined || fade(atPx + edgePx / 2) > 0;
    const parts = isSmoothed ? Math.max(1, Math.ceil(edgePx)) : 1;
    return Array.from({ length: parts }, (_, part): RingStation => {
      const share = part / parts;
      const alongPx = atPx + share * edgePx;
      return {
        placePx: part === 0 ? vertex : between(vertex, next, share),
        smoothPx: sampleAt(smooth, alongPx / stepPx),
        fadePx: fade?.(alongPx),
      };
    });
  });
}

/** How far along the ring each vertex is, and, last, the whole length. */
function startsOf(ringPx: readonly PointPx[]): readonly number[] {
  let sofar = 0;
  const starts = [0];
  for (const [index, vertex] of ringPx.entries()) {
    sofar += distancePx(vertex, ringPx[(index + 1) % ringPx.length] ?? vertex);
    starts.push(sofar);
  }
  return starts;
}

function evenSamples(ringPx: readonly PointPx[], startsPx: readonly number[], count: number): RingSamples {
  const stepPx = (startsPx[ringPx.length] ?? 0) / count;
  const samples = { columns: new Float64Array(count), rows: new Float64Array(count) };
  let edge = 0;
  for (let at = 0; at < count; at += 1) {
    const alongPx = at * stepPx;
    while (edge + 1 < ringPx.length && (startsPx[edge + 1] ?? 0) <= alongPx) edge += 1;
    const from = ringPx[edge] ?? [0, 0];
    const to = ringPx[(edge + 1) % ringPx.length] ?? from;
    const edgePx = (startsPx[edge + 1] ?? 0) - (startsPx[edge] ?? 0);
    const [column, row] = between(from, to, edgePx === 0 ? 0 : (alongPx - (startsPx[edge] ?? 0)) / edgePx);
    samples.columns[at] = column;
    samples.rows[at] = row;
  }
  return samples;
}

function sampleAt({ columns, rows }: RingSamples, step: number): PointPx {
  const before = Math.floor(step) % columns.length;
  const after = (before + 1) % columns.length;
  const share = step - Math.floor(step);
  return between([columns[before] ?? 0, rows[before] ?? 0], [columns[after] ?? 0, rows[after] ?? 0], share);
}

function between(from: PointPx, to: PointPx, share: number): PointPx {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** How far a place along the ring is from the nearer end of the stretch; 0 outside; undefined without a stretch. */
function fadeOf(
  count: number,
  startsPx: readonly number[],
  lengthPx: number,
  stretch: RingStretch | undefined,
): ((alongPx: number) => number) | undefined {
  if (stretch === undefined || stretch.fromVertex % count === stretch.toVertex % count) return undefined;
  const fromPx = startsPx[stretch.fromVertex] ?? 0;
  const toPx = startsPx[stretch.toVertex] ?? 0;
  const stretchPx = (toPx - fromPx + lengthPx) % lengthPx;
  return (alongPx) => {
    const intoPx = (alongPx - fromPx + lengthPx) % lengthPx;
    return intoPx >= stretchPx ? 0 : Math.min(intoPx, stretchPx - intoPx);
  };
}
