import type { PointPx } from '../../domain/image/point';
import type { OverlayLine } from '../../editor/overlay';
import { type Affine, applyAffine } from '../affine';

/** An end of a line that can be taken hold of. */
export interface LineHandle {
  /** Index in the model's lines. */
  readonly line: number;
  readonly end: 'from' | 'to';
}

/** Half of the hit area: 14 px across for mouse and pen, 24 px for a finger. */
const reachScreenPx = { mouse: 7, pen: 7, touch: 12 } as const;

/** The end of a line that a pointer is on, the nearest where several are in reach: the same on screen at any zoom. */
export function lineHandleAt(
  lines: readonly OverlayLine[],
  toScreen: Affine,
  atPx: PointPx,
  pointerType: keyof typeof reachScreenPx,
): LineHandle | undefined {
  const [x, y] = applyAffine(toScreen, atPx);
  let found: LineHandle | undefined;
  let nearest: number = reachScreenPx[pointerType];
  for (const [line, { hasHandles, fromPx, toPx }] of lines.entries()) {
    if (!hasHandles) continue;
    for (const [end, placePx] of [
      ['from', fromPx],
      ['to', toPx],
    ] as const) {
      const [endX, endY] = applyAffine(toScreen, placePx);
      const away = Math.hypot(endX - x, endY - y);
      if (away > nearest) continue;
      found = { line, end };
      nearest = away;
    }
  }
  return found;
}
