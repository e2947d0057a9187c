import type { ObjectKind, ObjectProblem } from '../../domain/dicomObjects/scanObjects';
import type { ObserverId } from '../../domain/ids';
import type { TimePoint } from '../../domain/timePoint';
import type { ArchiveStop } from './syncOutcome';

/** Why nothing of a project's readings can be sent from this browser. */
export type SendingBar =
  /** The researcher, before unblinding: outlines of observers are not opened. */
  | 'not-unblinded'
  /** Images came in the kit, under other UIDs than the archive's: the researcher's copy sends them once they are merged. */
  | 'kit-with-images'
  /** The project keeps no names and no original UIDs. */
  | 'identity-removed';

/** Why objects of a scan are not in the archive and cannot be. */
export type SendingProblem =
  | { readonly kind: 'object'; readonly problem: ObjectProblem; readonly of?: ObjectKind }
  /** The archive does not have the imaging study. */
  | { readonly kind: 'no-study' }
  /** Which study it is is not known here, as of masked scans in a kit. */
  | { readonly kind: 'study-unknown' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Which scan of which reading. */
export interface SentScan {
  /** Of the subject, or of the masked scan. */
  readonly code: string;
  /** Absent of masked scans. */
  readonly timePoint?: TimePoint;
  readonly observerId: ObserverId;
  readonly round: number;
}

/** How signed readings stand in the archive. */
export interface SendingOutlook {
  /** Signed readings that are looked at, with at least one outline. */
  readonly readings: number;
  /** Of these, the ones whose objects are all there. */
  readonly there: number;
  /** Of these, the ones that can be sent and lack something there. */
  readonly lacking: number;
  /** Signed readings without an outline: nothing could be measured. */
  readonly withoutOutline: number;
  /** Signed readings of training subjects; not sent unless asked for. */
  readonly training: number;
  readonly problems: readonly { readonly scan: SentScan; readonly why: SendingProblem }[];
}

/** What became of sending. */
export interface SendingReport extends SendingOutlook {
  readonly sent: number;
  readonly alreadyThere: number;
  /** Why it did not come to its end; sending again goes on. */
  readonly stopped?: ArchiveStop;
}

export type LookOutcome =
  | { readonly kind: 'barred'; readonly why: SendingBar }
  | { readonly kind: 'stopped'; readonly why: ArchiveStop }
  | { readonly kind: 'looked'; readonly outlook: SendingOutlook };

export type SendOutcome =
  | { readonly kind: 'barred'; readonly why: SendingBar }
  | { readonly kind: 'stopped'; readonly why: ArchiveStop }
  | { readonly kind: 'sent'; readonly report: SendingReport };
