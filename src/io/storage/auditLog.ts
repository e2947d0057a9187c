import type { Result } from '../../base/result';
import type { ObserverId, ProjectId } from '../../domain/ids';
import { auditChains } from '../../domain/keeping/auditChains';
import type { AuditEntry, AuditHead, AuditPerson, LoggedAct } from '../../domain/keeping/auditEntry';
import { auditChainOf, auditNext, personOfChain } from '../../domain/keeping/auditNext';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import { auditHash } from './auditHash';
import type { Database } from './database';
import { deviceOf } from './device';
import { attempt } from './storageFailure';

/** Whom an act is put down to that nobody who sits here did. */
const program: AuditPerson = 'program';

/**
 * Appends acts of one person to the log, oldest first; inside the transaction of the change that they are about, so that
 * neither is ever kept without the other. The transaction writes to `audit`.
 */
export async function appendToLog(
  database: Database,
  device: string,
  projectId: ProjectId,
  acts: readonly LoggedAct[],
  person: AuditPerson | undefined,
  atUtc: string,
): Promise<void> {
  const place = { projectId, person: person ?? program, device, atUtc };
  const added: AuditEntry[] = [];
  let last: AuditHead | undefined = await newestOf(database, projectId, auditChainOf(place.person, device));
  for (const act of acts) {
    const entry = auditNext(last, place, act, auditHash);
    added.push(entry);
    last = entry;
  }
  // `add`: an entry that is there is never written over.
  await database.audit.bulkAdd(added);
}

/** The newest entry of a chain; of a fork the branch that goes farther. */
async function newestOf(
  database: Database,
  projectId: ProjectId,
  chain: string,
): Promise<AuditEntry | undefined> {
  return (
    database.audit
      .where('[projectId+chain+number+hash]')
      // A list as number is beyond every number; the same list twice in a key is none (`Dexie.maxKey`).
      .between([projectId, chain], [projectId, chain, []])
      .last()
  );
}

/**
 * Entries of a project's log, by chain, then by number: all of them, or those of one observer's own chains. Nobody else's
 * entry is given to an observer.
 */
export async function loadLog(
  database: Database,
  projectId: ProjectId,
  whose: ObserverId | 'all',
): Promise<Result<readonly AuditEntry[], StorageFailure>> {
  return attempt(async () => {
    const all = await database.audit.where('projectId').equals(projectId).toArray();
    const given = whose === 'all' ? all : all.filter(({ chain }) => personOfChain(chain) === whose);
    return [...auditChains(given).values()].flat();
  });
}

/** The newest entry of each chain that `loadLog` gives: what is printed with everything that is written out. */
export async function logHeads(
  database: Database,
  projectId: ProjectId,
  whose: ObserverId | 'all',
): Promise<Result<readonly AuditHead[], StorageFailure>> {
  const log = await loadLog(database, projectId, whose);
  if (!log.ok) return log;
  const heads = [...auditChains(log.value).values()].flatMap((entries) => entries.slice(-1));
  return { ok: true, value: heads.map(({ chain, number, hash }) => ({ chain, number, hash })) };
}

/** The newest entry of one person's chain on this device; undefined before their first act. */
export async function logHead(
  database: Database,
  projectId: ProjectId,
  person: AuditPerson,
): Promise<Result<AuditHead | undefined, StorageFailure>> {
  return attempt(async () => {
    const device = await deviceOf(database);
    const newest = await newestOf(database, projectId, auditChainOf(person, device));
    return newest && { chain: newest.chain, number: newest.number, hash: newest.hash };
  });
}

/**
 * Takes entries in that came with a bundle, as a set: what is here already stays as it is, and another entry of the same
 * number stays beside it, to be reported. Inside a transaction that writes to `audit`.
 */
export async function addToLog(database: Database, entries: readonly AuditEntry[]): Promise<void> {
  const once = [...auditChains(entries).values()].flat();
  const known = await database.audit.bulkGet(once.map(keyOf));
  await database.audit.bulkAdd(once.filter((_entry, at) => known[at] === undefined));
}

function keyOf({ projectId, chain, number, hash }: AuditEntry): [string, string, number, string] {
  return [projectId, chain, number, hash];
}
