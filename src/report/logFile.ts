import type { AuditEntry } from '../domain/keeping/auditEntry';
import { csvText } from './csvText';

/** The log as a table: every field of every entry, so that the hashes can be computed again from it. */
export function logCsv(entries: readonly AuditEntry[]): string {
  const columns = [
    ...(['chain', 'number', 'atUtc', 'person', 'act', 'subjectId', 'detail'] as const),
    ...(['previousHash', 'hash', 'projectId'] as const),
  ];
  return csvText(
    columns,
    entries.map((entry) => ({ ...entry, subjectId: entry.subjectId })),
    { hasByteOrderMark: true },
  );
}

/** The log as JSON Lines: one entry a line, as it is stored. */
export function logJsonLines(entries: readonly AuditEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
