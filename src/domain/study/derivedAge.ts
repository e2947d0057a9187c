import type { CataloguePatient } from '../catalogue/catalogue';
import { ageYearsAt } from './ageYearsAt';
import type { Subject } from './subject';

type Aged = Pick<Subject, 'covariates' | 'scans'>;

/** Age at surgery, else at the pre-op scan: by birth date, else as the pre-op scan's header states it. */
export function derivedAgeYears({ covariates, scans }: Aged, patient: CataloguePatient): number | undefined {
  const at = covariates.surgeryDate ?? scans.preop?.studyDate;
  const byBirth = patient.birthDate && at && ageYearsAt(patient.birthDate, at);
  return byBirth ?? statedAgeYears(patient, scans);
}

/**
 * A changed subject whose age follows the date that it counts from. An age that somebody typed stays: it is none that
 * the headers gave for the subject as it was `before`, or it came with the change.
 */
export function withFollowingAge<T extends Aged>(before: Aged, changed: T, patient: CataloguePatient): T {
  const { ageYears } = changed.covariates;
  const isDerived =
    ageYears !== undefined &&
    ageYears === before.covariates.ageYears &&
    ageYears === derivedAgeYears(before, patient);
  const now = isDerived ? derivedAgeYears(changed, patient) : undefined;
  return now === undefined || now === ageYears
    ? changed
    : { ...changed, covariates: { ...changed.covariates, ageYears: now } };
}

function statedAgeYears(patient: CataloguePatient, scans: Subject['scans']): number | undefined {
  const study = patient.studies.find(
    ({ studyInstanceUid }) => studyInstanceUid === scans.preop?.studyInstanceUid,
  );
  return study?.series
    .flatMap(({ slices }) => slices.slice(0, 1))
    .find(({ header }) => header.patient.ageYears !== undefined)?.header.patient.ageYears;
}
