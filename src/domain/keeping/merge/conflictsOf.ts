import { stableText } from '../../../base/stableText';
import type { ObserverId, SubjectId } from '../../ids';
import type { Reading } from '../../reading/reading';
import type { Project } from '../../study/project';
import type { Subject } from '../../study/subject';
import { readingIdentity } from './mergeKeys';
import type { ProjectContent } from './projectContent';
import { areReadingsApart } from './readingVersions';

/** A record that was changed on two computers apart from each other. The first version is the one shown meanwhile. */
export type MergeConflict =
  | { readonly kind: 'project'; readonly key: string; readonly versions: readonly Project[] }
  | {
      readonly kind: 'subject';
      readonly key: string;
      readonly subjectId: SubjectId;
      readonly versions: readonly Subject[];
    }
  | {
      readonly kind: 'reading';
      readonly key: string;
      readonly subjectId: SubjectId;
      readonly observerId: ObserverId;
      readonly round: number;
      readonly versions: readonly Reading[];
    };

/** The records of a project that a person has to settle, in the order of their kinds and keys. */
export function conflictsOf({ projectId, project, subjects, readings }: Records): readonly MergeConflict[] {
  const conflicts: MergeConflict[] = [];
  if (areApart(project)) conflicts.push({ kind: 'project', key: projectId, versions: project });
  for (const [key, versions] of byKey(subjects, ({ id }) => id)) {
    const [first] = versions;
    if (first && areApart(versions)) conflicts.push({ kind: 'subject', key, subjectId: first.id, versions });
  }
  for (const [key, versions] of byKey(readings, readingIdentity)) {
    const [first] = versions;
    if (!first || !areReadingsApart(versions)) continue;
    const { subjectId, observerId, round } = first;
    conflicts.push({ kind: 'reading', key, subjectId, observerId, round, versions });
  }
  return conflicts;
}

type Records = Pick<ProjectContent, 'projectId' | 'project' | 'subjects' | 'readings'>;

/** Two computers may have come to the same by themselves: nobody has to settle that. */
function areApart(versions: readonly (Project | Subject)[]): boolean {
  const [shown, ...others] = versions.map(({ clock: _clock, ...rest }) => stableText(rest));
  return others.some((text) => text !== shown);
}

function byKey<T>(records: readonly T[], keyOf: (record: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const record of records) {
    const key = keyOf(record);
    const same = found.get(key);
    if (same) same.push(record);
    else found.set(key, [record]);
  }
  return found;
}
