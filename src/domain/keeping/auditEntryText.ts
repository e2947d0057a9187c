import type { AuditEntry } from './auditEntry';

/**
 * The text of which `hash` is the SHA-256 (UTF-8, lower-case hexadecimal): JSON without spaces of the entry's other fields,
 * keys in alphabetical order, `subjectId` left out where there is none. Written down so that anybody can compute it again.
 */
export function auditEntryText(entry: Omit<AuditEntry, 'hash'>): string {
  const { act, atUtc, chain, detail, number, person, previousHash, projectId, subjectId } = entry;
  return JSON.stringify({
    ...{ act, atUtc, chain, detail, number, person, previousHash, projectId },
    ...(subjectId !== undefined && { subjectId }),
  });
}
