import type { PaneView } from '../../app/panePort';
import type { LinkOffset } from './paneFacts';

/**
 * The view of the other pane after one was zoomed or moved from `before` to `after`: the same scale, moved as far.
 *
 * Where the patient lay differently the two views keep their distance, so the same anatomy stays beside itself.
 * Undefined where one pane counts in mm and the other cannot.
 */
export function linkedView(other: PaneView, before: PaneView, after: PaneView): PaneView | undefined {
  if (other.unit !== after.unit || before.unit !== after.unit) return undefined;
  const [x, y] = movedBy(before, after);
  return {
    unit: after.unit,
    centerOffset: [other.centerOffset[0] + x, other.centerOffset[1] + y],
    lengthPerScreenPx: after.lengthPerScreenPx,
  };
}

/** How far the middle of a pane went over its image, in the view's unit. */
export function movedBy(before: PaneView, after: PaneView): readonly [number, number] {
  return [after.centerOffset[0] - before.centerOffset[0], after.centerOffset[1] - before.centerOffset[1]];
}

/** A smaller offset is none: it is less than an image pixel, and less than an eye sees. */
const noOffset = 0.05;

/** The offset after the follow-up's view moved `followUp` and the pre-op's `preop`; undefined when none is left. */
export function addedOffset(
  offset: LinkOffset | undefined,
  unit: PaneView['unit'],
  followUp: readonly [number, number],
  preop: readonly [number, number],
): LinkOffset | undefined {
  const before = offset?.unit === unit ? offset.along : ([0, 0] as const);
  const along = [before[0] + followUp[0] - preop[0], before[1] + followUp[1] - preop[1]] as const;
  if (offset && along[0] === before[0] && along[1] === before[1]) return offset;
  return Math.hypot(...along) < noOffset ? undefined : { unit, along };
}

/** How far apart the two pictures are, along the straight line. */
export function offsetLength({ along }: LinkOffset): number {
  return Math.hypot(...along);
}
