import type {
  CodedConcept,
  DicomObjectFile,
  ScanObjects,
  WrittenObjects,
} from '../../../../domain/dicomObjects/scanObjects';
import type { SliceHeader } from '../../../../domain/image/sliceHeader';
import { codes } from '../../codes';
import { commonModules, observerName } from '../commonModules';
import { type DataSet, dataSet } from '../dataSet';
import { dicomDateTime, dicomTime, versionNumber } from '../dicomTime';
import { encodeObject } from '../encodeObject';
import { instanceReference, instancesBySeries } from '../imageReference';
import { code, container, rootContainer } from './contentItems';
import { imageLibrary } from './imageLibrary';
import { measurementGroup } from './measurementGroup';
import { observationContext } from './observationContext';

const comprehensiveSr = '1.2.840.10008.5.1.4.1.1.88.33';

/**
 * The measurements as a Comprehensive SR by TID 1500. Completion says whether the reading is signed. It is never "verified": that asks
 * for a person and an organisation who take legal responsibility, which a signature in a study is not.
 */
export function writeSr(scan: ScanObjects): WrittenObjects {
  const rois = scan.rois.map((roi) => ({ roi, group: measurementGroup(roi, scan) }));
  const problems = rois
    .filter(({ group }) => group === undefined)
    .map(({ roi }) => ({ kind: 'nothing-inside' as const, roiName: roi.name }));
  const kept = rois.flatMap(({ roi, group }) => (group ? [{ roi, group }] : []));
  if (kept.length === 0) return { files: [], problems };
  const images = kept.map(({ roi }) => roi.image);
  const sopInstanceUid = scan.uidOf('sr');
  const head = {
    kind: 'sr' as const,
    sopClassUid: comprehensiveSr,
    sopInstanceUid,
    seriesInstanceUid: scan.uidOf('sr series'),
    instanceNumber: versionNumber(scan.atUtc),
  };
  const elements = {
    ...commonModules(scan, head),
    ...documentGeneral(scan, images),
    ...rootContainer(
      codes.imagingMeasurementReport,
      [
        code('HAS CONCEPT MOD', codes.language, codes.english),
        ...observationContext(scan),
        code('HAS CONCEPT MOD', codes.procedureReported, procedure(images)),
        imageLibrary(images),
        container(
          codes.imagingMeasurements,
          kept.map(({ group }) => group),
        ),
      ],
      '1500',
    ),
  };
  const file: DicomObjectFile = {
    kind: 'sr',
    seriesInstanceUid: head.seriesInstanceUid,
    sopInstanceUid,
    sopClassUid: comprehensiveSr,
    fileName: `${scan.name}_sr.dcm`,
    bytes: encodeObject(comprehensiveSr, sopInstanceUid, elements),
  };
  return { files: [file], problems };
}

/** SR Document General (PS3.3 C.17.2): who, when, how far, and which images the document speaks of. */
function documentGeneral(scan: ScanObjects, images: readonly SliceHeader[]): DataSet {
  const { date, time } = dicomTime(scan.atUtc);
  const evidence = instancesBySeries(images).map(({ seriesInstanceUid, instances }) =>
    dataSet({
      SeriesInstanceUID: seriesInstanceUid,
      ReferencedSOPSequence: instances.map(instanceReference),
    }),
  );
  return dataSet({
    ReferencedPerformedProcedureStepSequence: [],
    ContentDate: date,
    ContentTime: time,
    ObservationDateTime: dicomDateTime(scan.atUtc),
    CompletionFlag: scan.isSigned ? 'COMPLETE' : 'PARTIAL',
    VerificationFlag: 'UNVERIFIED',
    PreliminaryFlag: scan.isSigned ? 'FINAL' : 'PRELIMINARY',
    PerformedProcedureCodeSequence: [],
    AuthorObserverSequence: [
      dataSet({
        ObserverType: 'PSN',
        PersonName: observerName(scan),
        PersonIdentificationCodeSequence: [],
        InstitutionName: '',
        InstitutionCodeSequence: [],
      }),
    ],
    CurrentRequestedProcedureEvidenceSequence: [
      dataSet({ StudyInstanceUID: scan.study.instanceUid, ReferencedSeriesSequence: evidence }),
    ],
  });
}

function procedure(images: readonly SliceHeader[]): CodedConcept {
  const isMr = images.every(({ modality }) => modality === 'MR');
  return isMr ? codes.magneticResonanceImaging : codes.imagingProcedure;
}
