import type { SliceHeader } from '../image/sliceHeader';

/** Where the bytes of an image are. Opaque: only the image port looks inside. */
export interface ImageLocation {
  readonly path: string;
  readonly sizeBytes: number;
  /** The bytes are this browser's own copy, not the user's file. */
  readonly isCopy?: true;
  /** The bytes are in an archive: they are there only while it is connected. */
  readonly isInArchive?: true;
}

/** An image whose header was read, and where its bytes are. */
export interface IndexedImage {
  readonly header: SliceHeader;
  readonly location: ImageLocation;
}

/** A file that is not used, with the reason and the facts that a clear message needs. */
export interface UnusedFile {
  readonly path: string;
  /** Groups equal reasons on screen; the words for each kind are the screen's. */
  readonly kind: string;
  /** The facts of this file: the sizes, what was found. Empty when the kind says it all. */
  readonly detail: string;
  /** The element that shows it, for a technician. */
  readonly tag?: string;
}

/** A DICOMDIR and the paths that it lists, relative to its folder. */
export interface ListedFiles {
  readonly path: string;
  readonly listed: readonly string[];
}

/** Progress of an import. `found` is undefined while folders are still being walked. */
export interface ImportProgress {
  readonly read: number;
  readonly found: number | undefined;
  readonly images: number;
  readonly unused: number;
  /** Of an archive: series that were asked for. */
  readonly series?: { readonly done: number; readonly of: number };
}

/** What an import found. Cancelled imports keep what was read. */
export interface ImportOutcome {
  readonly images: readonly IndexedImage[];
  /** One entry a file. */
  readonly unused: readonly UnusedFile[];
  readonly directories: readonly ListedFiles[];
  readonly isCancelled: boolean;
}

/** Why a slice cannot be shown or measured. */
export interface DecodeFailure {
  readonly kind: string;
  readonly message: string;
}
