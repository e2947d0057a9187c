import type { Subject } from './subject';

/** Codes that no other subject may have: those of subjects, and of subjects that were linked and may come back. */
export function codesInUse(subjects: readonly Pick<Subject, 'code' | 'links'>[]): readonly string[] {
  return subjects.flatMap(({ code, links }) => [code, ...(links ?? []).map(({ other }) => other.code)]);
}
