import type { ArchiveFailure } from '../domain/archive/archiveFailure';
import type { ArchiveStudy } from '../domain/archive/archiveStudy';

/** What is asked of an archive, as it was typed; empty texts ask nothing. */
export interface ArchiveQuestion {
  /** Any part of the name; `*` and `?` where they are typed. */
  readonly patientName: string;
  /** The whole number, or with `*` and `?`. */
  readonly patientId: string;
  readonly from: string;
  readonly to: string;
  /** Any part of the study's description. */
  readonly description: string;
  readonly accessionNumber: string;
  readonly modality: 'MR' | 'any';
}

interface Asked {
  /** Of the archive that was asked. */
  readonly address: string;
  readonly question: ArchiveQuestion;
  /** What came so far, each study once. */
  readonly studies: readonly ArchiveStudy[];
}

/**
 * The work list of an archive, for whoever may see patients' names: while an observer sits at a project it is always `none`.
 * Names are in it and nowhere else: not in the log, not in notices.
 */
export type ArchiveSearchState =
  | { readonly kind: 'none' }
  /** `studies`: those that came before, while more of the same are asked for. */
  | ({ readonly kind: 'searching' } & Asked)
  | ({ readonly kind: 'found'; readonly hasMore: boolean } & Asked)
  /** `cancelled` too: then what came before stays, and nothing is known of the rest. */
  | ({ readonly kind: 'failed'; readonly why: ArchiveFailure } & Asked);
