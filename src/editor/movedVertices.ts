import type { PointPx } from '../domain/image/point';
import type { EditorState } from './editorState';
import { clampMove, clampToImage } from './imageSize';

/** A ring with some of its vertices moved by the same amount, as far as the image lets all of them. */
export function movedVertices(
  state: EditorState,
  ringPx: readonly PointPx[],
  vertices: readonly number[],
  byPx: PointPx,
): readonly PointPx[] {
  const movingPx = vertices.map((vertex) => ringPx[vertex]).filter((place) => place !== undefined);
  const [columns, rows] = clampMove(movingPx, byPx, state.image);
  const moved = [...ringPx];
  for (const vertex of vertices) {
    const place = ringPx[vertex];
    if (place !== undefined) moved[vertex] = clampToImage([place[0] + columns, place[1] + rows], state.image);
  }
  return moved;
}
