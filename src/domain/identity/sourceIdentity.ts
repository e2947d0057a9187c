import type { Steps } from '../../base/steps';
import { patientKey } from '../catalogue/patientKey';
import type { SliceHeader } from '../image/sliceHeader';
import type { IsoDate } from '../isoDate';
import { isPlaceholder } from '../study/identitySigns';
import { patientKeysOf } from '../study/patientOf';
import type { Project } from '../study/project';
import type { Subject } from '../study/subject';
import { wordsOf } from './searchWords';

/** An image as far as it says whose it is. */
export interface IdentifiedImage {
  readonly header: SliceHeader;
  /** Where the file lay; folders are named after people. */
  readonly path?: string;
}

/** What the project holds of one patient of the archive. */
export interface PatientIdentity {
  readonly subjectCode: string | undefined;
  readonly names: Set<string>;
  readonly numbers: Set<string>;
  readonly dates: Set<IsoDate>;
  readonly uids: Set<string>;
  readonly institutions: Set<string>;
  readonly accessionNumbers: Set<string>;
  /** Names of folders and files, without endings. */
  readonly paths: Set<string>;
}

/** What identity is looked for in. */
export interface IdentitySource {
  readonly project: Project;
  readonly subjects: readonly Subject[];
  readonly images: Iterable<IdentifiedImage>;
  /** Further words that a person gives: the hospital, a colleague. */
  readonly further?: readonly string[];
}

/**
 * What tells whose the images are, by patient. Without images the keys of subjects still tell names and numbers. Empty for
 * a project that keeps no identity: what stands in its records are stand-ins.
 */
export function* sourceIdentity({
  project,
  subjects,
  images,
}: IdentitySource): Steps<readonly PatientIdentity[]> {
  if (project.identity === 'removed') return [];
  const codes = new Map(
    subjects.flatMap((subject) => patientKeysOf(subject).map((key) => [key, subject.code] as const)),
  );
  const patients = new Map<string, PatientIdentity>();
  const patientOf = (key: string): PatientIdentity => {
    const known = patients.get(key);
    if (known) return known;
    const made = emptyIdentity(codes.get(key));
    patients.set(key, made);
    return made;
  };
  const folders = new Map<string, readonly string[]>();
  let count = 0;
  for (const { header, path } of images) {
    count += 1;
    if (count % imagesAStep === 0) yield;
    const patient = patientOf(patientKey(header));
    addHeader(patient, header);
    if (path !== undefined) addPath(patient, path, folders);
  }
  for (const subject of subjects) {
    for (const key of patientKeysOf(subject)) addKey(patientOf(key), key);
    for (const { other } of subject.links ?? []) addKey(patientOf(other.patientKey), other.patientKey);
    const own = patientOf(subject.patientKey);
    for (const date of datesOf(subject)) own.dates.add(date);
    for (const scan of Object.values(subject.scans)) {
      own.uids.add(scan.studyInstanceUid).add(scan.axialSeriesUid);
      if (scan.sagittalSeriesUid !== undefined) own.uids.add(scan.sagittalSeriesUid);
    }
  }
  return [...patients.values()];
}

const imagesAStep = 1 << 13;

function emptyIdentity(subjectCode: string | undefined): PatientIdentity {
  return {
    subjectCode,
    names: new Set(),
    numbers: new Set(),
    dates: new Set(),
    uids: new Set(),
    institutions: new Set(),
    accessionNumbers: new Set(),
    paths: new Set(),
  };
}

function addHeader(patient: PatientIdentity, header: SliceHeader): void {
  const { id, name, birthDate } = header.patient;
  if (id !== '') patient.numbers.add(id);
  if (name !== '') patient.names.add(name);
  if (birthDate) patient.dates.add(birthDate);
  if (header.studyDate) patient.dates.add(header.studyDate);
  patient.uids.add(header.studyInstanceUid).add(header.seriesInstanceUid).add(header.sopInstanceUid);
  if (header.frameOfReferenceUid !== undefined) patient.uids.add(header.frameOfReferenceUid);
  // Stations are named after hospitals: the only trace of one that headers keep here.
  const { stationName, model } = header.acquisition;
  if (stationName && !isPlaceholder(stationName) && !isSameName(stationName, model)) {
    patient.institutions.add(stationName);
  }
}

/** A scanner that is called as its model is (GENESIS_SIGNA) says nothing of where it stands. */
function isSameName(one: string, other: string | undefined): boolean {
  return other !== undefined && wordsOf(one).join(' ') === wordsOf(other).join(' ');
}

/** A subject's key says its patient's number and name: `id:…|name:…`, or `name:…|born:…`. */
function addKey(patient: PatientIdentity, key: string): void {
  const [, id, name] = /^id:(.*?)\|name:(.*)$/su.exec(key) ?? [];
  const [, onlyName] = /^name:(.*)\|born:/su.exec(key) ?? [];
  if (id && patient.numbers.size === 0) patient.numbers.add(id);
  if (name && patient.names.size === 0) patient.names.add(name);
  if (onlyName && patient.names.size === 0) patient.names.add(onlyName);
}

function addPath(patient: PatientIdentity, path: string, folders: Map<string, readonly string[]>): void {
  const end = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, end);
  const parts = folders.get(folder) ?? folder.split(/[/\\]+/u).filter((part) => part !== '');
  folders.set(folder, parts);
  for (const part of parts) patient.paths.add(part);
  patient.paths.add(path.slice(end).replace(/\.[A-Za-z0-9]{1,4}$/u, ''));
}

/** Every date of a subject that is a day of their life; stand-ins of linked subjects too. */
export function datesOf({ covariates, scans, links }: Subject): readonly IsoDate[] {
  const { surgeryDate, secondSurgeryDate, refracture, custom } = covariates;
  const events = refracture?.kind === 'confirmed' ? refracture.events : [];
  const found = [
    surgeryDate,
    secondSurgeryDate,
    ...events.map(({ date }) => date),
    ...Object.values(custom ?? {}).map((value) => (value.kind === 'date' ? value.date : undefined)),
    ...Object.values(scans).map(({ studyDate }) => studyDate),
    ...(links ?? []).flatMap(({ other, before }) =>
      [other, before].flatMap((one) => [
        one.covariates.surgeryDate,
        one.covariates.secondSurgeryDate,
        ...Object.values(one.scans).map(({ studyDate }) => studyDate),
      ]),
    ),
  ];
  return [...new Set(found.filter((date) => date !== undefined))];
}
