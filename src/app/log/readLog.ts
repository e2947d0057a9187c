import type { Result } from '../../base/result';
import { ok } from '../../base/result';
import type { Steps } from '../../base/steps';
import { auditChains } from '../../domain/keeping/auditChains';
import { type AuditFault, auditCheckSteps } from '../../domain/keeping/auditCheck';
import type { AuditEntry, AuditHead } from '../../domain/keeping/auditEntry';
import { auditHeadCheck, type HeadVerdict } from '../../domain/keeping/auditHeadCheck';
import { parseHeadCode } from '../../domain/keeping/auditHeadCode';
import type { HashOfText } from '../../domain/keeping/auditNext';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import { type AppContext, openProjectOf } from '../context';
import { inSlices } from '../inSlices';

/** One chain of the log, and whether it is whole. */
export interface CheckedChain {
  readonly head: AuditHead;
  readonly person: string;
  readonly entries: readonly AuditEntry[];
  /** The first thing that is wrong with it. */
  readonly fault?: AuditFault;
}

/** The log of the open project as far as the person who sits here may see it. */
export interface ProjectLog {
  /** Newest first, over all chains. */
  readonly entries: readonly AuditEntry[];
  readonly chains: readonly CheckedChain[];
}

/** Reads the log and checks every chain of it: an observer's own ones, or all of them for the researcher. */
export async function readLog(context: AppContext): Promise<Result<ProjectLog, StorageFailure>> {
  const { project, person } = openProjectOf(context);
  const { storage } = context.ports;
  const loaded = await storage.loadLog(project.id, person.kind === 'observer' ? person.observerId : 'all');
  if (!loaded.ok) return loaded;
  const chains = await inSlices(checked(auditChains(loaded.value), storage.logHash));
  // Times are of several computers' clocks: within one chain its own order counts.
  const entries = [...loaded.value].sort((a, b) =>
    a.chain === b.chain ? b.number - a.number : a.atUtc < b.atUtc ? 1 : -1,
  );
  return ok({ entries, chains });
}

function* checked(
  chains: ReadonlyMap<string, readonly AuditEntry[]>,
  hashOf: HashOfText,
): Steps<readonly CheckedChain[]> {
  const found: CheckedChain[] = [];
  for (const [chain, entries] of chains) {
    const newest = entries.at(-1);
    if (!newest) continue;
    const fault = yield* auditCheckSteps(entries, hashOf);
    const { number, hash, person } = newest;
    found.push({ head: { chain, number, hash }, person, entries, ...(fault && { fault }) });
  }
  return found;
}

/** What somebody typed as a printed head, held against the log; undefined where it is no head at all. */
export function checkPrinted(context: AppContext, log: ProjectLog, text: string): HeadVerdict | undefined {
  const printed = parseHeadCode(text);
  if (!printed) return undefined;
  const chains = new Map(log.chains.map(({ head, entries }) => [head.chain, entries]));
  return auditHeadCheck(chains, printed, context.ports.storage.logHash);
}
