import { isUnitId } from '../../../domain/conduct/isUnitId';
import { unitName } from '../../../domain/conduct/readingUnits';
import type { SubjectId } from '../../../domain/ids';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import type { Reading } from '../../../domain/reading/reading';
import type { Project } from '../../../domain/study/project';
import type { Subject } from '../../../domain/study/subject';

/**
 * A merged project whose lock says which subject was signed first, and nothing of one that was erased. Merging itself says
 * only who signed and when.
 *
 * @param gone Subjects that were erased, as far as their codes are known.
 * @param here Readings that are here already, whatever comes in.
 */
export function withLockedCode(
  project: Project,
  { readings, signed, subjects, erased }: ProjectContent,
  gone: readonly Subject[],
  here: readonly Reading[],
): Project {
  const { locked } = project;
  if (!locked) return project;
  const goneCodes = new Set([
    ...gone.map(({ code }) => code),
    ...erased.flatMap(({ subjectId }) => unitCode(subjectId)),
  ]);
  const signings = [...here, ...readings, ...signed.map(({ reading }) => reading)].filter(
    ({ signedAtUtc, observerId }) => signedAtUtc === locked.atUtc && observerId === locked.observerId,
  );
  // Of several signed in the same instant the smallest code, in whatever order they come in.
  const [subjectCode = ''] = [
    locked.subjectCode,
    ...signings.map(({ subjectId }) => codeOf(subjectId, subjects) ?? ''),
  ]
    .filter((code) => code !== '' && !goneCodes.has(code))
    .sort();
  return { ...project, locked: { ...locked, subjectCode } };
}

function codeOf(id: SubjectId, subjects: readonly Subject[]): string | undefined {
  return isUnitId(id) ? unitName(id) : subjects.find((one) => one.id === id)?.code;
}

function unitCode(id: SubjectId): readonly string[] {
  return isUnitId(id) ? [unitName(id)] : [];
}
