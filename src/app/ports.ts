import type { Result } from '../base/result';
import type { ObserverId, ProjectId, SubjectId } from '../domain/ids';
import type { ImageRef } from '../domain/image/imageRef';
import type { PointPx } from '../domain/image/point';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { SliceImage } from '../domain/image/sliceImage';
import type {
  DecodeFailure,
  ImageLocation,
  ImportOutcome,
  ImportProgress,
} from '../domain/import/importOutcome';
import type {
  BundleOutcome,
  NeededImage,
  ProjectChange,
  ProjectSummary,
  StorageFacts,
  StorageFailure,
  StoredProject,
} from '../domain/keeping/storedProject';
import type { Reading } from '../domain/reading/reading';
import type { ReadingProgress } from '../domain/reading/readingProgress';
import type { Subject } from '../domain/study/subject';

/*
 * What the product's verbs need from the outside. `io` and `viewer` provide it, `main.tsx` hands it over, tests hand
 * over their own. Nothing here knows a browser type except where a person's own files and an element come in.
 */

/**
 * What the user gave: files from a picker, what a drop held (file system entries and files, taken out of it while its
 * event lasted), or the demo. `unknown`: browser types.
 */
export type GivenImages =
  | { readonly kind: 'files'; readonly files: readonly unknown[] }
  | { readonly kind: 'drop'; readonly entries: readonly unknown[] }
  | { readonly kind: 'demo'; readonly seed: number };

export interface ImagePort {
  /** Reads the headers of everything given, in workers; never the pixel data. */
  index(
    given: GivenImages,
    onProgress: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<ImportOutcome>;
  /** Where a stored image of the demo is: it is made again from its seed. */
  demoLocation(seed: number, path: string, sizeBytes: number): ImageLocation;
  /** A UID that stands for another one in a project that keeps no identity. */
  pseudonymUid(projectText: string, uid: string): string;
  /** Decodes one slice in a worker. */
  decode(location: ImageLocation, header: SliceHeader): Promise<Result<SliceImage, DecodeFailure>>;
}

/** A reading that comes with the demo, before it is measured. */
export interface DemoReading {
  readonly subjectCode: string;
  readonly observerId: ObserverId;
  readonly outlines: readonly {
    readonly timePoint: 'preop' | 'followUp';
    readonly side: 'left' | 'right';
    readonly image: ImageRef;
    readonly verticesPx: readonly PointPx[];
  }[];
}

/** A subject of the demo as the researcher would have entered it; its scans are found by the import. */
export interface DemoSubject {
  readonly code: string;
  readonly patient: SliceHeader['patient'];
  readonly covariates: Subject['covariates'];
}

export interface DemoPort {
  readonly seed: number;
  covariates(): Promise<readonly DemoSubject[]>;
  readings(): Promise<readonly DemoReading[]>;
}

export interface StoragePort {
  listProjects(): Promise<Result<readonly ProjectSummary[], StorageFailure>>;
  loadProject(id: ProjectId): Promise<Result<StoredProject | undefined, StorageFailure>>;
  /** Resolves only when the change is durable. */
  save(projectId: ProjectId, change: ProjectChange): Promise<Result<void, StorageFailure>>;
  deleteProject(id: ProjectId): Promise<Result<void, StorageFailure>>;
  /** One observer's own reading: the only way in which a reading screen gets shapes or numbers. */
  loadReading(
    projectId: ProjectId,
    subjectId: SubjectId,
    observerId: ObserverId,
    round: number,
  ): Promise<Result<Reading | undefined, StorageFailure>>;
  /** How far every reading is: counts and states, no shape and no number. */
  progress(projectId: ProjectId): Promise<Result<readonly ReadingProgress[], StorageFailure>>;
  /** The slices that anybody outlined something on. */
  neededImages(projectId: ProjectId): Promise<Result<readonly NeededImage[], StorageFailure>>;
  /** All readings. Refused ("blocked") while the stored project is neither unblinded nor a demo. */
  loadAllReadings(projectId: ProjectId): Promise<Result<readonly Reading[], StorageFailure>>;
  /** A project bundle (zip): project, subjects, and one observer's readings, or all of them after unblinding. */
  writeBundle(projectId: ProjectId, whose: ObserverId | 'all'): Promise<Result<Uint8Array, StorageFailure>>;
  /** Takes a bundle in: makes the project, or adds to it what is newer. */
  readBundle(bytes: Uint8Array): Promise<Result<BundleOutcome, StorageFailure>>;
  facts(): Promise<StorageFacts>;
  /** Asks the browser to keep the data until the user deletes it. */
  askToPersist(): Promise<StorageFacts>;
}

export interface BackupPort {
  /** The remembered folder, if the browser allows one: its name, and whether it may be written now. */
  folder(): Promise<{ readonly name: string; readonly isWritable: boolean } | undefined>;
  canRemember(): boolean;
  /** Asks the user for a folder, or for permission to use the remembered one again. */
  choose(): Promise<{ readonly name: string } | undefined>;
  write(fileName: string, bytes: Uint8Array): Promise<Result<{ readonly place: string }, StorageFailure>>;
  /** Hands a file to the browser's download. */
  download(fileName: string, bytes: Uint8Array | string, type: string): void;
}

export interface Clock {
  nowUtc(): string;
  newId(): string;
}
