import { groupBy } from '../../../../domain/catalogue/groupBy';
import type { SliceHeader } from '../../../../domain/image/sliceHeader';
import { type DataSet, dataSet } from '../dataSet';
import { imageReference } from '../imageReference';
import type { PlacedRoi } from '../placedRois';

/** Detached Study Management, retired: the class by which structure sets have always named their study (PS3.3 C.8.8.5). */
const studyClass = '1.2.840.10008.3.1.2.3.1';

/** Every frame of reference with the series and slices that the outlines lie on, each slice once. */
export function referencedFrames(studyInstanceUid: string, rois: readonly PlacedRoi[]): readonly DataSet[] {
  return [...groupBy(rois, ({ frameOfReferenceUid }) => frameOfReferenceUid)].map(([uid, own]) => {
    const images = own.map(({ roi }) => roi.image);
    const series = [...groupBy(images, ({ seriesInstanceUid }) => seriesInstanceUid)].map(
      ([seriesInstanceUid, ofSeries]) =>
        dataSet({
          SeriesInstanceUID: seriesInstanceUid,
          ContourImageSequence: once(ofSeries).map(imageReference),
        }),
    );
    const study = dataSet({
      ReferencedSOPClassUID: studyClass,
      ReferencedSOPInstanceUID: studyInstanceUid,
      RTReferencedSeriesSequence: series,
    });
    return dataSet({ FrameOfReferenceUID: uid, RTReferencedStudySequence: [study] });
  });
}

function once(images: readonly SliceHeader[]): readonly SliceHeader[] {
  return [...new Map(images.map((image) => [`${image.sopInstanceUid}#${image.frame}`, image])).values()];
}
