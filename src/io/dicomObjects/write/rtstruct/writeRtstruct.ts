import type {
  DicomObjectFile,
  ObjectProblem,
  ScanObjects,
  WrittenObjects,
} from '../../../../domain/dicomObjects/scanObjects';
import { commonModules, observerName, sessionName } from '../commonModules';
import { type DataSet, dataSet } from '../dataSet';
import { dicomTime, versionNumber } from '../dicomTime';
import { encodeObject } from '../encodeObject';
import { netOutlines } from '../netOutline';
import { placedRois } from '../placedRois';
import { referencedFrames } from './referencedFrames';
import { type ContouredRoi, roiContour, roiObservation, structureSetRoi } from './roiItems';

const rtStructureSet = '1.2.840.10008.5.1.4.1.1.481.3';

/**
 * The outlines as an RT Structure Set in patient mm: one ROI an outline, CLOSED_PLANAR contours, exclusions as keyholes. Approval is
 * always "unapproved": approval is of plans for treatment, and a reading of a study is none.
 */
export function writeRtstruct(scan: ScanObjects): WrittenObjects {
  const { placed, problems } = placedRois(scan.rois);
  const contoured: ContouredRoi[] = [];
  const empty: ObjectProblem[] = [];
  for (const one of placed) {
    const rings = netOutlines(one.roi);
    if (rings.length === 0) empty.push({ kind: 'nothing-inside', roiName: one.roi.name });
    else contoured.push({ ...one, rings, number: contoured.length + 1 });
  }
  const allProblems = [...problems, ...empty];
  if (contoured.length === 0) return { files: [], problems: allProblems };
  const sopInstanceUid = scan.uidOf('rtstruct');
  const head = {
    kind: 'rtstruct' as const,
    sopClassUid: rtStructureSet,
    sopInstanceUid,
    seriesInstanceUid: scan.uidOf('rtstruct series'),
    instanceNumber: versionNumber(scan.atUtc),
  };
  const elements = { ...commonModules(scan, head), ...structureSet(scan, contoured) };
  const file: DicomObjectFile = {
    kind: 'rtstruct',
    seriesInstanceUid: head.seriesInstanceUid,
    sopInstanceUid,
    sopClassUid: rtStructureSet,
    fileName: `${scan.name}_rtstruct.dcm`,
    bytes: encodeObject(rtStructureSet, sopInstanceUid, elements),
  };
  return { files: [file], problems: allProblems };
}

function structureSet(scan: ScanObjects, rois: readonly ContouredRoi[]): DataSet {
  const { date, time } = dicomTime(scan.atUtc);
  const observer = observerName(scan);
  return dataSet({
    // One is asked for, though a structure set may refer to several: that of the first outline.
    FrameOfReferenceUID: rois[0]?.frameOfReferenceUid,
    PositionReferenceIndicator: '',
    OperatorsName: observer,
    StructureSetLabel: `${scan.observer.letter} ${sessionName(scan.round)}`,
    StructureSetName: scan.name,
    StructureSetDate: date,
    StructureSetTime: time,
    ReferencedFrameOfReferenceSequence: referencedFrames(scan.study.instanceUid, rois),
    StructureSetROISequence: rois.map(structureSetRoi),
    ROIContourSequence: rois.map(roiContour),
    RTROIObservationsSequence: rois.map((roi) => roiObservation(roi, observer)),
    ApprovalStatus: 'UNAPPROVED',
  });
}
