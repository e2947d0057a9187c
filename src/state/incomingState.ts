import type { MergePreview } from '../domain/keeping/merge/mergePreview';
import type { BundleOutcome } from '../domain/keeping/storedProject';

/** Why a bundle is not taken in. */
export type IncomingRefusal =
  /** No bundle of this program, or a damaged one. */
  | { readonly kind: 'not-a-bundle'; readonly message: string }
  /** Of another project than the one that is open. */
  | { readonly kind: 'other-project'; readonly title: string }
  /** An observer takes in what is their own, and nothing else. */
  | { readonly kind: 'not-own'; readonly title: string };

/** One file that was given, and what it would bring. */
export interface IncomingBundle {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly standing:
    | { readonly kind: 'ready'; readonly preview: MergePreview }
    | { readonly kind: 'refused'; readonly why: IncomingRefusal };
}

/** How taking in one bundle ended. */
export interface TakenIn {
  readonly fileName: string;
  readonly title: string;
  readonly end:
    | { readonly kind: 'taken'; readonly outcome: BundleOutcome }
    | { readonly kind: 'failed'; readonly message: string };
}

/** Bundles on their way in: nothing of them is kept before somebody has seen what they bring. */
export type IncomingState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly fileNames: readonly string[] }
  | { readonly kind: 'offered'; readonly bundles: readonly IncomingBundle[] }
  | { readonly kind: 'taking-in'; readonly bundles: readonly IncomingBundle[]; readonly done: number }
  | { readonly kind: 'taken-in'; readonly ends: readonly TakenIn[] };
