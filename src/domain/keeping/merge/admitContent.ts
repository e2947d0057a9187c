import type { Result } from '../../../base/result';
import { err, ok } from '../../../base/result';
import { sliceChooser } from '../../conduct/sliceChooser';
import type { Reading } from '../../reading/reading';
import { areOneCovariate } from '../../study/changeCustomCovariates';
import type { Project } from '../../study/project';
import type { Subject } from '../../study/subject';
import { thirdReaderId } from '../../study/thirdReader';
import { personOfChain } from '../auditNext';
import { compareVersions } from '../versionVector';
import type { BundleFacts } from './bundleFacts';
import { readingIdentity } from './mergeKeys';
import type { ProjectContent } from './projectContent';

/** Of the copy that is here, what decides on what may come in. */
export type CopyHere = Pick<ProjectContent, 'project' | 'subjects' | 'readings' | 'covariates'>;

/**
 * What of a bundle may be merged with the copy that is here, or why nothing. An observer's file brings readings of that
 * observer, what they signed and their log, and nothing else: neither subjects nor the protocol of the researcher's project
 * can change by it.
 */
export function admitContent(
  here: CopyHere | undefined,
  facts: BundleFacts,
  content: ProjectContent,
): Result<ProjectContent, string> {
  const own = here?.project[0];
  const refusal = own && here ? refusalHere(own, here, facts, content) : refusalAlone(facts, content);
  if (refusal !== undefined) return err(refusal);
  if (!own) return ok(content);
  const isWork = facts.kind === 'return' || !own.kit;
  if (facts.observerId !== undefined && isWork) return ok(ofObserver(content, facts));
  return ok(facts.version === 1 ? withoutKnown(content, here) : content);
}

function refusalAlone(facts: BundleFacts, { readings, project }: ProjectContent): string | undefined {
  if (facts.kind === 'return') {
    return 'This file brings an observer’s readings back, and the project that it is of is not on this computer. Open the project here first, or open the file where the project is.';
  }
  const stranger = strangerIn(readings, project[0]);
  return stranger === undefined ? undefined : unknownObserver(stranger, 'its protocol');
}

function refusalHere(
  own: Project,
  here: CopyHere,
  facts: BundleFacts,
  content: ProjectContent,
): string | undefined {
  const theirs = content.project[0];
  if (own.id !== facts.projectId) return 'The file is of another project than the one here.';
  const { observerId } = facts;
  if (own.kit && observerId !== own.kit.observerId) {
    const whose = observerId === undefined ? 'the whole project' : `the part of observer ${observerId}`;
    return `Here is the reading kit of observer ${own.kit.observerId}, and the file holds ${whose}. Both on one computer would show what the kit hides: open the file elsewhere.`;
  }
  if (theirs && theirs.kind.kind !== own.kind.kind) {
    return 'The bundle is of another kind of project than the one here.';
  }
  const identity = theirs && identityRefusal(own, theirs, observerId !== undefined);
  if (identity !== undefined) return identity;
  if (observerId === undefined && facts.version === 2 && own.secretText !== undefined) {
    if (content.project.some(({ secretText }) => secretText !== own.secretText)) return notResearchers;
  }
  if (observerId === undefined) {
    const known = new Map(here.covariates.map((one) => [one.id, one]));
    const isOtherKind = content.covariates.some((one) => {
      const same = known.get(one.id);
      return same && !areOneCovariate(same, one);
    });
    if (isOtherKind) return 'The bundle gives a covariate here another kind.';
  }
  const signed = content.signed.map(({ reading }) => reading);
  // A newer protocol may have more observers; a file of one observer cannot bring one in.
  const brings = observerId === undefined && facts.version === 2;
  const stranger = strangerIn([...content.readings, ...signed], own, brings ? theirs : undefined);
  if (stranger !== undefined) return unknownObserver(stranger, 'the project here');
  return movedRefusal(here.subjects, content.readings) ?? alteredRefusal(here.readings, content.readings);
}

/** No kit has the secret text: a file of the whole project that lacks it was not written by a researcher's copy. */
const notResearchers =
  'The file says that it holds the whole project, and lacks what only the researcher’s own copies have: it was made from a kit, or by a copy of an earlier version. If it is your own, take the project file of this computer in there first, and write it again.';

function identityRefusal(own: Project, theirs: Project, isObserversPart: boolean): string | undefined {
  const isSameText = isObserversPart || own.pseudonymText === theirs.pseudonymText;
  if (own.identity === theirs.identity && isSameText) return undefined;
  return own.identity === 'removed'
    ? 'The project here keeps no names, and the bundle is not of the same kind.'
    : 'The project here keeps names, and the bundle is not of the same kind.';
}

/** The first observer with a reading whom none of these projects knows. */
function strangerIn(
  readings: readonly Reading[],
  ...projects: readonly (Project | undefined)[]
): string | undefined {
  const observers = projects.flatMap((one) => one?.protocol.observers ?? []);
  const known = new Set([sliceChooser, thirdReaderId, ...observers.map(({ id }) => id)]);
  return readings.find(({ observerId }) => !known.has(observerId))?.observerId;
}

function unknownObserver(observer: string, who: string): string {
  return `The bundle holds a reading of ${observer}, whom ${who} does not know. Nothing was taken in.`;
}

/** Subjects that were found to be another one here: their rows are gone for good, until somebody undoes the link. */
function movedRefusal(subjects: readonly Subject[], readings: readonly Reading[]): string | undefined {
  const takenIn = new Map(
    subjects.flatMap((kept) =>
      (kept.links ?? []).map(({ other }) => [other.id, { other: other.code, kept: kept.code }] as const),
    ),
  );
  const moved = readings.map(({ subjectId }) => takenIn.get(subjectId)).find((one) => one !== undefined);
  return (
    moved &&
    `The bundle holds a reading of ${moved.other}, which was linked to ${moved.kept} here as the same person. Undo the link there, then open the bundle again.`
  );
}

/**
 * Each save counts the revision and the clock up together. Where one of them goes forward and the other back, somebody
 * altered the file, and it could put something older in the place of something newer.
 */
function alteredRefusal(here: readonly Reading[], incoming: readonly Reading[]): string | undefined {
  const known = new Map<string, Reading[]>();
  for (const one of here) known.set(readingIdentity(one), [...(known.get(readingIdentity(one)) ?? []), one]);
  const isAltered = incoming.some((reading) =>
    (known.get(readingIdentity(reading)) ?? []).some((stored) => {
      const order = compareVersions(reading.clock ?? {}, stored.clock ?? {});
      if (order === 'newer') return reading.revision < stored.revision;
      if (order === 'older') return reading.revision > stored.revision;
      return order === 'equal' && reading.revision !== stored.revision;
    }),
  );
  return isAltered
    ? 'A reading in the bundle says that it is newer and counts fewer changes than the one here: the file was altered. Nothing was taken in.'
    : undefined;
}

/** An observer's own share of a bundle. */
function ofObserver(content: ProjectContent, { observerId }: BundleFacts): ProjectContent {
  return {
    ...content,
    project: [],
    subjects: [],
    images: [],
    readings: content.readings.filter((one) => one.observerId === observerId),
    signed: content.signed.filter(({ reading }) => reading.observerId === observerId),
    erased: [],
    covariates: [],
    audit: content.audit.filter(({ chain }) => personOfChain(chain) === observerId),
    pictures: [],
  };
}

/**
 * Bundles of version 1 do not say which of two records is newer: they add subjects that are not here, with their slices and
 * the covariates that they have values of, and change nothing that is.
 */
function withoutKnown(content: ProjectContent, here: CopyHere | undefined): ProjectContent {
  const known = new Set<string>(
    here?.subjects.flatMap(({ id, links }) => [id, ...(links ?? []).map(({ other }) => other.id)]),
  );
  return { ...content, project: [], subjects: content.subjects.filter(({ id }) => !known.has(id)) };
}
