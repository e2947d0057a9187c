import type { Result } from '../../../base/result';
import { err, ok } from '../../../base/result';
import type { AuditPerson } from '../../../domain/keeping/auditEntry';
import { changedWhileSigned } from '../../../domain/keeping/merge/changedWhileSigned';
import { type MergePreview, mergePreview } from '../../../domain/keeping/merge/mergePreview';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import { signedRecordsOf } from '../../../domain/keeping/merge/signedRecord';
import type { BundleOutcome, StorageFailure } from '../../../domain/keeping/storedProject';
import type { Reading } from '../../../domain/reading/reading';
import { auditHash } from '../auditHash';
import { appendToLog } from '../auditLog';
import type { Database } from '../database';
import { deviceOf } from '../device';
import { attempt } from '../storageFailure';
import { BundleRefused } from './bundleRefused';
import { hashAhead } from './hashAhead';
import { type IncomingBundle, readIncoming } from './incomingBundle';
import { type MergePlan, mergePlan } from './mergePlan';
import { writeMerged } from './writeMerged';

/** Names the images of an observer's readings as the copy that is here knows them, before they are compared with it. */
export type TranslateContent = (content: ProjectContent) => Promise<ProjectContent>;

/** What a bundle would bring; nothing is written. */
export async function previewBundle(
  database: Database,
  bytes: Uint8Array | Blob,
  translate?: TranslateContent,
): Promise<Result<MergePreview, StorageFailure>> {
  return refusable(async () => {
    const incoming = await translated(await readIncoming(bytes), translate);
    await hashAhead(incoming.content.readings);
    // An async function: of any other one Dexie does not know that it goes on, and ends the transaction.
    const plan = await database.transaction('r', database.tables, async () => mergePlan(database, incoming));
    return previewOf(incoming, plan);
  });
}

/**
 * Takes a bundle in: makes its project, or merges it with the copy that is here (`mergeContents`). All of it in one
 * transaction, or nothing. Bundles may be opened in any order and twice.
 */
export async function mergeBundle(
  database: Database,
  bytes: Uint8Array | Blob,
  person: AuditPerson | undefined,
  translate: TranslateContent | undefined,
  atUtc: string,
): Promise<Result<BundleOutcome, StorageFailure>> {
  return refusable(async () => {
    const incoming = await translated(await readIncoming(bytes), translate);
    await hashAhead(incoming.content.readings);
    const device = await deviceOf(database);
    return database.transaction('rw', database.tables, async () => {
      const plan = await mergePlan(database, incoming);
      const erased = await writeMerged(database, plan, incoming, atUtc);
      const { facts } = incoming;
      const from = facts.device === '' ? '' : `, written on ${facts.device}`;
      const detail = `${facts.kind}${facts.observerId === undefined ? '' : ` of observer ${facts.observerId}`}${from}, ${plan.admitted.readings.length} readings`;
      await appendToLog(database, device, facts.projectId, [{ act: 'bundle-merged', detail }], person, atUtc);
      return outcomeOf(
        previewOf(incoming, plan),
        erased.map(({ id }) => id),
      );
    });
  });
}

async function translated(
  incoming: IncomingBundle,
  translate: TranslateContent | undefined,
): Promise<IncomingBundle> {
  // Whoever has the whole project has its images under the names that they have here.
  if (!translate || incoming.facts.observerId === undefined) return incoming;
  return { ...incoming, content: await translate(incoming.content) };
}

function previewOf({ facts, content }: IncomingBundle, { here, admitted, merged }: MergePlan): MergePreview {
  const title = content.project[0]?.protocol.title ?? '';
  // A signed reading is a signed record as it stands; it gets a record of its own when another comes in its place.
  const known = here && {
    ...here.content,
    signed: [...here.content.signed, ...signedRecordsOf(here.content.readings, auditHash)],
  };
  return mergePreview(facts, title, known, admitted, merged, [
    ...problemsOf(facts),
    ...changedProblems(here?.content.readings ?? [], admitted.readings),
  ]);
}

function problemsOf({ version }: IncomingBundle['facts']): readonly string[] {
  return version === 1
    ? [
        'Written by an earlier version: it adds subjects and readings, and changes nothing else of a project that is here.',
      ]
    : [];
}

/** What was signed is changed by opening it again; anything else is for the researcher to ask about. */
function changedProblems(here: readonly Reading[], incoming: readonly Reading[]): readonly string[] {
  const count = changedWhileSigned(here, incoming);
  if (count === 0) return [];
  const what =
    count === 1
      ? '1 reading that is signed here comes back changed, and nobody opened it again for that.'
      : `${count} readings that are signed here come back changed, and nobody opened them again for that.`;
  return [`${what} Ask the observer before you take it in. What was signed before is kept.`];
}

function outcomeOf(preview: MergePreview, erasedSubjects: BundleOutcome['erasedSubjects']): BundleOutcome {
  const sum = (count: (one: MergePreview['readings'][number]) => number): number =>
    preview.readings.reduce((total, one) => total + count(one), 0);
  return {
    projectId: preview.bundle.projectId,
    isNewProject: preview.isNewProject,
    subjectsAdded: preview.subjects.added,
    readingsAdded: sum((one) => one.added),
    readingsReplaced: sum((one) => one.newer),
    readingsKept: sum((one) => one.same + one.older + one.conflicts),
    conflicts:
      preview.subjects.conflicts + sum((one) => one.conflicts) + Number(preview.project === 'conflict'),
    erasedSubjects,
  };
}

/** What is wrong with a bundle is no accident of the storage: it comes back as it was said. */
async function refusable<T>(work: () => Promise<T>): Promise<Result<T, StorageFailure>> {
  const done = await attempt(async (): Promise<Result<T, StorageFailure>> => {
    try {
      return ok(await work());
    } catch (cause) {
      if (cause instanceof BundleRefused) return err({ kind: 'damaged', message: cause.message });
      throw cause;
    }
  });
  return done.ok ? done.value : done;
}
