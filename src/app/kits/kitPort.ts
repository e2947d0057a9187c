import type { Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { ImageLocation } from '../../domain/import/importOutcome';

/** Why text may be drawn into a picture itself, which no cleaning takes out. */
export type BurnedInSign = 'stated' | 'secondary-capture' | 'derived' | 'overlay' | 'letters';

/** How a file is to be cleaned. */
export interface KitImageOrder {
  /** In the place of the patient's name and number. */
  readonly code: string;
  /** Random text that further UIDs in the file are mapped with (`ImagePort.pseudonymUid`). */
  readonly uidText: string;
  /** What the image is called in the kit. */
  readonly uids: {
    readonly sopInstanceUid: string;
    readonly seriesInstanceUid: string;
    readonly studyInstanceUid: string;
    readonly frameOfReferenceUid?: string;
  };
  readonly instanceNumber?: number;
  readonly isMasked: boolean;
}

/** A cleaned file, and what of it is kept in the project. */
export interface KitImage {
  readonly bytes: Uint8Array;
  /** Of `bytes`, in hexadecimal. */
  readonly sha256: string;
  /** As the cleaned file reads, one a frame. */
  readonly headers: readonly SliceHeader[];
  /** By which other exports of the image are found; '' for a frame that cannot be decoded. */
  readonly fingerprints: readonly string[];
  readonly signs: readonly BurnedInSign[];
}

/** Why a file is not in a kit. `would-change`: it would measure otherwise after cleaning. */
export interface KitImageFailure {
  readonly kind: 'cannot-be-read' | 'would-change';
  readonly message: string;
}

/** A kit's file while it is written: part after part, never all of them in memory. */
export interface KitFile {
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** The finished file; it may be larger than the memory. */
  finish(): Promise<Blob>;
  /** Gives it up; nothing of it stays. */
  cancel(): Promise<void>;
}

/** Cleaning of images and writing of kits; `io/kits` provides it. */
export interface KitPort {
  clean(location: ImageLocation, order: KitImageOrder): Promise<Result<KitImage, KitImageFailure>>;
  startFile(): Promise<KitFile>;
  /** Lets go of what cleaning needed. */
  end(): void;
}
