import type { PointPx } from '../image/point';
import { nodedEdges } from './nodedEdges';
import { type NestedRing, ringsOfRegion } from './ringsOfRegion';

type Ring = readonly PointPx[];

/**
 * An outline minus the union of its exclusions, as rings with nesting. All rings simple and open, as for `netAreaPx2`; what
 * exclusions cover of each other and beyond the outline is treated alike. Empty where nothing is left.
 *
 * The rings do not cross and may touch in single places. Vertices are those given and the crossings, rounded to float64.
 * MEASUREMENT.md section 2.
 */
export function netRings(outline: Ring, exclusions: readonly Ring[]): readonly NestedRing[] {
  const isNet = ([isInOutline, ...isExcluded]: readonly boolean[]): boolean =>
    isInOutline === true && !isExcluded.includes(true);
  return ringsOfRegion(nodedEdges([outline, ...exclusions]), isNet, exclusions.length + 1);
}

/** The union of an outline's exclusions, cut to the outline, as rings with nesting: what `netRings` leaves out. */
export function excludedRings(outline: Ring, exclusions: readonly Ring[]): readonly NestedRing[] {
  if (exclusions.length === 0) return [];
  const isTaken = ([isInOutline, ...isExcluded]: readonly boolean[]): boolean =>
    isInOutline === true && isExcluded.includes(true);
  return ringsOfRegion(nodedEdges([outline, ...exclusions]), isTaken, exclusions.length + 1);
}
