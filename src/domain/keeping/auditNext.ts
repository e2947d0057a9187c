import type { AuditEntry, AuditHead, AuditPerson, LoggedAct } from './auditEntry';
import { auditEntryText } from './auditEntryText';

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
export type HashOfText = (text: string) => string;

/** Which chain an entry goes to, and when it was made. */
export interface AuditPlace {
  readonly projectId: string;
  readonly person: AuditPerson;
  readonly device: string;
  readonly atUtc: string;
}

/** The name of the chain of one person on one device. */
export function auditChainOf(person: AuditPerson, device: string): string {
  return `${person}@${device}`;
}

/** The person whose chain it is; `earlier-version` and the like, which have no device, name nobody else's. */
export function personOfChain(chain: string): string {
  const at = chain.lastIndexOf('@');
  return at < 0 ? chain : chain.slice(0, at);
}

/** The entry that follows the newest one of a chain. */
export function auditNext(
  last: AuditHead | undefined,
  place: AuditPlace,
  { act, detail, subjectId }: LoggedAct,
  hashOf: HashOfText,
): AuditEntry {
  const entry: Omit<AuditEntry, 'hash'> = {
    projectId: place.projectId,
    chain: auditChainOf(place.person, place.device),
    number: (last?.number ?? 0) + 1,
    atUtc: place.atUtc,
    person: place.person,
    act,
    ...(subjectId !== undefined && { subjectId }),
    detail,
    previousHash: last?.hash ?? '',
  };
  return { ...entry, hash: hashOf(auditEntryText(entry)) };
}
