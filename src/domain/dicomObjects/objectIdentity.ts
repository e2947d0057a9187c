import type { SliceHeader } from '../image/sliceHeader';
import type { IsoDate } from '../isoDate';
import type { Project } from '../study/project';
import type { Subject } from '../study/subject';
import { isUid, objectUid } from './objectUid';
import type { ObjectPatient, ObjectStudy } from './scanObjects';

/**
 * Whose the objects say that they are: as the images say; by the subject's code, without days and texts of the study; or as it is
 * given, such as an archive has it of the images.
 */
export type GivenPatient =
  | 'as-in-images'
  | 'code'
  | { readonly patient: ObjectPatient; readonly study: ObjectStudy };

/** Patient and study of objects. */
export interface ObjectIdentity {
  readonly patient: ObjectPatient;
  readonly study: ObjectStudy;
}

/** Patient and study as the objects on a slice say them. */
export function identityOf(
  project: Pick<Project, 'id'>,
  subject: Pick<Subject, 'code'>,
  header: SliceHeader,
  given: GivenPatient,
): ObjectIdentity {
  if (typeof given === 'object') return given;
  const instanceUid = uidFor(project.id, 'study', header.studyInstanceUid);
  if (given === 'code') {
    return { patient: { id: plain(subject.code), name: plain(subject.code) }, study: { instanceUid } };
  }
  const { id, name, birthDate, sex } = header.patient;
  const { studyDate, studyTime, studyDescription } = header;
  return {
    patient: {
      id,
      name,
      ...(birthDate && { birthDate: dicomDate(birthDate) }),
      ...(sex && { sex: sexLetters[sex] }),
    },
    study: {
      instanceUid,
      ...(studyDate && { date: dicomDate(studyDate) }),
      ...(studyTime && { time: studyTime }),
      ...(studyDescription && { description: studyDescription }),
    },
  };
}

/**
 * The UID that an image has, also one with leading zeros, which are wrong but by which archives know it; where something else stands
 * in its place (a name that observers are told, the key of an image without UIDs), a UID made from that.
 */
export function uidFor(
  project: Project['id'],
  what: 'study' | 'series' | 'image' | 'frame of reference',
  text: string,
): string {
  const isKept = isUid(text) || (text.length <= 64 && /^\d+(?:\.\d+)+$/.test(text));
  return isKept ? text : objectUid(what, project, text);
}

const sexLetters = { male: 'M', female: 'F', other: 'O' } as const;

function dicomDate(date: IsoDate): string {
  return date.replaceAll('-', '');
}

/** A code as one text of a name: without the marks that part names and values. */
function plain(code: string): string {
  return code.replace(/[\\^=]/g, '-');
}
