import type { PaneSize } from '../paneView';
import type { ScreenPoint } from './screenPath';

/** The part of a line that lies in the pane (Liang and Barsky 1984); `undefined` when none does. */
export function clipLine(
  from: ScreenPoint,
  to: ScreenPoint,
  pane: PaneSize,
): readonly [ScreenPoint, ScreenPoint] | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [start, end] = [0, 1];
  const borders: readonly (readonly [number, number])[] = [
    [-dx, from[0]],
    [dx, pane.widthPx - from[0]],
    [-dy, from[1]],
    [dy, pane.heightPx - from[1]],
  ];
  for (const [towards, room] of borders) {
    if (towards === 0) {
      if (room < 0) return undefined;
      continue;
    }
    const part = room / towards;
    if (towards < 0) start = Math.max(start, part);
    else end = Math.min(end, part);
  }
  if (start > end) return undefined;
  return [
    [from[0] + start * dx, from[1] + start * dy],
    [from[0] + end * dx, from[1] + end * dy],
  ];
}
