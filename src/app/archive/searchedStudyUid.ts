import type { StudyInstanceUid } from '../../domain/ids';
import { studyInstanceUid } from '../../domain/ids';
import type { Project } from '../../domain/study/project';
import type { Ports } from '../context';

/** The UID by which a project knows a study of an archive: in one that keeps no identity, the one that stands for it. */
export function searchedStudyUid(
  { images }: Pick<Ports, 'images'>,
  { identity, pseudonymText }: Pick<Project, 'identity' | 'pseudonymText'>,
  uid: StudyInstanceUid,
): StudyInstanceUid {
  if (identity !== 'removed' || pseudonymText === undefined) return uid;
  return studyInstanceUid(images.pseudonymUid(pseudonymText, uid));
}
