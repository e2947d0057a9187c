import type { AuditEntry } from '../../domain/keeping/auditEntry';
import { auditNext } from '../../domain/keeping/auditNext';
import { auditHash } from './auditHash';

/** An entry of the log that earlier versions kept: free text, in no chain. */
export interface EarlierEvent {
  readonly projectId: string;
  readonly atUtc: string;
  readonly act: string;
  readonly detail: string;
}

/** Acts whose details were never about a subject: they are carried over whole. Of the others the act alone is. */
const harmless: ReadonlySet<string> = new Set([
  ...['project unblinded', 'protocol changed', 'bundle opened', 'demo made', 'demo readings measured'],
  ...['outline committed', 'entry removed', 'cannot be measured', 'slice chosen', 'endplates marked'],
  ...['midline set', 'midline cleared', 'images added', 'images found again'],
]);

/**
 * The log of one project as an earlier version kept it, as one chain. It proves nothing of the time before the upgrade; it
 * shows what is altered from now on. Its name comes from its content: two browsers with other logs make two chains.
 */
export function auditOfEarlier(events: readonly EarlierEvent[]): readonly AuditEntry[] {
  const device = auditHash(JSON.stringify(events)).slice(0, 8);
  const entries: AuditEntry[] = [];
  for (const { projectId, atUtc, act, detail } of events) {
    const place = { projectId, person: 'earlier-version', device, atUtc };
    const text = harmless.has(act) && detail !== '' ? `${act}: ${detail}` : act;
    entries.push(auditNext(entries.at(-1), place, { act: 'earlier-version', detail: text }, auditHash));
  }
  return entries;
}
