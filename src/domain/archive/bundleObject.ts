import type { ObserverId, ProjectId } from '../ids';

/** Kinds of bundles that lie in an archive. Backups stay with who made them. */
export const archivedKinds = ['kit', 'return', 'project'] as const;
export type ArchivedKind = (typeof archivedKinds)[number];

/** What the object that carries a bundle says of it: enough to list what lies in an archive, no reading and no number. */
export interface BundleObjectFacts {
  readonly kind: ArchivedKind;
  readonly projectId: ProjectId;
  readonly projectTitle: string;
  readonly projectMadeAtUtc: string;
  /** Whose kit or return it is. */
  readonly observerId?: ObserverId;
  /** Of a kit. */
  readonly issue?: number;
  /** Of a kit. */
  readonly hasImages?: boolean;
  readonly writtenAtUtc: string;
  /** Name and version of the program. */
  readonly software: string;
}

/** A bundle as it came out of an archive; the SHA-256 of the zip was checked. */
export interface BundleObject {
  readonly zip: Uint8Array<ArrayBuffer>;
  readonly facts: BundleObjectFacts;
  readonly sopInstanceUid: string;
}

/**
 * Why an object of an archive is not taken for a bundle. `not-dicom`: it cannot be read; `other-object`: it is something else;
 * `newer`: a later version of the program wrote it; `damaged`: a part is missing, or the zip is not the one whose hash it states.
 */
export interface BundleObjectFailure {
  readonly kind: 'not-dicom' | 'other-object' | 'newer' | 'damaged';
  readonly message: string;
}

/**
 * The largest zip that is put into an archive: 500 MB. The format would take 4 GB less one byte (a DICOM value's length has 32
 * bits); a browser has to hold the object, its copy in the request and the zip at once. Larger are only kits with thousands of
 * images: those go as files, or without images, which the archive has already.
 */
export const largestBundleBytes = 500_000_000;

/** An object that was made, to be stored. */
export interface WrittenBundleObject {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sopInstanceUid: string;
}
