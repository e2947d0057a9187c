import { allSteps, type Steps } from '../../base/steps';
import type { AuditEntry } from './auditEntry';
import { auditEntryText } from './auditEntryText';
import type { HashOfText } from './auditNext';

/** What is wrong with a chain, at the first entry where it shows. */
export interface AuditFault {
  /**
   * `gap`: the entry is not there. `altered`: its hash is not that of its content, or not the one the next was made
   * after. `order`: it stands before an entry of a lower number. `fork`: two entries have its number: the chain went on
   * twice from the one before, as when a browser's data were copied. `foreign`: it is of another chain or project.
   */
  readonly kind: 'gap' | 'altered' | 'order' | 'fork' | 'foreign';
  readonly number: number;
}

/**
 * The first fault of one chain, whose entries are given oldest first; undefined where each follows the one before. That
 * entries are missing at the end shows only against a head that was printed later: `auditHeadCheck`.
 */
export function auditCheck(entries: readonly AuditEntry[], hashOf: HashOfText): AuditFault | undefined {
  return allSteps(auditCheckSteps(entries, hashOf));
}

/** The same, an entry at a time: checking a long chain must not hold up the page. */
export function* auditCheckSteps(
  entries: readonly AuditEntry[],
  hashOf: HashOfText,
): Steps<AuditFault | undefined> {
  const first = entries[0];
  let previousHash = '';
  for (const [at, entry] of entries.entries()) {
    const number = at + 1;
    if (entry.chain !== first?.chain || entry.projectId !== first.projectId)
      return { kind: 'foreign', number };
    if (entry.number !== number) {
      if (entry.number > number) return { kind: 'gap', number };
      return { kind: entry.number === number - 1 ? 'fork' : 'order', number: entry.number };
    }
    if (entry.previousHash !== previousHash || entry.hash !== hashOf(auditEntryText(entry))) {
      return { kind: 'altered', number };
    }
    previousHash = entry.hash;
    yield;
  }
  return undefined;
}
