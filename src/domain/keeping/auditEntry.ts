/** What an entry of the log is about. Free text of earlier versions stands in `detail` with the act `earlier-version`. */
export type AuditAct =
  | 'project-made'
  | 'project-opened'
  | 'signed-in'
  | 'reading-opened'
  | 'roi-committed'
  | 'reading-changed'
  | 'reading-signed'
  | 'reading-re-opened'
  | 'wash-out-overridden'
  | 'slices-chosen'
  | 'slices-signed'
  | 'slices-re-opened'
  | 'protocol-changed'
  | 'protocol-locked'
  | 'protocol-amended'
  | 'unblinded'
  | 'disagreement-settled'
  | 'subject-changed'
  | 'subject-excluded'
  | 'subject-included'
  | 'subject-erased'
  | 'covariates-changed'
  | 'images-imported'
  | 'outlines-imported'
  | 'kit-made'
  | 'bundle-written'
  | 'bundle-merged'
  | 'conflict-settled'
  | 'exported'
  | 'log-exported'
  | 'earlier-version'
  | 'other';

/**
 * Something that was done, as a verb tells the log. `detail` is for ids of targets, counts and fixed words alone: what a
 * person typed, a subject's code, a value, a file or a folder never stands in it, because an entry outlives an erasure.
 */
export interface LoggedAct {
  readonly act: AuditAct;
  readonly detail: string;
  readonly subjectId?: string;
}

/** Who may be named in the log: an observer's id, the researcher, or the program itself. */
export type AuditPerson = string;

/**
 * One entry of the append-only log. Entries of one person on one device form a chain: each carries the hash of the one
 * before, so that a change of any of them shows against a hash that was printed later (`hash` is SHA-256, hex, of the
 * entry's other fields in canonical JSON). It tells who did what to which subject, never a measured value.
 */
export interface AuditEntry {
  readonly projectId: string;
  /** `person@device`. */
  readonly chain: string;
  /** From 1, without a gap. */
  readonly number: number;
  readonly atUtc: string;
  readonly person: AuditPerson;
  readonly act: AuditAct;
  /** Id of the subject that it is about; after an erasure the id alone stays. */
  readonly subjectId?: string;
  readonly detail: string;
  /** Empty text for the first entry of a chain. */
  readonly previousHash: string;
  readonly hash: string;
}

/** The newest entry of a chain: what is printed, so that the chain can be held against it. */
export interface AuditHead {
  readonly chain: string;
  readonly number: number;
  readonly hash: string;
}
