import type { ImportSubject } from '../../domain/covariateTable/importPlan';
import { patientKeysOf, patientOf, patientsByKey } from '../../domain/study/patientOf';
import type { OpenProject } from '../../state/openProject';

/** The project's subjects as an import meets them: hospital numbers and names only where the project keeps identity. */
export function importSubjects({ project, subjects, catalogue }: OpenProject): readonly ImportSubject[] {
  if (project.identity === 'removed') {
    return subjects.map((subject) => ({ subject, hospitalNumbers: [], names: [] }));
  }
  const index = patientsByKey(catalogue);
  return subjects.map((subject) => {
    const patients = patientKeysOf(subject).flatMap((key) => index.get(key) ?? []);
    const birthDate = patientOf(subject, catalogue)?.birthDate;
    return {
      subject,
      hospitalNumbers: patients.map(({ id }) => id).filter((id) => id.trim() !== ''),
      names: patients.map(({ name }) => name).filter((name) => name.trim() !== ''),
      ...(birthDate && { birthDate }),
    };
  });
}
