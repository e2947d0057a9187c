import type { ImageLocation } from '../../domain/import/importOutcome';
import type { CopyPlace } from './readCopy';
import type { ZipPlace } from './zipArchive';

/** Bytes that lie in a file: the user's, in a zip of the user's, or in this browser's own copy. */
export type FileOrigin =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'zip-entry'; readonly archive: File; readonly place: ZipPlace }
  | { readonly kind: 'copy'; readonly place: CopyPlace };

/** How the bytes of an image are reached. Cloneable, so that it may cross to a worker. */
export type ByteOrigin = FileOrigin | { readonly kind: 'demo'; readonly seed: number; readonly path: string };

/** Where an image is: what the rest of the product sees, and the origin that only `io` looks into. */
export interface SourceLocation extends ImageLocation {
  readonly origin: ByteOrigin;
  /** Found by path and size only: that it is the same image is checked before it is decoded. */
  readonly isUnverified?: true;
}

/** Whether a location came from here; anything else is a bug of the caller. */
export function isSourceLocation(location: ImageLocation): location is SourceLocation {
  return 'origin' in location;
}
