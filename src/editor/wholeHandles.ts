import type { PointPx } from '../domain/image/point';
import { type EditorState, outlineOf } from './editorState';
import { aspectOf, clampToImage, type ImageSize } from './imageSize';
import type { RingRef } from './inHand';
import type { OverlayHandles } from './overlay';
import { transformed } from './wholeTransform';

/** Handles stand off the box of the outline by this share of its longer side, so that vertices stay reachable … */
const standOffShare = 0.1;
/** … but by at least this, pixels. */
const leastStandOffPx = 2;

/** Handles, and the outline that they are of. */
export interface WholeHandles extends RingRef {
  readonly handles: OverlayHandles;
}

/**
 * Handles of the outline that is selected as a whole with the edit tool: corners of its box, and a turn handle above it
 * (below, where the image has no room above). Handles never leave the image, where no pointer reaches. While the whole is
 * in hand they go with it.
 */
export function wholeHandles(state: EditorState): WholeHandles | undefined {
  const { selection, whole } = state;
  if (state.tool !== 'edit' || state.isLocked) return undefined;
  if (state.draft !== undefined || state.pending !== undefined || state.marquee?.isMoved) return undefined;
  const chosen = whole ?? (selection?.vertices.length === 0 ? selection : undefined);
  if (chosen === undefined || chosen.exclusion !== undefined) return undefined;
  const outline = outlineOf(state, chosen.key);
  if (outline === undefined) return undefined;
  const handles = handlesOf(outline.outlinePx, state.image);
  const ref = { key: chosen.key, exclusion: undefined };
  if (whole === undefined) return { ...ref, handles };
  const move = (place: PointPx): PointPx => transformed(place, whole.transform, aspectOf(state.image));
  const { centrePx, cornersPx, turnPx } = handles;
  return {
    ...ref,
    handles: { cornersPx: cornersPx.map(move), turnPx: move(turnPx), centrePx: move(centrePx) },
  };
}

function handlesOf(outlinePx: readonly PointPx[], image: ImageSize): OverlayHandles {
  let [left, right, top, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const [column, row] of outlinePx) {
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  const offPx = Math.max(leastStandOffPx, standOffShare * Math.max(right - left, bottom - top));
  const centrePx: PointPx = [(left + right) / 2, (top + bottom) / 2];
  const corners: readonly PointPx[] = [
    [left - offPx, top - offPx],
    [right + offPx, top - offPx],
    [right + offPx, bottom + offPx],
    [left - offPx, bottom + offPx],
  ];
  const abovePx = top - 3 * offPx;
  const belowPx = bottom + 3 * offPx;
  const isRoomAbove = abovePx >= -0.5 || belowPx > image.rows - 0.5;
  return {
    cornersPx: corners.map((corner) => clampToImage(corner, image)),
    turnPx: clampToImage([centrePx[0], isRoomAbove ? abovePx : belowPx], image),
    centrePx,
  };
}
