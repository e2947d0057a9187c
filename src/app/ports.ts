import type { Result } from '../base/result';
import type { ArchiveBook } from '../domain/archive/archiveBook';
import type { ArchiveClient } from '../domain/archive/archiveClient';
import type { ArchiveSeries, ArchiveStudy } from '../domain/archive/archiveStudy';
import type { ObserverId, ProjectId, ReadingId, SubjectId } from '../domain/ids';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { SliceImage } from '../domain/image/sliceImage';
import type { PatientImages } from '../domain/imageLibrary/patientImages';
import type {
  DecodeFailure,
  ImageLocation,
  ImportOutcome,
  ImportProgress,
  IndexedImage,
} from '../domain/import/importOutcome';
import type { AuditEntry, AuditHead, AuditPerson } from '../domain/keeping/auditEntry';
import type {
  CopyFacts,
  CopySetting,
  FileToCopy,
  LocatedAgain,
  RememberedFolder,
} from '../domain/keeping/keptSources';
import type { BundleFacts } from '../domain/keeping/merge/bundleFacts';
import type { MergeConflict } from '../domain/keeping/merge/conflictsOf';
import type { MergePreview } from '../domain/keeping/merge/mergePreview';
import type { ProjectContent } from '../domain/keeping/merge/projectContent';
import type { StoredDrafts, StoredHistory, ViewSettings } from '../domain/keeping/readingRecords';
import type {
  BundleOutcome,
  Erasure,
  NeededImage,
  ProjectChange,
  ProjectSummary,
  StorageFacts,
  StorageFailure,
  StoredImage,
  StoredProject,
} from '../domain/keeping/storedProject';
import type { Reading } from '../domain/reading/reading';
import type { ReadingProgress } from '../domain/reading/readingProgress';
import type { StoredPicture } from '../domain/study/guidePicture';

/*
 * What the product's verbs need from the outside. `io` and `viewer` provide it, `main.tsx` hands it over, tests hand
 * over their own. Nothing here knows a browser type except where a person's own files and an element come in.
 */

/**
 * What the user gave: files from a picker, what a drop held (file system entries and files, taken out of it while its
 * event lasted), folders that the browser can be asked for again, or the demo. `unknown`: browser types.
 */
export type GivenImages =
  | { readonly kind: 'files'; readonly files: readonly unknown[] }
  | {
      readonly kind: 'drop';
      readonly entries: readonly unknown[];
      /** Of the same things, in browsers that have them: promises of handles. */
      readonly handles?: readonly unknown[];
    }
  | { readonly kind: 'folders'; readonly handles: readonly unknown[] }
  | { readonly kind: 'demo'; readonly seed: number }
  /** Studies of an archive: the headers of the series that could be needed. */
  | {
      readonly kind: 'archive';
      readonly client: ArchiveClient;
      readonly studies: readonly ArchiveStudy[];
      /** Whether all of a series is here already: it is not asked for. */
      readonly isHere: (series: ArchiveSeries) => boolean;
    };

export interface ImagePort {
  /** Reads the headers of everything given, in workers; never the pixel data. */
  index(
    given: GivenImages,
    onProgress: (progress: ImportProgress) => void,
    signal: AbortSignal,
    /** Hears of images as soon as they are read, each once; all of them are in the outcome too. */
    onImages?: (images: readonly IndexedImage[]) => void,
  ): Promise<ImportOutcome>;
  /** Where a stored image of the demo is: it is made again from its seed. */
  demoLocation(seed: number, path: string, sizeBytes: number): ImageLocation;
  /** A UID that stands for another one in a project that keeps no identity. */
  pseudonymUid(projectText: string, uid: string): string;
  /** Where a known image is in an archive: by its UIDs. Nothing is asked; that it is this image is checked when it comes. */
  archiveLocation(address: string, header: SliceHeader, sizeBytes: number): ImageLocation;
  /** From now on the images of this archive can be read; without one, those of none. */
  setArchive(client: ArchiveClient | undefined): void;
  /** Decodes one slice in a worker. `soon`: nobody looks at it yet; what is looked at comes first. */
  decode(
    location: ImageLocation,
    header: SliceHeader,
    urgency?: 'now' | 'soon',
  ): Promise<Result<SliceImage, DecodeFailure>>;
  /** Somebody looks now at an image that was asked for as one for later. */
  hurry(location: ImageLocation): void;
  /** What was asked for later and did not begin to come is not wanted any more. */
  dropSoon(): void;
}

/** Image sources that come back after a reload: remembered folders, and copies in the private file system. */
export interface KeptSourcesPort {
  /**
   * The browser's own folder picker, whose folders can be remembered; called inside a click. `bundle`: a backup that
   * lies directly in the folder.
   */
  pickFolder(isBundle: (name: string) => boolean): Promise<
    | {
        readonly kind: 'picked';
        readonly name: string;
        readonly given: GivenImages;
        readonly bundle?: { arrayBuffer(): Promise<ArrayBuffer> };
      }
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'unavailable' }
  >;
  /** Remembers those of the given folders and zips that the browser can be asked for again. */
  remember(projectId: ProjectId, given: GivenImages): Promise<void>;
  folders(projectId: ProjectId): Promise<readonly RememberedFolder[]>;
  /** Asks the user for permission to read the remembered folders; called first thing in a click. */
  ask(projectId: ProjectId): Promise<readonly RememberedFolder[]>;
  /** Finds known images in folders that may be read, by path and size. */
  locate(
    projectId: ProjectId,
    folderIds: readonly string[],
    images: readonly StoredImage[],
  ): Promise<LocatedAgain>;
  /** Remembered folders as something to index anew. */
  given(projectId: ProjectId, folderIds: readonly string[]): Promise<GivenImages>;
  forgetFolders(projectId: ProjectId): Promise<void>;
  canCopy(): boolean;
  copySetting(projectId: ProjectId): Promise<CopySetting>;
  setCopySetting(projectId: ProjectId, setting: CopySetting): Promise<void>;
  /** The finished copies. `removesUnfinished`: those that were cut off are cleared away; not while copying. */
  copies(
    projectId: ProjectId,
    removesUnfinished: boolean,
  ): Promise<{ readonly facts: CopyFacts; readonly located: ReadonlyMap<string, ImageLocation> }>;
  copiedBytes(projectId: ProjectId): Promise<number>;
  /** Copies files together: all of them, or nothing of them stays. */
  copy(
    projectId: ProjectId,
    files: readonly FileToCopy[],
  ): Promise<
    | { readonly kind: 'written'; readonly bytes: number }
    | {
        readonly kind: 'failed';
        readonly why: 'full' | 'cannot-be-read' | 'unavailable';
        readonly message: string;
      }
  >;
  /** False when some could not be removed. */
  removeCopies(projectId: ProjectId): Promise<boolean>;
  /** Removes copies of some images, by `imageKey`, with those of the same series. False when some could not be removed. */
  removeCopiesOfImages(projectId: ProjectId, keys: ReadonlySet<string>): Promise<boolean>;
  /**
   * Removes copies of projects that are not stored here. `storedIds` is asked after the copies were listed and again before
   * each removal; undefined, where it cannot tell, removes nothing.
   */
  removeStrayCopies(storedIds: () => Promise<readonly ProjectId[] | undefined>): Promise<void>;
  /** Space that the browser still gives this site; undefined when it does not say. */
  freeBytes(): Promise<number | undefined>;
}

/** What is done to a bundle's content before it is compared with what is here, and merged. */
export type TranslateContent = (content: ProjectContent) => Promise<ProjectContent>;

export interface StoragePort {
  listProjects(): Promise<Result<readonly ProjectSummary[], StorageFailure>>;
  loadProject(id: ProjectId): Promise<Result<StoredProject | undefined, StorageFailure>>;
  /** What a list of a project needs, without its images. */
  loadSubjects(id: ProjectId): Promise<Result<Omit<StoredProject, 'images'> | undefined, StorageFailure>>;
  /** The images of a project, packed by patient. */
  loadPatientImages(id: ProjectId): Promise<Result<readonly PatientImages[], StorageFailure>>;
  /** Resolves only when the change is durable. */
  save(projectId: ProjectId, change: ProjectChange): Promise<Result<void, StorageFailure>>;
  /** Removes everything of subjects from every table, leaves tombstones, and logs it; all of it or nothing. */
  eraseSubjects(id: ProjectId, erasure: Erasure): Promise<Result<void, StorageFailure>>;
  deleteProject(id: ProjectId): Promise<Result<void, StorageFailure>>;
  /** One observer's own reading: the only way in which a reading screen gets shapes or numbers. */
  loadReading(
    projectId: ProjectId,
    subjectId: SubjectId,
    observerId: ObserverId,
    round: number,
  ): Promise<Result<Reading | undefined, StorageFailure>>;
  /** Slices that were chosen beforehand for all observers: which and where, nothing that is measured. */
  loadSliceChoices(projectId: ProjectId): Promise<Result<readonly Reading[], StorageFailure>>;
  /** The undo history of a reading, if this browser has one. */
  loadHistory(id: ReadingId): Promise<Result<StoredHistory | undefined, StorageFailure>>;
  /** What of a reading is begun and not committed. */
  loadDrafts(id: ReadingId): Promise<Result<StoredDrafts | undefined, StorageFailure>>;
  /** Subjects at which one observer left something begun in a round. */
  begunSubjects(
    projectId: ProjectId,
    observerId: ObserverId,
    round: number,
  ): Promise<Result<readonly SubjectId[], StorageFailure>>;
  /** Keeps it in the place of what was kept before; nothing begun and no time removes it. */
  saveDrafts(drafts: StoredDrafts): Promise<Result<void, StorageFailure>>;
  loadViewSettings(
    projectId: ProjectId,
    observerId: ObserverId,
  ): Promise<Result<ViewSettings | undefined, StorageFailure>>;
  saveViewSettings(settings: ViewSettings): Promise<Result<void, StorageFailure>>;
  /** How far every reading is as kept, masked scans by themselves: counts and states, no shape and no number. */
  progress(projectId: ProjectId): Promise<Result<readonly ReadingProgress[], StorageFailure>>;
  /** The slices that anybody outlined something on. */
  neededImages(projectId: ProjectId): Promise<Result<readonly NeededImage[], StorageFailure>>;
  /** All readings by subject: those of masked scans joined (`resolveUnits`). Refused ("blocked") while the stored project is neither unblinded nor a demo. */
  loadAllReadings(projectId: ProjectId): Promise<Result<readonly Reading[], StorageFailure>>;
  /** Those of some subjects, joined and refused in the same way. */
  loadReadingsOf(
    projectId: ProjectId,
    subjectIds: readonly SubjectId[],
  ): Promise<Result<readonly Reading[], StorageFailure>>;
  /** A project bundle (zip): project, subjects, and one observer's readings, or all of them after unblinding. */
  writeBundle(
    projectId: ProjectId,
    whose: ObserverId | 'all',
    kind?: 'project' | 'return' | 'backup',
  ): Promise<Result<Uint8Array, StorageFailure>>;
  /**
   * A bundle as the files that its zip is to hold, for whoever writes the zip; `files` are further ones that it holds, such as
   * a kit's images, which are listed and not in the result.
   */
  bundleParts(
    facts: Pick<BundleFacts, 'kind' | 'protocolVersion' | 'writtenAtUtc' | 'observerId'>,
    content: ProjectContent,
    files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[],
  ): Promise<Result<readonly { readonly name: string; readonly bytes: Uint8Array }[], StorageFailure>>;
  /** Takes a bundle in: makes the project, or adds to it what is newer. */
  readBundle(
    content: Uint8Array | Blob,
    person?: AuditPerson,
    translate?: TranslateContent,
  ): Promise<Result<BundleOutcome, StorageFailure>>;
  /** What a bundle would bring; nothing is written. */
  previewBundle(
    content: Uint8Array | Blob,
    translate?: TranslateContent,
  ): Promise<Result<MergePreview, StorageFailure>>;
  /** Records of a project that were changed on two computers apart from each other. */
  conflicts(projectId: ProjectId): Promise<Result<readonly MergeConflict[], StorageFailure>>;
  /** Makes one version of a conflict, by its place among them, the one that knows of all the others. */
  settleConflict(
    projectId: ProjectId,
    conflict: MergeConflict,
    chosen: number,
    event: ProjectChange['event'],
  ): Promise<Result<void, StorageFailure>>;
  /** The log: all of it, or an observer's own chains. */
  loadLog(
    projectId: ProjectId,
    whose: ObserverId | 'all',
  ): Promise<Result<readonly AuditEntry[], StorageFailure>>;
  /** The newest entry of one person's chain on this device. */
  logHead(projectId: ProjectId, person: AuditPerson): Promise<Result<AuditHead | undefined, StorageFailure>>;
  /** SHA-256 of a text, as the log is hashed. */
  logHash(text: string): string;
  /** What this browser knows of its dealings with archives about a project. */
  loadArchiveBook(id: ProjectId): Promise<Result<ArchiveBook, StorageFailure>>;
  addToArchiveBook(id: ProjectId, added: ArchiveBook): Promise<Result<void, StorageFailure>>;
  /** Keeps a picture of the contouring guide under its hash. */
  keepPicture(id: ProjectId, bytes: Uint8Array): Promise<Result<StoredPicture, StorageFailure>>;
  /** Those of the guide's pictures that are here. */
  loadPictures(
    id: ProjectId,
    hashes: readonly string[],
  ): Promise<Result<readonly StoredPicture[], StorageFailure>>;
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
  /** The same of a file that may be larger than memory. */
  saveFile(fileName: string, file: Blob): void;
}

export interface Clock {
  nowUtc(): string;
  newId(): string;
}
