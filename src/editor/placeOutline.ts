import type { PointPx } from '../domain/image/point';
import type { DrawingWay } from '../domain/reading/roiDrawing';
import { repeatRefusal } from './changeRing';
import { checkRing } from './checkRing';
import { commitOutline } from './closeDraft';
import { type EditorState, outlineOf } from './editorState';
import { clampToImage, isInImage } from './imageSize';
import { type EditorStep, refuse, still } from './step';

/**
 * Gives the armed ROI an outline that was made elsewhere. Refused, never repaired: where something is being drawn or
 * waits to be put right, where the ROI has its outline, where the shape leaves the image or encloses no one
 * well-defined area.
 */
export function placeOutline(
  state: EditorState,
  verticesPx: readonly PointPx[],
  way: DrawingWay,
): EditorStep {
  const { armed, draft, image } = state;
  if (state.pending !== undefined) return still(repeatRefusal(state));
  const lastDrawnPx = draft?.history.present.verticesPx.at(-1);
  if (lastDrawnPx !== undefined) return refuse(state, { kind: 'unfinished', atPx: lastDrawnPx });
  const [firstPx] = verticesPx;
  if (firstPx === undefined || !verticesPx.flat().every(Number.isFinite)) {
    return refuse(state, { kind: 'not-finite', atPx: [(image.columns - 1) / 2, (image.rows - 1) / 2] });
  }
  // A refusal is shown on the image, also where the outline is not.
  const atPx = clampToImage(firstPx, image);
  if (armed === undefined) return refuse(state, { kind: 'nothing-armed', atPx });
  if (outlineOf(state, armed.key) !== undefined) return refuse(state, { kind: 'already-outlined', atPx });
  const outsidePx = verticesPx.find((vertex) => !isInImage(vertex, image));
  if (outsidePx !== undefined) {
    return refuse(state, { kind: 'leaves-image', atPx: clampToImage(outsidePx, image) });
  }
  const checked = checkRing(verticesPx, atPx);
  if (!checked.ok) return refuse(state, checked.error);
  return commitOutline(
    { ...state, selection: undefined, refusal: undefined },
    { ...armed, outlinePx: checked.value, exclusions: [] },
    [way],
  );
}
