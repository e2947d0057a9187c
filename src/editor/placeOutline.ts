import type { PointPx } from '../domain/image/point';
import type { DrawingWay } from '../domain/reading/roiDrawing';
import { checkRing } from './checkRing';
import { commitOutline } from './closeDraft';
import { type EditorState, outlineOf } from './editorState';
import { isInImage } from './imageSize';
import { type EditorStep, refuse, still } from './step';

/**
 * Gives the armed ROI an outline that was made elsewhere. Refused, never repaired: where something is being drawn, where
 * the ROI has its outline, where the shape leaves the image or encloses no one well-defined area.
 */
export function placeOutline(state: EditorState, verticesPx: readonly PointPx[], way: DrawingWay): EditorStep {
  const { armed, draft } = state;
  const [firstPx] = verticesPx;
  const lastDrawnPx = draft?.history.present.verticesPx.at(-1);
  if (firstPx === undefined) return still(state);
  if (lastDrawnPx !== undefined) return refuse(state, { kind: 'unfinished', atPx: lastDrawnPx });
  if (armed === undefined) return refuse(state, { kind: 'nothing-armed', atPx: firstPx });
  if (outlineOf(state, armed.key) !== undefined) {
    return refuse(state, { kind: 'already-outlined', atPx: firstPx });
  }
  const outsidePx = verticesPx.find((vertex) => !isInImage(vertex, state.image));
  if (outsidePx !== undefined) return refuse(state, { kind: 'leaves-image', atPx: outsidePx });
  const checked = checkRing(verticesPx, firstPx);
  if (!checked.ok) return refuse(state, checked.error);
  return commitOutline(state, { ...armed, outlinePx: checked.value, exclusions: [] }, [way]);
}
