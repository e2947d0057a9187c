import type { Catalogue, CataloguePatient, CatalogueStudy } from '../catalogue/catalogue';
import { groupBy } from '../catalogue/groupBy';
import { compareStudies } from '../catalogue/studyOrder';
import type { Subject } from './subject';

/** The keys of all patients of the archive that are this subject: its own first. */
export function patientKeysOf(subject: Pick<Subject, 'patientKey' | 'linkedPatientKeys'>): readonly string[] {
  return [subject.patientKey, ...(subject.linkedPatientKeys ?? [])];
}

/** Looked up for every subject at every change: one index a catalogue. */
const indexes = new WeakMap<Catalogue, ReadonlyMap<string, CataloguePatient>>();

/** The catalogue's patients by key. */
export function patientsByKey(catalogue: Catalogue): ReadonlyMap<string, CataloguePatient> {
  const known = indexes.get(catalogue);
  if (known) return known;
  const index = new Map(catalogue.patients.map((patient) => [patient.key, patient]));
  indexes.set(catalogue, index);
  return index;
}

/**
 * A subject as the catalogue has it: its patient, with the imaging studies of linked patients. Undefined where none of
 * them is in the catalogue. Identity is that of the first one there; birth date and sex that it lacks come from the
 * next. Linked patients may contradict each other (a pseudonymised export often does): that is no problem any more,
 * because a person said that they are one.
 */
export function patientOf(
  subject: Pick<Subject, 'patientKey' | 'linkedPatientKeys'>,
  catalogue: Catalogue,
): CataloguePatient | undefined {
  const index = patientsByKey(catalogue);
  const [first, ...others] = patientKeysOf(subject).flatMap((key) => index.get(key) ?? []);
  return first && others.length > 0 ? mergedPatients([first, ...others]) : first;
}

function mergedPatients(patients: readonly [CataloguePatient, ...CataloguePatient[]]): CataloguePatient {
  const birthDate = patients.find((one) => one.birthDate)?.birthDate;
  const sex = patients.find((one) => one.sex)?.sex;
  const studies = groupBy(
    patients.flatMap((patient) => patient.studies),
    ({ studyInstanceUid }) => studyInstanceUid,
  );
  return {
    key: patients[0].key,
    id: patients[0].id,
    name: patients[0].name,
    ...(birthDate && { birthDate }),
    ...(sex && { sex }),
    studies: [...studies.values()].flatMap(mergedStudy).sort(compareStudies),
    problems: patients.flatMap((patient) => patient.problems),
  };
}

/** Half of an imaging study may have been pseudonymised: then both halves bear its UID. */
function mergedStudy(parts: readonly CatalogueStudy[]): CatalogueStudy[] {
  const [first, ...others] = parts;
  if (!first) return [];
  if (others.length === 0) return [first];
  const seen = new Set(first.series.map((one) => one.seriesInstanceUid));
  const more = others.flatMap(({ series }) => series).filter((one) => !seen.has(one.seriesInstanceUid));
  const date = parts.find((part) => part.date)?.date;
  return [{ ...first, ...(date && { date }), series: [...first.series, ...more] }];
}
