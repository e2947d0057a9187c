import type { Reading } from '../domain/reading/reading';
import type { Project } from '../domain/study/project';
import type { Subject } from '../domain/study/subject';
import { type AgreementTable, agreementTable } from './agreementTable';
import { blindReadings } from './blindReadings';
import type { SeriesOfSlices } from './roiCell';

/**
 * Agreement of the observers on subjects for practice alone, which no other table counts; undefined where there are none.
 * Whoever asks may see results (`studyResults`).
 */
export function trainingAgreement(data: {
  readonly project: Project;
  readonly subjects: readonly Subject[];
  readonly readings: readonly Reading[];
  readonly seriesOf?: SeriesOfSlices | undefined;
}): AgreementTable | undefined {
  const { project, readings, seriesOf } = data;
  const subjects = data.subjects.filter((one) => one.projectId === project.id && one.isTraining);
  if (subjects.length === 0) return undefined;
  const ids = new Set(subjects.map(({ id }) => id));
  return agreementTable({
    protocol: project.protocol,
    subjects,
    readings: blindReadings(
      project,
      readings.filter(({ projectId, subjectId }) => projectId === project.id && ids.has(subjectId)),
    ),
    seriesOf,
  });
}
