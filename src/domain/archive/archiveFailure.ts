/**
 * Why an archive did not give what was asked. `not-reached`: no answer at all, or none in time; `not-allowed`: it wants another
 * user, token or right (401, 403); `not-found`: it does not have it (404, 410); `not-dicomweb`: something answered that is no
 * DICOMweb server, such as a sign-in page; `refused`: it does not take the question or the object; `server`: a fault of its own
 * (5xx) that stayed after repeating; `damaged`: the answer broke off or cannot be read.
 */
export type ArchiveFailureKind =
  | 'not-reached'
  | 'not-allowed'
  | 'not-found'
  | 'not-dicomweb'
  | 'refused'
  | 'server'
  | 'damaged'
  | 'cancelled';

export interface ArchiveFailure {
  readonly kind: ArchiveFailureKind;
  /** What the server said, or what was wrong, short; never a secret. */
  readonly message: string;
  /** HTTP status, where one came. */
  readonly status?: number;
  /** How often it was asked. */
  readonly attempts: number;
}
