import type { SeriesInstanceUid, SopInstanceUid, StudyInstanceUid } from '../../domain/ids';
import type { ImageLocation } from '../../domain/import/importOutcome';
import type { CopyPlace } from './readCopy';
import type { ZipPlace } from './zipArchive';

/** Bytes that lie in a file: the user's, in a zip of the user's, or in this browser's own copy. */
export type FileOrigin =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'zip-entry'; readonly archive: File; readonly place: ZipPlace }
  | { readonly kind: 'copy'; readonly place: CopyPlace };

/** An object of a DICOMweb archive, by its UIDs there. Its bytes are fetched on the page before a worker reads them. */
export interface ArchiveOrigin {
  readonly kind: 'archive';
  readonly address: string;
  readonly studyUid: StudyInstanceUid;
  readonly seriesUid: SeriesInstanceUid;
  readonly sopUid: SopInstanceUid;
}

/** How the bytes of an image are reached. Cloneable, so that it may cross to a worker. */
export type ByteOrigin =
  | FileOrigin
  | { readonly kind: 'demo'; readonly seed: number; readonly path: string }
  | ArchiveOrigin;

/** Where an image is: what the rest of the product sees, and the origin that only `io` looks into. */
export interface SourceLocation extends ImageLocation {
  readonly origin: ByteOrigin;
  /** Found by path and size only: that it is the same image is checked before it is decoded. */
  readonly isUnverified?: true;
  /** Fetched from an archive: what it must be, by what was asked for. Its header may have been read of metadata. */
  readonly asked?: { readonly sopUid: SopInstanceUid };
}

/** Whether a location came from here; anything else is a bug of the caller. */
export function isSourceLocation(location: ImageLocation): location is SourceLocation {
  return 'origin' in location;
}
