import { assert } from '../../../base/assert';
import { imageKey } from '../../image/imageRef';
import type { Project } from '../../study/project';
import type { Subject } from '../../study/subject';
import { compareVersions, type VersionOrder } from '../versionVector';
import { erasedIds, joinedFacts, joinedTombstones } from './joinedFacts';
import { maximalVersions, moreChangedFirst } from './maximalVersions';
import { mergeDefinitions } from './mergeDefinitions';
import { auditKey, readingIdentity, versionText } from './mergeKeys';
import { ownedBy } from './ownedImages';
import type { ProjectContent } from './projectContent';
import { readingVersions } from './readingVersions';
import { type HashOfText, signedRecordsOf } from './signedRecord';
import { withoutSubjects } from './withoutSubjects';

/**
 * Two copies of a project in one. The order of copies, how they are grouped and how often one is taken in make no
 * difference: of every record the versions stay that no other knows of, what was signed stays for good, and nothing of an
 * erased subject comes back.
 */
export function mergeContents(a: ProjectContent, b: ProjectContent, hashOf: HashOfText): ProjectContent {
  assert(a.projectId === b.projectId, 'copies of different projects are never merged');
  const erased = joinedTombstones([...a.erased, ...b.erased]);
  const gone = erasedIds(erased);
  const goneSubjects = [...a.subjects, ...b.subjects].filter(({ id }) => gone.has(id));
  const isGone = ownedBy(goneSubjects);
  const readings = [...a.readings, ...b.readings].filter(({ subjectId }) => !gone.has(subjectId));
  const signed = [...a.signed, ...b.signed].filter(({ reading }) => !gone.has(reading.subjectId));
  const order = orderOfProjects(a.project, b.project);
  const { project, subjects } = mergedRecords(a, b);
  const left = grouped(
    subjects.filter(({ id }) => !gone.has(id)).map((one) => withoutSubjects(one, gone)),
    ({ id }) => id,
  ).flatMap(([, versions]) => maximalVersions(versions, moreChangedFirst));
  return {
    projectId: a.projectId,
    project,
    subjects: left,
    images: union([...a.images, ...b.images], ({ header }) => imageKey(header)).filter(
      (image) => !isGone(image),
    ),
    readings: grouped(readings, readingIdentity).flatMap(([, versions]) => readingVersions(versions)),
    // A version that gives way to another one was signed all the same.
    signed: union([...signed, ...signedRecordsOf(readings, hashOf)], ({ hash }) => hash),
    erased,
    covariates: mergeDefinitions(a.covariates, b.covariates, order, left),
    audit: union([...a.audit, ...b.audit], auditKey),
    pictures: [...new Set([...a.pictures, ...b.pictures])].sort(),
  };
}

/**
 * A kit's project and subjects are one thing that the researcher's computer wrote: of two issues the later one stands.
 * Everywhere else each record is merged by itself.
 */
function mergedRecords(
  a: ProjectContent,
  b: ProjectContent,
): { readonly project: readonly Project[]; readonly subjects: readonly Subject[] } {
  const [kitA, kitB] = [a, b].map((one) => one.project[0]?.kit);
  if (kitA && kitB) return issueText(a) >= issueText(b) ? a : b;
  const readings = [a, b].flatMap((one) => [...one.readings, ...one.signed.map(({ reading }) => reading)]);
  const facts = joinedFacts([...a.project, ...b.project], readings);
  const versions = [...a.project, ...b.project].map((one) => ({ ...one, ...facts }));
  return { project: maximalVersions(versions, moreChangedFirst), subjects: [...a.subjects, ...b.subjects] };
}

/** Later issues have greater texts. */
function issueText({ project, subjects }: ProjectContent): string {
  const kit = project[0]?.kit;
  const number = String(kit?.issue ?? 0).padStart(12, '0');
  return `${number} ${kit?.issuedAtUtc ?? ''} ${versionText([project, subjects])}`;
}

function orderOfProjects(a: readonly Project[], b: readonly Project[]): VersionOrder {
  const [one, other] = [a[0], b[0]];
  if (!one || !other) return one ? 'newer' : 'older';
  return compareVersions(one.clock ?? {}, other.clock ?? {});
}

/** Things that are what they are: each once, in the order of their keys; of two that differ under one key one by rule. */
function union<T>(things: readonly T[], keyOf: (thing: T) => string): readonly T[] {
  return grouped(things, keyOf).flatMap(([, same]) => {
    if (same.length < 2) return same;
    return [...same].sort((x, y) => (versionText(x) < versionText(y) ? -1 : 1)).slice(0, 1);
  });
}

function grouped<T>(
  things: readonly T[],
  keyOf: (thing: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return [...groups].sort(([x], [y]) => (x < y ? -1 : 1));
}
