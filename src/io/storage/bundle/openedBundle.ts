import { resolveUnits } from '../../../domain/conduct/resolveUnits';
import { auditChains } from '../../../domain/keeping/auditChains';
import type { AuditEntry } from '../../../domain/keeping/auditEntry';
import { admitContent } from '../../../domain/keeping/merge/admitContent';
import type { BundleFacts } from '../../../domain/keeping/merge/bundleFacts';
import { mergeContents } from '../../../domain/keeping/merge/mergeContents';
import { readingIdentity } from '../../../domain/keeping/merge/mergeKeys';
import { emptyContent, type ProjectContent } from '../../../domain/keeping/merge/projectContent';
import type { StoredImage } from '../../../domain/keeping/storedProject';
import type { Reading } from '../../../domain/reading/reading';
import type { Project } from '../../../domain/study/project';
import type { Subject } from '../../../domain/study/subject';
import { auditHash } from '../auditHash';
import { withoutPictures } from '../evidenceStore';
import { unclocked } from '../recordClocks';
import { BundleRefused } from './bundleRefused';
import { hashAhead } from './hashAhead';
import { readIncoming } from './incomingBundle';
import { withLockedCode } from './mergedLock';
import { settledVersions } from './settledVersions';

/** What opening a bundle where nothing is yet comes to, as a browser's storage would then give it. */
export interface OpenedBundle {
  readonly facts: BundleFacts;
  readonly project: Project;
  readonly subjects: readonly Subject[];
  /** Of subjects (`resolveUnits`). */
  readonly readings: readonly Reading[];
  readonly log: readonly AuditEntry[];
  /** Records of which the bundle holds versions that nobody settled; the one that a browser would show was taken. */
  readonly unsettled: number;
  /** Unpacked when asked. */
  readonly images: () => readonly StoredImage[];
}

/**
 * Reads a bundle of either version without a database; throws `BundleRefused` with what is wrong. Everything is decided as
 * `mergeBundle` does in an empty browser.
 */
export async function openedBundle(bytes: Uint8Array): Promise<OpenedBundle> {
  const incoming = await readIncoming(bytes);
  const { facts, content } = incoming;
  await hashAhead(content.readings);
  const admitted = admitContent(undefined, facts, content);
  if (!admitted.ok) throw new BundleRefused(admitted.error);
  const merged = mergeContents(emptyContent(content.projectId), admitted.value, auditHash);
  const [project, ...otherProjects] = projectsOf(merged, content);
  if (!project) throw new BundleRefused('The bundle holds no project.');
  const subjects = shownOf(merged.subjects, ({ id }) => id);
  const away = new Set(subjects.shown.flatMap(({ links = [] }) => links.map(({ other }) => other.id)));
  const readings = shownOf(merged.readings, readingIdentity);
  const here = subjects.shown.filter(({ id }) => !away.has(id));
  const inOrder = <T extends { readonly id: string }>(records: readonly T[]): readonly T[] =>
    records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const stored = inOrder(readings.shown).map((one) => unclocked(withoutPictures(one)));
  const known = inOrder(here).map(unclocked);
  return {
    facts,
    project,
    subjects: known,
    readings: resolveUnits(stored, known, project),
    log: [...auditChains(merged.audit).values()].flat(),
    unsettled: otherProjects.length + subjects.unsettled + readings.unsettled,
    images: () => incoming.imageParts.flatMap((part) => part()),
  };
}

function projectsOf(merged: ProjectContent, { subjects }: ProjectContent): readonly Project[] {
  const { erased, covariates } = merged;
  const gone = new Set<string>(erased.map(({ subjectId }) => subjectId));
  const goneSubjects = subjects.filter(({ id }) => gone.has(id));
  const versions = merged.project.map((one) => withLockedCode(one, merged, goneSubjects, []));
  return settledVersions(versions).map((one) => ({
    ...unclocked(one),
    ...(erased.length > 0 && { erased }),
    ...(covariates.length > 0 && { customCovariates: covariates }),
  }));
}

/** Of each record the version that is shown. */
function shownOf<T extends Subject | Reading>(
  records: readonly T[],
  keyOf: (record: T) => string,
): { readonly shown: readonly T[]; readonly unsettled: number } {
  const versions = new Map<string, T[]>();
  for (const record of records) {
    const same = versions.get(keyOf(record));
    if (same) same.push(record);
    else versions.set(keyOf(record), [record]);
  }
  const settled = [...versions.values()].map((some) => settledVersions(some));
  return {
    shown: settled.flatMap((some) => some.slice(0, 1)),
    unsettled: settled.filter((some) => some.length > 1).length,
  };
}
