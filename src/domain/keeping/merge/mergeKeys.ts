import { stableText } from '../../../base/stableText';
import type { Reading } from '../../reading/reading';
import type { AuditEntry } from '../auditEntry';

/** What a reading is of: one observer's work on one subject in one round. There is at most one record of each. */
export function readingIdentity(reading: Pick<Reading, 'subjectId' | 'observerId' | 'round'>): string {
  return JSON.stringify([reading.subjectId, reading.observerId, reading.round]);
}

/** What tells log entries apart: two of one number in a chain are a fork, and both stay. */
export function auditKey({ chain, number, hash }: AuditEntry): string {
  return JSON.stringify([chain, number, hash]);
}

/** A record's whole text, clock included. */
export function versionText(record: unknown): string {
  return stableText(record) ?? '';
}
