import { admitContent } from '../../../domain/keeping/merge/admitContent';
import { mergeContents } from '../../../domain/keeping/merge/mergeContents';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import { emptyContent } from '../../../domain/keeping/merge/projectContent';
import { auditHash } from '../auditHash';
import type { Database } from '../database';
import { BundleRefused } from './bundleRefused';
import { type CopyHere, copyHere } from './copyHere';
import type { IncomingBundle } from './incomingBundle';

/** What merging a bundle would come to. */
export interface MergePlan {
  readonly here: CopyHere | undefined;
  /** What of the bundle is let in. */
  readonly admitted: ProjectContent;
  /** What is here and what is let in, as far as one touches the other. */
  readonly merged: ProjectContent;
}

/** Merges in memory, inside a transaction of the caller that reads; throws `BundleRefused` where it may not be. */
export async function mergePlan(database: Database, incoming: IncomingBundle): Promise<MergePlan> {
  const { content, facts } = incoming;
  const here = await copyHere(database, content);
  const admitted = admitContent(here?.content, facts, content);
  if (!admitted.ok) throw new BundleRefused(admitted.error);
  await refuseStolenNames(database, content);
  const merged = mergeContents(here?.content ?? emptyContent(content.projectId), admitted.value, auditHash);
  return { here, admitted: admitted.value, merged };
}

/** Records are named once in a browser, whatever project they are of: a bundle cannot take the name of another’s. */
async function refuseStolenNames(
  database: Database,
  { projectId, subjects, readings }: ProjectContent,
): Promise<void> {
  const sameSubjects =
    subjects.length === 0 ? [] : await database.subjects.bulkGet(subjects.map(({ id }) => id));
  if (sameSubjects.some((one) => one && one.projectId !== projectId)) {
    throw new BundleRefused('The bundle names a subject of another project.');
  }
  const sameReadings =
    readings.length === 0 ? [] : await database.readings.bulkGet(readings.map(({ id }) => id));
  const isOther = readings.some((reading, at) => {
    const same = sameReadings[at];
    if (!same) return false;
    const { subjectId, observerId, round } = reading;
    const isSame = same.subjectId === subjectId && same.observerId === observerId && same.round === round;
    return same.projectId !== projectId || !isSame;
  });
  if (isOther) throw new BundleRefused('The bundle gives a reading the name of somebody else’s.');
}
