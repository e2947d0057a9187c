import type { ObserverId } from '../../domain/ids';
import type { TimePoint } from '../../domain/timePoint';
import type { BurnedInSign } from './kitPort';

/** What a kit is to hold. */
export interface KitRequest {
  readonly observerId: ObserverId;
  /** With the needed slices, cleaned and under other UIDs; else the observer's own copies of the images are used. */
  readonly withImages: boolean;
}

/** Slices of a kit that may have text drawn into them: a person has to look. */
export interface BurnedInWarning {
  /** The subject, or the masked scan, as the kit calls it. */
  readonly code: string;
  /** Whose it is in the researcher's own cohort, where it can be looked at. */
  readonly subjectCode: string;
  /** Of a masked scan. */
  readonly timePoint?: TimePoint;
  readonly sign: BurnedInSign;
  /** Files of the kit: images/<code>/<number>.dcm. */
  readonly files: readonly string[];
}

/** Why no kit was made. */
export type KitRefusal =
  /** Gross or net CSA is not chosen: nothing may be signed yet. */
  | { readonly kind: 'csa-undecided' }
  /** Nobody reads here yet: no included subject is assigned to the observer, or no slices are chosen. */
  | { readonly kind: 'nothing-to-read'; readonly waitsForSlices: number }
  /** Files that no source has now: add their folder again. */
  | {
      readonly kind: 'images-missing';
      readonly missing: readonly { readonly code: string; readonly images: number }[];
    }
  | {
      readonly kind: 'image-unusable';
      readonly code: string;
      readonly path: string;
      readonly message: string;
    }
  /**
   * Earlier issues for this observer were made the other way, with or without images: slices have other UIDs then, and what
   * was read on one would not be found in the other.
   */
  | { readonly kind: 'other-manner'; readonly before: 'with-images' | 'without-images' }
  | { readonly kind: 'not-researcher' }
  | { readonly kind: 'failed'; readonly message: string };

/** What became of making a kit. */
export type KitOutcome =
  | {
      readonly kind: 'made';
      readonly fileName: string;
      readonly file: Blob;
      readonly issue: number;
      readonly subjects: number;
      readonly images: number;
      /** Never empty in silence: shown before the file is handed out. */
      readonly warnings: readonly BurnedInWarning[];
      /** Without images: needed slices whose fingerprint is missing, because their files are not here. */
      readonly withoutFingerprint: number;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly why: KitRefusal };

/** How far a kit is. */
export interface KitProgress {
  readonly done: number;
  readonly total: number;
}
