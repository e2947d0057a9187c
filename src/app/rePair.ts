import { pairSubject } from '../domain/study/pairSubject';
import { patientOf } from '../domain/study/patientOf';
import type { Subject } from '../domain/study/subject';
import type { OpenProject } from '../state/openProject';

/** Pairs a subject's scans again by the rules of the project's protocol; a choice of the user stays. */
export function rePaired({ catalogue, project }: OpenProject, subject: Subject): Subject {
  const patient = patientOf(subject, catalogue);
  if (!patient) return subject;
  return { ...subject, scans: pairSubject(subject, patient, project.protocol).scans };
}
