import { err, ok, type Result } from '../base/result';
import { type ResultsDenied, resultsAccess } from '../domain/study/blinding';
import { agreementTable } from './agreementTable';
import { blindReadings, type StudyData } from './studyResults';

/** Agreement of the observers on subjects for practice alone, which no other table counts; or why it may not be seen now. */
export function trainingAgreement(data: StudyData): Result<ReturnType<typeof agreementTable>, ResultsDenied> {
  const access = resultsAccess(data);
  if (!access.ok) return err(access.error);
  const { project, readings, seriesOf } = data;
  const subjects = data.subjects.filter((one) => one.projectId === project.id && one.isTraining);
  const ids = new Set(subjects.map(({ id }) => id));
  return ok(
    agreementTable({
      protocol: project.protocol,
      subjects,
      readings: blindReadings(
        project,
        readings.filter(({ projectId, subjectId }) => projectId === project.id && ids.has(subjectId)),
      ),
      seriesOf,
    }),
  );
}
