import { withFollowingAge } from '../domain/study/derivedAge';
import { pairSubject } from '../domain/study/pairSubject';
import { patientOf } from '../domain/study/patientOf';
import type { Subject } from '../domain/study/subject';
import type { OpenProject } from '../state/openProject';

/**
 * Pairs a subject's scans again by the rules of the project's protocol; a choice of the user stays. An age that headers
 * gave follows the date that it counts from.
 */
export function rePaired({ catalogue, project, subjects }: OpenProject, subject: Subject): Subject {
  const patient = patientOf(subject, catalogue);
  if (!patient) return subject;
  const again = { ...subject, scans: pairSubject(subject, patient, project.protocol).scans };
  const before = subjects.find(({ id }) => id === subject.id);
  return before ? withFollowingAge(before, again, patient) : again;
}
