import { type AuditFault, auditCheck } from './auditCheck';
import type { AuditEntry } from './auditEntry';
import type { PrintedHead } from './auditHeadCode';
import type { HashOfText } from './auditNext';

/** What a printed head says of the entries that are here. */
export type HeadVerdict =
  /** The chain is today as it was when the head was printed; it has gone on since if it is longer now. */
  | { readonly kind: 'as-printed'; readonly chain: string }
  /** The entry with this hash is here, and something before it was altered, removed, put in or moved. */
  | { readonly kind: 'faulty'; readonly chain: string; readonly fault: AuditFault }
  /** No chain has this entry: it was removed or altered, or the head is of another project. */
  | { readonly kind: 'not-here' };

/**
 * Holds a printed head against chains, each oldest entry first. Every entry's hash covers the one before it, so the head
 * vouches for all entries up to its number: whatever was done to any of them since, the head is missed or the way to it is
 * broken.
 */
export function auditHeadCheck(
  chains: ReadonlyMap<string, readonly AuditEntry[]>,
  printed: PrintedHead,
  hashOf: HashOfText,
): HeadVerdict {
  for (const [chain, entries] of chains) {
    const at = entries.findIndex(
      (one) => one.number === printed.number && one.hash.startsWith(printed.hashStart),
    );
    if (at < 0) continue;
    const late = entries.slice(at + 1).find((one) => one.number <= printed.number);
    const fault: AuditFault | undefined =
      auditCheck(entries.slice(0, at + 1), hashOf) ??
      (late && { kind: late.number === printed.number ? 'fork' : 'order', number: late.number });
    return fault ? { kind: 'faulty', chain, fault } : { kind: 'as-printed', chain };
  }
  return { kind: 'not-here' };
}
