import { patientKey } from '../../src/domain/catalogue/patientKey';
import type { IdentifiedImage } from '../../src/domain/identity/sourceIdentity';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../src/domain/ids';
import type { SliceHeader } from '../../src/domain/image/sliceHeader';
import type { Subject } from '../../src/domain/study/subject';
import { day, makeSubject } from './studyFixtures';

/** What the archive says of a patient. */
export interface ArchivePatient {
  readonly name: string;
  readonly number: string;
  readonly birthDate?: string;
  readonly studyDate?: string;
  readonly path?: string;
  readonly station?: string;
}

/** A header of that patient: only what identity is read from is real. */
export function headerOf(patient: ArchivePatient, index = 1): SliceHeader {
  return {
    sopInstanceUid: sopInstanceUid(`1.2.840.99999.${index}.1.1`),
    sopClassUid: '1.2.840.10008.5.1.4.1.1.4',
    frame: 0,
    frames: 1,
    seriesInstanceUid: seriesInstanceUid(`1.2.840.99999.${index}.1`),
    studyInstanceUid: studyInstanceUid(`1.2.840.99999.${index}`),
    modality: 'MR',
    patient: {
      id: patient.number,
      name: patient.name,
      ...(patient.birthDate !== undefined && { birthDate: day(patient.birthDate) }),
    },
    ...(patient.studyDate !== undefined && { studyDate: day(patient.studyDate) }),
    imageType: [],
    grid: { rows: 2, columns: 2, spacing: { rowMm: 1, columnMm: 1 }, plane: undefined },
    pixels: {
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      bitsAllocated: 16,
      bitsStored: 12,
      highBit: 11,
      isSigned: false,
      samplesPerPixel: 1,
      photometricInterpretation: 'MONOCHROME2',
      isPlanar: false,
    },
    rescale: { slope: 1, intercept: 0, isStated: false },
    acquisition: patient.station === undefined ? {} : { stationName: patient.station },
    isLossy: false,
    warnings: [],
  };
}

/** Subjects and images of patients, each its own subject: S-001, S-002 ... */
export function identifiedStudy(patients: readonly ArchivePatient[]): {
  readonly subjects: readonly Subject[];
  readonly images: readonly IdentifiedImage[];
} {
  const images = patients.map((patient, index) => ({
    header: headerOf(patient, index + 1),
    ...(patient.path !== undefined && { path: patient.path }),
  }));
  const subjects = images.map(({ header }, index) => ({
    ...makeSubject(`S-${String(index + 1).padStart(3, '0')}`),
    patientKey: patientKey(header),
  }));
  return { subjects, images };
}
