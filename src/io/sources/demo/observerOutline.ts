import type { PointPx } from '../../../domain/image/point';
import type { TimePoint } from '../../../domain/timePoint';
import type { ObserverErrors } from './observerErrors';
import { outwardNormals, signedArea } from './smoothOutline';

/**
 * How freely observers differ along the outline, one weight per control point of the compartment (from the deep apex
 * over the lateral tip and the back to the midline): the fascia at the back is plain to see, the deep border is not.
 */
const freedom = [1.6, 1.6, 1.5, 1.3, 0.9, 0.5, 0.3, 0.25, 0.25, 0.3, 0.45, 0.6, 0.8, 1, 1.4];
/** Where one who takes the fat under the fascia into the outline goes further out: at the lateral tip and the back. */
const reach = [0.2, 0.5, 0.9, 1.2, 1.3, 1.2, 1, 0.8, 0.6, 0.4, 0.1, 0, -0.2, -0.3, -0.1];
const harmonics = [2, 3, 4, 5, 7];

/**
 * An outline as an observer draws it: the true one, moved along its normals by the observer's errors, with the vertices
 * of a hand. Its area is the true area times 1 + the area error, exactly.
 */
export function observerOutline(
  truthPx: readonly PointPx[],
  errors: ObserverErrors,
  timePoint: TimePoint,
): PointPx[] {
  const normals = outwardNormals(truthPx);
  const trueArea = Math.abs(signedArea(truthPx));
  const size = Math.sqrt(trueArea);
  const wanted = trueArea * (1 + errors.areaShare[timePoint]);
  const count = truthPx.length;
  const wobble = errors.wobble[timePoint];
  const along = (table: readonly number[], i: number): number => {
    const at = (i / count) * table.length;
    const k = Math.floor(at);
    const a = table[k] ?? 0;
    return a + (at - k) * ((table[(k + 1) % table.length] ?? 0) - a);
  };
  const moved = (amount: number): PointPx[] => {
    const dense = truthPx.map(([x, y], i): PointPx => {
      const [nx, ny] = normals[i] ?? [0, 0];
      const angle = (2 * Math.PI * i) / count;
      const bend = wobble.reduce(
        (sum, [amplitude, phase], k) => sum + amplitude * Math.cos((harmonics[k] ?? 1) * angle + phase),
        0,
      );
      const shift = size * (along(freedom, i) * (amount + bend) + along(reach, i) * errors.reach[timePoint]);
      return [x + shift * nx, y + shift * ny];
    });
    return handVertices(dense, errors);
  };
  let low = -0.4;
  let high = 0.4;
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (Math.abs(signedArea(moved(middle))) < wanted) low = middle;
    else high = middle;
  }
  return moved((low + high) / 2);
}

/** Vertices at uneven steps along a dense outline. */
function handVertices(dense: readonly PointPx[], errors: ObserverErrors): PointPx[] {
  const lengths = dense.map(([x, y], i) => {
    const [nextX, nextY] = dense[(i + 1) % dense.length] ?? [x, y];
    return Math.hypot(nextX - x, nextY - y);
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const { vertexCount, start, unevenness } = errors;
  const stops = Array.from(
    { length: vertexCount },
    (_, k) => (((k + start + (unevenness[k] ?? 0)) / vertexCount) % 1) * total,
  ).sort((a, b) => a - b);
  const result: PointPx[] = [];
  let i = 0;
  let before = 0;
  for (const stop of stops) {
    while (i < dense.length - 1 && before + (lengths[i] ?? 0) < stop) before += lengths[i++] ?? 0;
    const [ax, ay] = dense[i] ?? [0, 0];
    const [bx, by] = dense[(i + 1) % dense.length] ?? [0, 0];
    const share = Math.min((stop - before) / (lengths[i] || 1), 1);
    result.push([ax + share * (bx - ax), ay + share * (by - ay)]);
  }
  return result;
}
