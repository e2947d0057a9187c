import type { CataloguePatient, CatalogueProblem } from './catalogue';
import { groupBy } from './groupBy';

/** Patients that may be one person by what their files say: a shared hospital number, a study in several of them. */
export function catalogueProblems(patients: readonly CataloguePatient[]): readonly CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const withId = patients.filter((patient) => patient.key.startsWith('id:'));
  for (const [idPart, same] of groupBy(withId, ({ key }) => key.slice(0, key.indexOf('|name:')))) {
    if (same.length < 2) continue;
    problems.push({
      kind: 'same-id-other-name',
      id: idPart.slice('id:'.length),
      patientKeys: same.map(({ key }) => key),
    });
  }
  const studies = patients.flatMap((patient) => patient.studies.map((study) => ({ patient, study })));
  for (const same of groupBy(studies, ({ study }) => study.studyInstanceUid).values()) {
    const [first] = same;
    if (!first || same.length < 2) continue;
    const { studyInstanceUid } = first.study;
    problems.push({
      kind: 'study-in-several-patients',
      studyInstanceUid,
      patientKeys: same.map(({ patient }) => patient.key),
    });
  }
  return problems;
}
