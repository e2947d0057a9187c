import { err, ok, type Result } from '../../base/result';
import type { PointPx } from '../../domain/image/point';
import { normaliseRing } from '../../domain/polygon/normaliseRing';
import { polygonAreaPx2 } from '../../domain/polygon/polygonAreaPx2';
import type { ForeignNote, RoiFileRefusal } from '../../domain/roiFiles/foreignRoi';
import { nestingFault } from '../../domain/roiFiles/nestingFault';
import { nestRings } from '../../domain/roiFiles/nestRings';
import { at, cornerToCentrePx, headerBytes, mostVertices, segment } from './roiLayout';

/** An outline with its holes as a file has them. */
export interface RoiShape {
  readonly outlinePx: readonly PointPx[];
  readonly holesPx: readonly (readonly PointPx[])[];
  readonly notes: readonly ForeignNote[];
}

type Fault = Pick<RoiFileRefusal, 'kind' | 'detail'>;

/**
 * What of the rings of a composite ROI is outline and what hole: told by how they lie in each other, never by their
 * order. A part that encloses nothing is left out and said.
 */
export function nestComposite(rings: readonly (readonly PointPx[])[]): Result<RoiShape, Fault> {
  const filled = rings.filter((ring) => ring.length >= 3 && polygonAreaPx2(ring) > 0);
  const nested = nestRings(filled);
  if (!nested.ok) return err(nestingFault(nested.error));
  const { outer, holes } = nested.value;
  const notes: ForeignNote[] = filled.length < rings.length ? ['empty-part-left-out'] : [];
  return ok({ outlinePx: outer, holesPx: holes, notes });
}

/**
 * The rings of a composite's path (java.awt path segments as float32), normalised. A part that was not closed counts as
 * if it were: so ImageJ fills it.
 */
export function readComposite(view: DataView): Result<readonly (readonly PointPx[])[], Fault> {
  const floats = view.getInt32(at.shapeFloats);
  const end = headerBytes + 4 * floats;
  if (end > view.byteLength) {
    return err({ kind: 'damaged', detail: `ends at byte ${view.byteLength}, its path at ${end}` });
  }
  if (floats > 4 * mostVertices) return err({ kind: 'too-large', detail: `a path of ${floats} numbers` });
  const rings: PointPx[][] = [];
  let place = headerBytes;
  while (place < end) {
    const code = view.getFloat32(place);
    const here = place;
    place += 4;
    if (code === segment.close) continue;
    if (code === segment.quadTo || code === segment.cubicTo) {
      return err({ kind: 'curved', detail: `curved path at byte ${here}` });
    }
    if ((code !== segment.moveTo && code !== segment.lineTo) || place + 8 > end) {
      return err({ kind: 'damaged', detail: `path at byte ${here}` });
    }
    const vertex: PointPx = [
      view.getFloat32(place) - cornerToCentrePx,
      view.getFloat32(place + 4) - cornerToCentrePx,
    ];
    place += 8;
    if (!vertex.every(Number.isFinite)) return err({ kind: 'damaged', detail: `path at byte ${here}` });
    const ring = rings.at(-1);
    if (code === segment.moveTo) rings.push([vertex]);
    else if (ring) ring.push(vertex);
    else return err({ kind: 'damaged', detail: `path at byte ${here}` });
  }
  return ok(rings.map((ring) => normaliseRing(ring)));
}
