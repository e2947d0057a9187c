import type { AuditEntry } from './auditEntry';

/** Entries by chain, each chain by number; of entries that are the same one stays. Two of one number both stay: a fork. */
export function auditChains(entries: Iterable<AuditEntry>): ReadonlyMap<string, readonly AuditEntry[]> {
  const chains = new Map<string, Map<string, AuditEntry>>();
  for (const entry of entries) {
    const chain = chains.get(entry.chain) ?? new Map<string, AuditEntry>();
    chain.set(`${entry.number}-${entry.hash}`, entry);
    chains.set(entry.chain, chain);
  }
  const byNumber = (a: AuditEntry, b: AuditEntry) => a.number - b.number || (a.hash < b.hash ? -1 : 1);
  return new Map(
    [...chains]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([chain, byPlace]) => [chain, [...byPlace.values()].sort(byNumber)]),
  );
}
