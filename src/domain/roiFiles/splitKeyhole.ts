import type { PointPx } from '../image/point';
import { normaliseRing } from '../polygon/normaliseRing';

/**
 * The rings that one closed way runs through, cut wherever it comes back to a place where it was: an outline with its holes,
 * drawn as one line that goes to each hole and back on the same way (a keyhole, PS3.3 C.8.8.6.3). The ways to and fro
 * enclose nothing and are left out. A way that passes no place twice comes back as it is, normalised.
 *
 * Places are the same where their coordinates are equal: a writer prints one place alike each time.
 */
export function splitKeyhole(way: readonly PointPx[]): readonly (readonly PointPx[])[] {
  const rings: PointPx[][] = [];
  const path: PointPx[] = [];
  const positionOf = new Map<string, number>();
  for (const place of normaliseRing(way)) {
    const key = keyOf(place);
    const before = positionOf.get(key);
    if (before === undefined) {
      positionOf.set(key, path.length);
      path.push(place);
      continue;
    }
    const ring = path.splice(before + 1);
    for (const left of ring) positionOf.delete(keyOf(left));
    // There and back is one other place, or none.
    if (ring.length >= 2) rings.push([place, ...ring]);
  }
  return path.length >= 3 ? [path, ...rings] : rings;
}

function keyOf([column, row]: PointPx): string {
  return `${column} ${row}`;
}
