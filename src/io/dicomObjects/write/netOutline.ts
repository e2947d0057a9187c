import type { ObjectRoi } from '../../../domain/dicomObjects/scanObjects';
import type { PointPx } from '../../../domain/image/point';
import { netRings } from '../../../domain/polygon/netRings';
import { normaliseRing } from '../../../domain/polygon/normaliseRing';
import { keyholeRings, singleKeyholeRing } from './keyholeRing';

type Ring = readonly PointPx[];

/**
 * What remains of an outline without its exclusions, as rings without holes; several where exclusions cut it to pieces, none where
 * they take all of it. Without exclusions the outline as drawn. In pixels.
 */
export function netOutlines({
  outlinePx,
  exclusions,
}: Pick<ObjectRoi, 'outlinePx' | 'exclusions'>): readonly Ring[] {
  if (exclusions.length === 0) return [normaliseRing(outlinePx)];
  return keyholeRings(ringsOf(outlinePx, exclusions));
}

/** The same as one ring, empty where nothing remains. */
export function singleNetOutline({
  outlinePx,
  exclusions,
}: Pick<ObjectRoi, 'outlinePx' | 'exclusions'>): Ring {
  if (exclusions.length === 0) return normaliseRing(outlinePx);
  return singleKeyholeRing(ringsOf(outlinePx, exclusions));
}

function ringsOf(outlinePx: Ring, exclusions: ObjectRoi['exclusions']): ReturnType<typeof netRings> {
  return netRings(
    normaliseRing(outlinePx),
    exclusions.map(({ verticesPx }) => normaliseRing(verticesPx)),
  );
}
