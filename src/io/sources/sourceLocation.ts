import type { ImageLocation } from '../../domain/import/importOutcome';
import type { ZipPlace } from './zipArchive';

/** How the bytes of an image are reached. Cloneable, so that it may cross to a worker. */
export type ByteOrigin =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'zip-entry'; readonly archive: File; readonly place: ZipPlace }
  | { readonly kind: 'demo'; readonly seed: number; readonly path: string };

/** Where an image is: what the rest of the product sees, and the origin that only `io` looks into. */
export interface SourceLocation extends ImageLocation {
  readonly origin: ByteOrigin;
}

/** Whether a location came from here; anything else is a bug of the caller. */
export function isSourceLocation(location: ImageLocation): location is SourceLocation {
  return 'origin' in location;
}
