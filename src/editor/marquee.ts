import type { PointPx } from '../domain/image/point';
import { repeatDraftRefusal } from './changeDraft';
import type { EditorState } from './editorState';
import type { PointerDown, PointerPlace } from './gesture';
import { clickSlackPx, ringAround, ringsInReach } from './hitTest';
import { isSameRef, type Marquee, type RingRef, type Selection } from './inHand';
import type { OverlayModel } from './overlay';
import { distancePx } from './planePx';
import { type EditorStep, still } from './step';

/** The pointer goes down on empty ground with the edit tool: a rubber rectangle, or, if it stays a click, a choice. */
export function pressMarquee(state: EditorState, { atPx, shift }: PointerDown): EditorStep {
  const marquee = {
    downPx: atPx,
    atPx,
    isAdding: shift === true,
    isMoved: false,
    before: state.selection,
  };
  return still({ ...state, marquee });
}

/** The rectangle follows the pointer, and what lies in it is chosen as it goes. */
export function moveMarquee(state: EditorState, pointer: PointerPlace): EditorState {
  const { marquee } = state;
  if (marquee === undefined) return state;
  const isMoved = marquee.isMoved || distancePx(marquee.downPx, pointer.atPx) > clickSlackPx(pointer);
  if (!isMoved) return state;
  const moved = { ...marquee, atPx: pointer.atPx, isMoved };
  return { ...state, marquee: moved, selection: chosenBy(state, moved) };
}

/** The rectangle is let go. A click chooses the line around the place as a whole, or nothing. */
export function dropMarquee(state: EditorState): EditorStep {
  const { marquee } = state;
  if (marquee === undefined) return still(state);
  const dropped = repeatDraftRefusal({ ...state, marquee: undefined });
  if (marquee.isMoved) return still(dropped);
  if (marquee.isAdding || state.draft !== undefined) {
    return still(marquee.isAdding ? dropped : { ...dropped, selection: undefined });
  }
  const around = ringAround(state, marquee.downPx);
  return still({ ...dropped, selection: around && { ...around, vertices: [] } });
}

/** The rectangle on the image, while there is one. */
export function marqueeOverlay({ marquee }: EditorState): OverlayModel['marquee'] {
  return marquee?.isMoved ? { fromPx: marquee.downPx, toPx: marquee.atPx } : undefined;
}

/**
 * The vertices in the rectangle: of one line, because only one can be changed at a time. The line chosen before goes first
 * when it is added to, else the one with most vertices inside.
 */
function chosenBy(state: EditorState, marquee: Marquee): Selection | undefined {
  const { before, isAdding } = marquee;
  const found = selectableRings(state)
    .map((ring) => ({ ...ring, vertices: verticesIn(ring.verticesPx, marquee) }))
    .filter(({ vertices }) => vertices.length > 0);
  const kept = isAdding && before !== undefined && before.vertices.length > 0 ? before : undefined;
  if (kept !== undefined) {
    const added = found.find((ring) => isSameRef(ring, kept))?.vertices ?? [];
    return { ...kept, vertices: [...new Set([...kept.vertices, ...added])].toSorted((a, b) => a - b) };
  }
  const [most] = found.toSorted((a, b) => b.vertices.length - a.vertices.length);
  return most && { key: most.key, exclusion: most.exclusion, vertices: most.vertices };
}

function selectableRings(
  state: EditorState,
): readonly (RingRef & { readonly verticesPx: readonly PointPx[] })[] {
  const { draft } = state;
  if (draft === undefined) return ringsInReach(state);
  return [{ key: draft.target.key, exclusion: undefined, verticesPx: draft.history.present.verticesPx }];
}

function verticesIn(ring: readonly PointPx[], { atPx, downPx }: Marquee): readonly number[] {
  const isBetween = (value: number, a: number, b: number): boolean =>
    value >= Math.min(a, b) && value <= Math.max(a, b);
  return ring.flatMap(([column, row], index) =>
    isBetween(column, downPx[0], atPx[0]) && isBetween(row, downPx[1], atPx[1]) ? [index] : [],
  );
}
