import { settlingRound } from '../../../domain/agreement/settlingRound';
import type { ObjectKind, ScanObjects } from '../../../domain/dicomObjects/scanObjects';
import { privateScheme } from '../codes';
import { type DataSet, dataSet } from './dataSet';
import { dicomTime } from './dicomTime';

/** What one object says of itself, in its own words. */
export interface ObjectHead {
  readonly kind: ObjectKind;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly instanceNumber: number;
}

const modalities: Readonly<Record<ObjectKind, string>> = { sr: 'SR', seg: 'SEG', rtstruct: 'RTSTRUCT' };
/** Behind the numbers that scanners give. */
const seriesNumbers: Readonly<Record<ObjectKind, number>> = { sr: 9101, seg: 9102, rtstruct: 9103 };
const words: Readonly<Record<ObjectKind, string>> = {
  sr: 'measurements',
  seg: 'segmentation',
  rtstruct: 'outlines',
};

/** "Round 2", or "Settling" where observers come back to what they disagreed on. */
export function sessionName(round: number): string {
  return round === settlingRound ? 'Settling' : `Round ${round}`;
}

/**
 * The modules that all three objects share: SOP Common, Patient, General Study, the series' and General Equipment (PS3.3 C.12.1,
 * C.7.1.1, C.7.2.1, C.7.3.1, C.7.5.1). Times of writing are those of the set, so that the same set gives the same bytes.
 */
export function commonModules(scan: ScanObjects, head: ObjectHead): DataSet {
  const { patient, study, software, observer, round } = scan;
  const { date, time } = dicomTime(scan.atUtc);
  return dataSet({
    SpecificCharacterSet: 'ISO_IR 192',
    InstanceCreationDate: date,
    InstanceCreationTime: time,
    SOPClassUID: head.sopClassUid,
    SOPInstanceUID: head.sopInstanceUid,
    CodingSchemeIdentificationSequence: [
      dataSet({ CodingSchemeDesignator: privateScheme, CodingSchemeName: 'Codes of Multifidus' }),
    ],
    PatientName: patient.name,
    PatientID: patient.id,
    IssuerOfPatientID: patient.idIssuer,
    PatientBirthDate: patient.birthDate ?? '',
    PatientSex: patient.sex ?? '',
    StudyInstanceUID: study.instanceUid,
    StudyDate: study.date ?? '',
    StudyTime: study.time ?? '',
    StudyID: study.id ?? '',
    AccessionNumber: study.accessionNumber ?? '',
    ReferringPhysicianName: study.referringPhysician ?? '',
    StudyDescription: study.description,
    Modality: modalities[head.kind],
    SeriesInstanceUID: head.seriesInstanceUid,
    SeriesNumber: seriesNumbers[head.kind],
    SeriesDescription: `${software.name} ${words[head.kind]}, observer ${observer.letter}, ${sessionName(round).toLowerCase()}`,
    InstanceNumber: head.instanceNumber,
    Manufacturer: software.name,
    ManufacturerModelName: software.name,
    DeviceSerialNumber: 'none',
    SoftwareVersions: software.version,
  });
}

/** The observer's name, as typed by a person, where DICOM divides names by signs; never empty. */
export function observerName({ observer: { name, letter } }: Pick<ScanObjects, 'observer'>): string {
  return name.replace(/[\^=\\\s]+/gu, ' ').trim() || `Observer ${letter}`;
}
