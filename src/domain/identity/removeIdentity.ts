import { patientKey } from '../catalogue/patientKey';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../ids';
import type { Acquisition, HeaderWarning, SliceHeader } from '../image/sliceHeader';
import type { IndexedImage } from '../import/importOutcome';
import { daysBetween, type IsoDate } from '../isoDate';
import { ageYearsAt } from '../study/ageYearsAt';
import { ownWordsRemover } from './ownWordsRemover';
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
 * paths. Sex, age in years at the scan, the time of day, and what describes the acquisition stay; in the texts of it the
 * patient's own name, number and dates are taken out.
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
  const cleaners = new Map<string, TextCleaner>();
  return images.map(({ header, location }) => {
    const standIn = standIns.get(patientKey(header));
    const { patient, studyDate } = header;
    const who = JSON.stringify([patient.id, patient.name, patient.birthDate, studyDate]);
    const cleaner = cleaners.get(who) ?? textCleaner(header);
    cleaners.set(who, cleaner);
    return { header: withoutIdentity(header, standIn, pseudonym, cleaner), location };
  });
}

/** Takes a patient's own words out of what a header keeps. Equal parts stay one and the same object. */
interface TextCleaner {
  readonly text: (text: string) => string;
  readonly acquisition: (acquisition: Acquisition) => Acquisition;
}

function textCleaner(header: SliceHeader): TextCleaner {
  const text = remembered(ownWordsRemover(header));
  const done = new Map<Acquisition, Acquisition>();
  const clean = (value: unknown): unknown => (typeof value === 'string' ? text(value) : value);
  return {
    text,
    acquisition(acquisition) {
      const known = done.get(acquisition);
      if (known) return known;
      const entries = Object.entries(acquisition).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.map(clean) : clean(value),
      ]);
      // The same keys with values of the same types.
      const cleaned = Object.fromEntries(entries) as Acquisition;
      done.set(acquisition, cleaned);
      return cleaned;
    },
  };
}

function remembered(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    known.set(text, made);
    return made;
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

function harmless({ kind, tag, text }: HeaderWarning, cleaner: TextCleaner): HeaderWarning {
  return { kind, tag, text: harmlessTag.test(tag) ? cleaner.text(text) : '' };
}

function withoutIdentity(
  header: SliceHeader,
  standIn: StandIn | undefined,
  pseudonym: (uid: string) => string,
  cleaner: TextCleaner,
): SliceHeader {
  const { studyDescription: _mayNameAnybody, studyDate, frameOfReferenceUid, patient, ...rest } = header;
  const { seriesDescription, protocolName } = rest;
  const { birthDate, sex } = patient;
  const ageYears =
    (birthDate && studyDate ? ageYearsAt(birthDate, studyDate) : undefined) ?? patient.ageYears;
  const shiftDays = standIn?.shiftDays;
  return {
    ...rest,
    ...(seriesDescription !== undefined && { seriesDescription: cleaner.text(seriesDescription) }),
    ...(protocolName !== undefined && { protocolName: cleaner.text(protocolName) }),
    imageType: rest.imageType.map(cleaner.text),
    acquisition: cleaner.acquisition(rest.acquisition),
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
    warnings: header.warnings.map((warning) => harmless(warning, cleaner)),
  };
}
