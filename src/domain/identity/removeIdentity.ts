import { patientKey } from '../catalogue/patientKey';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../ids';
import type { HeaderWarning, SliceHeader } from '../image/sliceHeader';
import type { IndexedImage } from '../import/importOutcome';
import { daysBetween, type IsoDate } from '../isoDate';
import { ageYearsAt } from '../study/ageYearsAt';
import { addDays, dayZero } from './studyDay';

/** What removing needs from outside. */
export interface IdentityRemoval {
  /** A UID that stands for another one, always the same for the same, and does not tell it. */
  readonly pseudonymUid: (uid: string) => string;
  /** A fresh name for a patient whom the project does not know yet. */
  readonly newPatientId: () => string;
  /** Headers that the project keeps, with identity removed before. */
  readonly known: readonly SliceHeader[];
}

/** A stand-in patient, and how far its dates are moved. */
interface StandIn {
  readonly id: string;
  readonly shiftDays: number | undefined;
}

/**
 * Images without what tells whose they are: names, hospital numbers, birth dates, dates, study descriptions, UIDs and
 * paths. Sex, age in years at the scan, the time of day, and what describes the acquisition stay.
 *
 * Dates of one patient move together, so that the first imaging study falls on `dayZero`: intervals stay true. A patient is found
 * again by an imaging study that the project knows already; nothing is kept that a hospital number could be tried
 * against. A new study that comes without any known one is therefore a new patient.
 */
export function removeIdentity(
  images: readonly IndexedImage[],
  removal: IdentityRemoval,
): readonly IndexedImage[] {
  const pseudonym = remembered(removal.pseudonymUid);
  const standIns = standInsOf(images, removal, pseudonym);
  return images.map(({ header, location }) => {
    const standIn = standIns.get(patientKey(header));
    return { header: withoutIdentity(header, standIn, pseudonym), location };
  });
}

function remembered(pseudonymUid: (uid: string) => string): (uid: string) => string {
  const known = new Map<string, string>();
  return (uid) => {
    const stand = known.get(uid) ?? pseudonymUid(uid);
    known.set(uid, stand);
    return stand;
  };
}

interface KnownStudy {
  readonly patientId: string;
  readonly date: IsoDate | undefined;
}

function standInsOf(
  images: readonly IndexedImage[],
  { known, newPatientId }: IdentityRemoval,
  pseudonym: (uid: string) => string,
): ReadonlyMap<string, StandIn> {
  const knownStudies = new Map<string, KnownStudy>(
    known.map(({ studyInstanceUid, patient, studyDate }) => [
      studyInstanceUid,
      { patientId: patient.id, date: studyDate },
    ]),
  );
  const patients = new Map<string, { knownAs?: string; shiftDays?: number; earliest?: IsoDate }>();
  for (const { header } of images) {
    const key = patientKey(header);
    const patient = patients.get(key) ?? {};
    patients.set(key, patient);
    const { studyDate } = header;
    if (studyDate && (!patient.earliest || studyDate < patient.earliest)) patient.earliest = studyDate;
    if (patient.knownAs !== undefined && patient.shiftDays !== undefined) continue;
    const study = knownStudies.get(pseudonym(header.studyInstanceUid));
    if (!study) continue;
    patient.knownAs ??= study.patientId;
    if (studyDate && study.date) patient.shiftDays ??= daysBetween(studyDate, study.date);
  }
  return new Map(
    [...patients].map(([key, { knownAs, shiftDays, earliest }]): [string, StandIn] => [
      key,
      {
        id: knownAs ?? newPatientId(),
        shiftDays: shiftDays ?? (earliest && daysBetween(earliest, dayZero)),
      },
    ]),
  );
}

/** Groups whose warnings speak of pixels, geometry and acquisition; the text of any other could quote a name. */
const harmlessTag = /^\((?:0018|0028|5200|7FE0),|^\(0020,00(?:32|37|52)\)/i;

function harmless({ kind, tag, text }: HeaderWarning): HeaderWarning {
  return { kind, tag, text: harmlessTag.test(tag) ? text : '' };
}

function withoutIdentity(
  header: SliceHeader,
  standIn: StandIn | undefined,
  pseudonym: (uid: string) => string,
): SliceHeader {
  const { studyDescription: _mayNameAnybody, studyDate, frameOfReferenceUid, patient, ...rest } = header;
  const { birthDate, sex } = patient;
  const ageYears =
    patient.ageYears ?? (birthDate && studyDate ? ageYearsAt(birthDate, studyDate) : undefined);
  const shiftDays = standIn?.shiftDays;
  return {
    ...rest,
    sopInstanceUid: sopInstanceUid(pseudonym(header.sopInstanceUid)),
    seriesInstanceUid: seriesInstanceUid(pseudonym(header.seriesInstanceUid)),
    studyInstanceUid: studyInstanceUid(pseudonym(header.studyInstanceUid)),
    ...(frameOfReferenceUid !== undefined && { frameOfReferenceUid: pseudonym(frameOfReferenceUid) }),
    ...(studyDate && shiftDays !== undefined && { studyDate: addDays(studyDate, shiftDays) }),
    patient: {
      id: standIn?.id ?? '',
      name: '',
      ...(sex && { sex }),
      ...(ageYears !== undefined && { ageYears }),
    },
    warnings: header.warnings.map(harmless),
  };
}
