import type { PaneView } from '../../app/panePort';

/**
 * The view of the other pane after one was zoomed or moved from `before` to `after`: the same scale, moved as far.
 *
 * Where the patient lay differently the two views keep their distance, so the same anatomy stays beside itself.
 * Undefined where one pane counts in mm and the other cannot.
 */
export function linkedView(other: PaneView, before: PaneView, after: PaneView): PaneView | undefined {
  if (other.unit !== after.unit || before.unit !== after.unit) return undefined;
  return {
    unit: after.unit,
    centerOffset: [
      other.centerOffset[0] + after.centerOffset[0] - before.centerOffset[0],
      other.centerOffset[1] + after.centerOffset[1] - before.centerOffset[1],
    ],
    lengthPerScreenPx: after.lengthPerScreenPx,
  };
}
