import { rechooseScans } from '../domain/study/rechooseScans';
import type { Subject } from '../domain/study/subject';
import type { OpenProject } from '../state/openProject';

/** Pairs a subject's scans again by the rules of the project's protocol; a choice of the user stays. */
export function rePaired({ catalogue, project }: OpenProject, subject: Subject): Subject {
  const patient = catalogue.patients.find((one) => one.key === subject.patientKey);
  if (!patient) return subject;
  const { surgeryDate, refracture } = subject.covariates;
  const { protocol } = project;
  return {
    ...subject,
    scans: rechooseScans(subject.scans, { patient, surgeryDate, refracture, protocol }).scans,
  };
}
