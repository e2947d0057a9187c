import { allSteps, type Steps } from '../../base/steps';
import type { Catalogue, CataloguePatient } from '../catalogue/catalogue';
import type { ProjectId, SubjectId } from '../ids';
import { codesInUse } from './codesInUse';
import { derivedAgeYears, withFollowingAge } from './derivedAge';
import type { Pairing, PairingSettings } from './pairScans';
import { pairSubject } from './pairSubject';
import { patientKeysOf, patientOf } from './patientOf';
import type { Covariates, Subject } from './subject';

/** What making subjects needs. */
export interface SubjectsFromCatalogueInput {
  readonly catalogue: Catalogue;
  readonly existing: readonly Subject[];
  readonly projectId: ProjectId;
  readonly protocol: PairingSettings;
  /** Makes the id of a new subject; it never becomes part of what is shown. */
  readonly newSubjectId: () => SubjectId;
}

/** The project's subjects after the catalogue was worked in. */
export interface SubjectsFromCatalogue {
  /** Existing subjects in their order, then new ones by patient key. */
  readonly subjects: readonly Subject[];
  /** How the scans of every subject in the catalogue were taken. */
  readonly pairings: ReadonlyMap<SubjectId, Pairing>;
  readonly added: readonly SubjectId[];
  /** Patients that did not become subjects, and why. */
  readonly passedOver: readonly { readonly patientKey: string; readonly why: 'no-mr-images' }[];
}

/**
 * Makes a subject of every new patient with MR images and joins new imaging studies to known ones by patient key. A
 * patient that was linked to a subject belongs to it: reading its folder again never makes it a subject of its own.
 *
 * Codes continue: S-001, S-002, ... after the highest in use, in the order of patient keys; they carry nothing of the
 * name. Sex and age come from headers only where they are missing, so nothing that was typed is overwritten and what a person made missing stays so; an age that
 * came from headers follows the date that it counts from.
 */
export function subjectsFromCatalogue(input: SubjectsFromCatalogueInput): SubjectsFromCatalogue {
  return allSteps(subjectSteps(input));
}

/** The same in steps, one a subject. */
export function* subjectSteps(input: SubjectsFromCatalogueInput): Steps<SubjectsFromCatalogue> {
  const pairings = new Map<SubjectId, Pairing>();
  const paired = (subject: Subject, patient: CataloguePatient): Subject => {
    const pairing = pairSubject(subject, patient, input.protocol);
    pairings.set(subject.id, pairing);
    const again = withFollowingAge(subject, { ...subject, scans: pairing.scans }, patient);
    return { ...again, covariates: filledIn(again, patient) };
  };

  const known: Subject[] = [];
  for (const subject of input.existing) {
    yield;
    const patient = patientOf(subject, input.catalogue);
    known.push(patient ? paired(subject, patient) : subject);
  }
  const knownKeys = new Set(input.existing.flatMap(patientKeysOf));
  const unknown = input.catalogue.patients
    .filter((patient) => !knownKeys.has(patient.key))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const withMr = unknown.filter(hasMr);
  const highest = highestCode(input.existing);
  const added: Subject[] = [];
  for (const patient of withMr) {
    yield;
    const made = {
      id: input.newSubjectId(),
      projectId: input.projectId,
      code: `S-${String(highest + added.length + 1).padStart(3, '0')}`,
      patientKey: patient.key,
      covariates: {},
      scans: {},
    };
    added.push(paired(made, patient));
  }
  return {
    subjects: [...known, ...added],
    pairings,
    added: added.map(({ id }) => id),
    passedOver: unknown
      .filter((patient) => !hasMr(patient))
      .map(({ key }) => ({ patientKey: key, why: 'no-mr-images' as const })),
  };
}

function hasMr(patient: CataloguePatient): boolean {
  return patient.studies.some((study) => study.series.some((series) => series.modality === 'MR'));
}

/** Codes of linked subjects count: a link that is undone takes its code back. */
function highestCode(subjects: readonly Subject[]): number {
  return codesInUse(subjects).reduce(
    (highest, code) => Math.max(highest, Number(/^S-(\d+)$/.exec(code)?.[1] ?? 0)),
    0,
  );
}

/** Sex and age from headers where they are missing. */
function filledIn({ covariates, scans }: Subject, patient: CataloguePatient): Covariates {
  const sex = patient.sex === 'male' || patient.sex === 'female' ? patient.sex : undefined;
  const ageYears = derivedAgeYears({ covariates, scans }, patient);
  const stays = (key: 'sex' | 'ageYears'): boolean => covariates.leftMissing?.includes(key) === true;
  return {
    ...(sex && !stays('sex') && { sex }),
    ...(ageYears !== undefined && !stays('ageYears') && { ageYears }),
    ...covariates,
  };
}
