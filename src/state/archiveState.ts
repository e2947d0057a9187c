import type { ArchiveFailure } from '../domain/archive/archiveFailure';

/** The connection to an archive, as the screens show it. Secrets and the connection itself are never in the state. */
export type ArchiveState =
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting'; readonly address: string }
  | {
      readonly kind: 'connected';
      readonly address: string;
      readonly signedInAs: string | undefined;
      /** It gave no answer to what was asked last; the next answer ends that. */
      readonly isSilent?: true;
    }
  | { readonly kind: 'failed'; readonly address: string; readonly why: ArchiveFailure };
