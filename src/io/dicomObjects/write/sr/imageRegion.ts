import { present } from '../../../../base/assert';
import type { ObjectRoi } from '../../../../domain/dicomObjects/scanObjects';
import { codes } from '../../codes';
import { codeItem } from '../codeItem';
import { type DataSet, dataSet } from '../dataSet';
import { singleNetOutline } from '../netOutline';
import { image } from './contentItems';

/** SCOORD counts from the corner of the top-left pixel (PS3.3 C.18.6.1.1), we from its centre. */
const toCorner = 0.5;

/**
 * The outline without its exclusions as one closed polyline on its image, column before row, the first point repeated at the end.
 * Undefined where exclusions leave nothing. GraphicData are 32-bit floats.
 */
export function imageRegion(roi: ObjectRoi): DataSet | undefined {
  const ring = singleNetOutline(roi);
  if (ring.length === 0) return undefined;
  const closed = [...ring, present(ring[0], 'first vertex')];
  return dataSet({
    RelationshipType: 'CONTAINS',
    ValueType: 'SCOORD',
    ConceptNameCodeSequence: [codeItem(codes.imageRegion)],
    GraphicType: 'POLYLINE',
    GraphicData: closed.flatMap(([column, row]) => [column + toCorner, row + toCorner]),
    ContentSequence: [image('SELECTED FROM', roi.image)],
  });
}
