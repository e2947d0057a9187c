import { present } from '../../../../base/assert';
import type { ScanObjects } from '../../../../domain/dicomObjects/scanObjects';
import { dot } from '../../../../domain/geometry/lps';
import { planeNormalLps } from '../../../../domain/geometry/planeNormalLps';
import { codes } from '../../codes';
import { codeItem } from '../codeItem';
import { observerName } from '../commonModules';
import { type DataSet, dataSet } from '../dataSet';
import { tagNumber } from '../dicomDictionary';
import { dicomTime } from '../dicomTime';
import { imageReference, instanceReference, instancesBySeries } from '../imageReference';
import { packFrames } from './packFrames';
import type { SegmentedRoi } from './segmentedRoi';
import { segment } from './segments';

/** All of a segmentation but what every object holds (PS3.3 A.51): one segment and one frame an outline, all on one kind of grid. */
export function segmentationImage(
  scan: ScanObjects,
  rois: readonly SegmentedRoi[],
  dimensionsUid: string,
): DataSet {
  const { date, time } = dicomTime(scan.atUtc);
  const first = present(rois[0], 'an outline of the segmentation');
  const { rows, columns } = first.roi.image.grid;
  const referenced = instancesBySeries(rois.map(({ roi }) => roi.image));
  return dataSet({
    FrameOfReferenceUID: first.frameOfReferenceUid,
    PositionReferenceIndicator: '',
    ImageType: ['DERIVED', 'PRIMARY'],
    ContentDate: date,
    ContentTime: time,
    ContentLabel: 'MUSCLES',
    ContentDescription: scan.name,
    ContentCreatorName: observerName(scan),
    ReferencedSeriesSequence: referenced.map(({ seriesInstanceUid, instances }) =>
      dataSet({
        SeriesInstanceUID: seriesInstanceUid,
        ReferencedInstanceSequence: instances.map(instanceReference),
      }),
    ),
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    NumberOfFrames: rois.length,
    Rows: rows,
    Columns: columns,
    BitsAllocated: 1,
    BitsStored: 1,
    HighBit: 0,
    PixelRepresentation: 0,
    LossyImageCompression: '00',
    SegmentationType: 'BINARY',
    SegmentSequence: rois.map((roi, index) => segment(scan, roi, index + 1)),
    DimensionOrganizationSequence: [dataSet({ DimensionOrganizationUID: dimensionsUid })],
    DimensionIndexSequence: dimensions(dimensionsUid),
    SharedFunctionalGroupsSequence: [sharedGroups(first)],
    PerFrameFunctionalGroupsSequence: frameGroups(rois),
    PixelData: packFrames(
      rows,
      columns,
      rois.map(({ runs }) => runs),
    ).buffer,
  });
}

function dimensions(dimensionsUid: string): readonly DataSet[] {
  return [
    dataSet({
      DimensionOrganizationUID: dimensionsUid,
      DimensionIndexPointer: tagNumber('ReferencedSegmentNumber'),
      FunctionalGroupPointer: tagNumber('SegmentIdentificationSequence'),
      DimensionDescriptionLabel: 'Segment number',
    }),
    dataSet({
      DimensionOrganizationUID: dimensionsUid,
      DimensionIndexPointer: tagNumber('ImagePositionPatient'),
      FunctionalGroupPointer: tagNumber('PlanePositionSequence'),
      DimensionDescriptionLabel: 'Position along the normal',
    }),
  ];
}

function sharedGroups({ roi, plane, spacing }: SegmentedRoi): DataSet {
  const { sliceThicknessMm, spacingBetweenSlicesMm } = roi.image.acquisition;
  return dataSet({
    PlaneOrientationSequence: [
      dataSet({ ImageOrientationPatient: [...plane.rowDirectionLps, ...plane.columnDirectionLps] }),
    ],
    PixelMeasuresSequence: [
      dataSet({
        SliceThickness: sliceThicknessMm,
        SpacingBetweenSlices: spacingBetweenSlicesMm,
        PixelSpacing: [spacing.rowMm, spacing.columnMm],
      }),
    ],
  });
}

function frameGroups(rois: readonly SegmentedRoi[]): readonly DataSet[] {
  const ranks = positionRanks(rois);
  return rois.map(({ roi, plane }, index) => {
    const source = {
      ...imageReference(roi.image),
      ...dataSet({
        // The mask lies pixel on pixel on its image.
        SpatialLocationsPreserved: 'YES',
        PurposeOfReferenceCodeSequence: [codeItem(codes.sourceImageForProcessing)],
      }),
    };
    return dataSet({
      DerivationImageSequence: [
        dataSet({ SourceImageSequence: [source], DerivationCodeSequence: [codeItem(codes.segmentation)] }),
      ],
      FrameContentSequence: [dataSet({ DimensionIndexValues: [index + 1, present(ranks[index], 'rank')] })],
      PlanePositionSequence: [dataSet({ ImagePositionPatient: [...plane.originLps] })],
      SegmentIdentificationSequence: [dataSet({ ReferencedSegmentNumber: index + 1 })],
    });
  });
}

/** From 1, along the normal; outlines on the same place share one. */
function positionRanks(rois: readonly SegmentedRoi[]): readonly number[] {
  const positions = rois.map(({ plane }) => dot(plane.originLps, planeNormalLps(plane)));
  const sorted = [...new Set(positions)].sort((a, b) => a - b);
  return positions.map((position) => sorted.indexOf(position) + 1);
}
