import { pixelToLps } from '../../../../domain/geometry/pixelToLps';
import type { PointPx } from '../../../../domain/image/point';
import { codes } from '../../codes';
import { codeItem } from '../codeItem';
import { type DataSet, dataSet } from '../dataSet';
import { displayColour } from '../displayColour';
import { findingOf } from '../findingOf';
import { imageReference } from '../imageReference';
import type { PlacedRoi } from '../placedRois';

/** An outline with the rings that it is written as, and its number in the structure set (from 1). */
export interface ContouredRoi extends PlacedRoi {
  readonly rings: readonly (readonly PointPx[])[];
  readonly number: number;
}

/** What the ROI is called (PS3.3 C.8.8.5). */
export function structureSetRoi({ roi, number, frameOfReferenceUid }: ContouredRoi): DataSet {
  const reasons = roi.exclusions.map(({ reason }) => reason);
  const excluded = reasons.length > 0 ? `; excluded: ${reasons.join(', ')}` : '';
  return dataSet({
    ROINumber: number,
    ReferencedFrameOfReferenceUID: frameOfReferenceUid,
    ROIName: roi.name,
    ROIDescription: `${roi.label}${excluded}; tracking UID ${roi.trackingUid}`,
    ROIGenerationAlgorithm: 'MANUAL',
  });
}

/** Its contours in patient mm, open rings, with the slice that they were drawn on (PS3.3 C.8.8.6). */
export function roiContour({ roi, number, rings, plane, spacing }: ContouredRoi): DataSet {
  return dataSet({
    ROIDisplayColor: [...displayColour(number - 1)],
    ReferencedROINumber: number,
    ContourSequence: rings.map((ring, index) =>
      dataSet({
        ContourNumber: index + 1,
        ContourImageSequence: [imageReference(roi.image)],
        ContourGeometricType: 'CLOSED_PLANAR',
        NumberOfContourPoints: ring.length,
        ContourData: ring.flatMap((vertex) => [...pixelToLps(plane, spacing, vertex)]),
      }),
    ),
  });
}

/** What tissue it is (PS3.3 C.8.8.8). */
export function roiObservation({ roi, number }: ContouredRoi, observer: string): DataSet {
  return dataSet({
    ObservationNumber: number,
    ReferencedROINumber: number,
    RTROIIdentificationCodeSequence: [
      codeItem(
        findingOf(roi),
        roi.laterality && dataSet({ SegmentedPropertyTypeModifierCodeSequence: [codeItem(roi.laterality)] }),
      ),
    ],
    SegmentedPropertyCategoryCodeSequence: [codeItem(codes.anatomicalStructure)],
    RTROIInterpretedType: 'ORGAN',
    ROIInterpreter: observer,
  });
}
