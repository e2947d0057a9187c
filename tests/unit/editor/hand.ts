import type { PointPx } from '../../../src/domain/image/point';
import type { Edit } from '../../../src/editor/edit';
import {
  createEditor,
  type EditorOutline,
  type EditorStart,
  type EditorState,
  type EditorTarget,
} from '../../../src/editor/editorState';
import { editorStep } from '../../../src/editor/editorStep';
import type { Gesture, PointerPlace } from '../../../src/editor/gesture';

export const left: EditorTarget = { key: 'left', tag: 'L', tagDirectionPx: [0, 1] };
export const right: EditorTarget = { key: 'right', tag: 'R', tagDirectionPx: [0, 1] };

export const square: readonly PointPx[] = [
  [20, 20],
  [60, 20],
  [60, 60],
  [20, 60],
];

export function outlined(target: EditorTarget, outlinePx: readonly PointPx[] = square): EditorOutline {
  return { ...target, outlinePx, exclusions: [] };
}

/** An editor over 100 columns and 80 rows, left armed, and a hand that works on it. */
export function hand(start: Partial<EditorStart> = {}, place: Partial<PointerPlace> = {}) {
  let state = createEditor({ image: { columns: 100, rows: 80 }, armed: left, ...start });
  const edits: Edit[] = [];
  const at = (atPx: PointPx): PointerPlace => ({
    atPx,
    pixelsPerScreenPx: 0.25,
    pointerType: 'mouse',
    ...place,
  });
  const does = (gesture: Gesture) => {
    const step = editorStep(state, gesture);
    state = step.state;
    edits.push(...step.edits);
  };
  const hands = {
    get state(): EditorState {
      return state;
    },
    get draft(): readonly PointPx[] {
      return state.draft?.history.present.verticesPx ?? [];
    },
    edits,
    set(next: EditorState) {
      state = next;
    },
    down(atPx: PointPx, more: { alt?: boolean; shift?: boolean; clickCount?: number } = {}) {
      does({ kind: 'pointer-down', ...at(atPx), ...more });
    },
    move(atPx: PointPx) {
      does({ kind: 'pointer-move', ...at(atPx) });
    },
    up(atPx: PointPx) {
      does({ kind: 'pointer-up', ...at(atPx) });
    },
    click(...places: readonly PointPx[]) {
      for (const atPx of places) {
        hands.down(atPx);
        hands.up(atPx);
      }
    },
    doubleClick(atPx: PointPx) {
      does({ kind: 'double-click', ...at(atPx) });
    },
    drag(...places: readonly PointPx[]) {
      const [first, ...rest] = places;
      const last = places.at(-1);
      if (first === undefined || last === undefined) throw new Error('a drag has places');
      hands.down(first);
      for (const atPx of rest) hands.move(atPx);
      hands.up(last);
    },
    key(
      kind:
        | 'close'
        | 'remove-last-vertex'
        | 'undo'
        | 'redo'
        | 'cancel'
        | 'delete'
        | 'pointer-cancel'
        | 'pointer-leave',
    ) {
      does({ kind });
    },
    does,
  };
  return hands;
}

/** Places along a circle, from its rightmost one. */
export function circle(center: PointPx, radiusPx: number, count: number, turns = 1): PointPx[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * turns * index) / count;
    return [center[0] + radiusPx * Math.cos(angle), center[1] + radiusPx * Math.sin(angle)];
  });
}
