import type { Result } from '../../base/result';
import type { ArchiveClient, ArchiveSignIn } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';

/** DICOMweb servers; `io/archive` provides it. Loaded when somebody first connects. */
export interface ArchivePort {
  /** Asks the server something small, so that a wrong address or sign-in is told at once. */
  connect(
    address: string,
    signIn: ArchiveSignIn,
    signal: AbortSignal,
  ): Promise<Result<ArchiveClient, ArchiveFailure>>;
}
