import type { PaneView } from './paneView';

/** A length to draw over a pane. */
export interface ScaleBar {
  readonly lengthMm: number;
  readonly lengthScreenPx: number;
}

const lengthsMm = [1, 2, 5, 10, 20, 50, 100, 200];

/**
 * The longest round length (1, 2, 5, 10, 20, 50, 100, 200 mm) that stays within `maxScreenPx`.
 *
 * `undefined` when the slice states no spacing (the screen then says "no scale"), and when even 1 mm would be longer.
 */
export function scaleBar(view: PaneView, maxScreenPx = 130): ScaleBar | undefined {
  if (view.unit !== 'mm') return undefined;
  const lengthMm = lengthsMm.findLast((mm) => mm / view.lengthPerScreenPx <= maxScreenPx);
  if (lengthMm === undefined) return undefined;
  return { lengthMm, lengthScreenPx: lengthMm / view.lengthPerScreenPx };
}
