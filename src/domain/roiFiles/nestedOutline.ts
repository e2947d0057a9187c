import { err, ok, type Result } from '../../base/result';
import type { PointPx } from '../image/point';
import { polygonAreaPx2 } from '../polygon/polygonAreaPx2';
import type { ExclusionReason, RoiExclusion } from '../reading/roi';
import type { ForeignNote, RoiFileRefusal } from './foreignRoi';
import { nestingFault } from './nestingFault';
import { nestRings } from './nestRings';
import { splitKeyhole } from './splitKeyhole';

/** An outline with its exclusions, as the rings of a file say it. */
export interface NestedOutline {
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly RoiExclusion[];
  readonly notes: readonly ForeignNote[];
}

type Fault = Pick<RoiFileRefusal, 'kind' | 'detail'>;

/** More rings than any outline has; how they lie in each other takes time that grows with the square. */
const mostRings = 200;
/** More than a hand or a tracing tool makes; what checks outlines takes time that grows with the square. */
const mostVertices = 10_000;

/**
 * One outline with exclusions out of the rings of an object: keyholes are opened, rings told apart by how they lie in each
 * other. Holes have the reason that all of them have, where the object says one; else `other`. A ring that encloses nothing is left
 * out and said.
 */
export function nestedOutline(
  ways: readonly (readonly PointPx[])[],
  reasons: readonly ExclusionReason[] = [],
): Result<NestedOutline, Fault> {
  const vertices = ways.reduce((sum, way) => sum + way.length, 0);
  if (vertices > mostVertices) return err({ kind: 'too-large', detail: `${vertices} corners` });
  const rings = ways.flatMap(splitKeyhole);
  if (rings.length > mostRings) return err({ kind: 'too-large', detail: `${rings.length} rings` });
  if (!rings.every(areNear)) return err({ kind: 'damaged', detail: 'a corner is no place' });
  const filled = rings.filter((ring) => ring.length >= 3 && polygonAreaPx2(ring) > 0);
  const nested = nestRings(filled);
  if (!nested.ok) return err(nestingFault(nested.error));
  const { outer, holes } = nested.value;
  const [only] = reasons;
  const isSaid = only !== undefined && reasons.length === 1;
  const notes: ForeignNote[] = [
    ...(filled.length < rings.length ? (['empty-part-left-out'] as const) : []),
    ...(holes.length > 0 && !isSaid ? (['holes'] as const) : []),
  ];
  const exclusions = holes.map(
    (verticesPx): RoiExclusion => ({ verticesPx, reason: isSaid ? only : 'other' }),
  );
  return ok({ outlinePx: outer, exclusions, notes });
}

/** Near enough that no product of coordinates can overflow; written so that what is no number is far, too. */
function areNear(ring: readonly PointPx[]): boolean {
  return ring.every(([column, row]) => Math.abs(column) <= 1e9 && Math.abs(row) <= 1e9);
}
