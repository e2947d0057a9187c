import type { PointPx } from '../../domain/image/point';
import type { EditorState } from '../../editor/editorState';

/** Where the loupe looks: at the vertex being placed or moved; undefined while none is. */
export function loupePlacePx({ draft, grab }: EditorState): PointPx | undefined {
  if (grab?.isMoved) return grab.verticesPx[grab.vertex];
  return draft?.cursorPx;
}
