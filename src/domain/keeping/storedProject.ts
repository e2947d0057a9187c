import type { ObserverId, ProjectId, SubjectId } from '../ids';
import type { ImageRef } from '../image/imageRef';
import type { SliceHeader } from '../image/sliceHeader';
import type { Reading } from '../reading/reading';
import type { CustomCovariateChange } from '../study/changeCustomCovariates';
import type { Project, ProtocolLock } from '../study/project';
import type { Subject } from '../study/subject';
import type { AuditPerson, LoggedAct } from './auditEntry';
import type { HistoryChange } from './readingRecords';

/** Why something could not be kept or read. `conflict`: something newer is there, written by another window. */
export interface StorageFailure {
  readonly kind: 'full' | 'blocked' | 'damaged' | 'unavailable' | 'conflict';
  readonly message: string;
}

/** What a project on this computer looks like in the list. */
export interface ProjectSummary {
  readonly project: Project;
  readonly subjectCount: number;
  /** Subjects that are to be read: not excluded, with both scans. */
  readonly readableCount: number;
  readonly signed: readonly SignedCount[];
}

/** How many readings an observer has signed, over all rounds. */
export interface SignedCount {
  readonly observerId: ObserverId;
  readonly count: number;
  /** Those of subjects that are to be read; the others were excluded, or lost a scan, since. */
  readonly ofReadable: number;
}

/** Everything of a project except what observers drew. */
export interface StoredProject {
  readonly project: Project;
  readonly subjects: readonly Subject[];
  readonly images: readonly StoredImage[];
}

/** A slice that the project knows: its header stays after a reload, its bytes come from the user's files again. */
export interface StoredImage {
  readonly header: SliceHeader;
  readonly path: string;
  readonly sizeBytes: number;
  /** In kits: SHA-256 of stored pixels and geometry, by which another export of the image is known. */
  readonly fingerprint?: string;
}

/** A slice on which somebody outlined something: enough to find it again, nothing of what was outlined. */
export interface NeededImage {
  readonly image: ImageRef;
  readonly fingerprint: string;
}

/** A piece of a project that is written in one transaction. */
export interface ProjectChange {
  /** Its `customCovariates` count for a new project only: another window may have changed those of one that is there. */
  readonly project?: Project;
  /** A signing; locks the protocol of the project as stored, unless an earlier one has. */
  readonly lock?: ProtocolLock;
  /** The newest backups of some people's readings; put into the project as stored. */
  readonly backups?: NonNullable<Project['backups']>;
  /** Made on the definitions as stored. Values that lose their meaning go from every stored subject with them. */
  readonly customCovariates?: readonly CustomCovariateChange[];
  readonly subjects?: readonly Subject[];
  readonly removedSubjects?: readonly SubjectId[];
  readonly images?: readonly StoredImage[];
  readonly readings?: readonly Reading[];
  /** Readings whose records only gained values; passed over where the stored one is not the one that was completed. */
  readonly completedReadings?: readonly Reading[];
  /** Undo histories of readings that are written with it. */
  readonly histories?: readonly HistoryChange[];
  /** A link between subjects is made or taken back: at most one for each subject that is written. */
  readonly changesLinks?: true;
  /** What was done, for the project's log, and who did it: the program itself where nobody is named. */
  readonly event: LoggedAct & { readonly person?: AuditPerson };
  /** `event` stands in the log already: what is written here came of it. */
  readonly isLoggedBefore?: true;
  /** Where the change is about several subjects: what was done to each. Logged after `event`, by the same person. */
  readonly furtherEvents?: readonly LoggedAct[];
}

/** Subjects to erase, and what is theirs alone. */
export interface Erasure {
  readonly subjectIds: readonly SubjectId[];
  /** Under which ids their scans are read where time points are masked. */
  readonly unitIds: readonly SubjectId[];
  /** Patients of the archive whose images go. */
  readonly patientKeys: readonly string[];
  /** Series of these images. */
  readonly seriesUids: readonly string[];
  /** Who erases, for the log. */
  readonly person: AuditPerson;
  readonly atUtc: string;
}

/** What came in with a bundle. */
export interface BundleOutcome {
  readonly projectId: ProjectId;
  readonly isNewProject: boolean;
  readonly subjectsAdded: number;
  readonly readingsAdded: number;
  readonly readingsReplaced: number;
  readonly readingsKept: number;
  /** Records that were changed on two computers apart from each other, and wait for a person. */
  readonly conflicts: number;
  /** Subjects that were here and are erased by it: copies of their images go, too. */
  readonly erasedSubjects: readonly SubjectId[];
}

/** What the browser says of its storage. */
export interface StorageFacts {
  readonly persistence: 'kept' | 'may-be-cleared' | 'unknown';
  readonly usedBytes: number | undefined;
  readonly quotaBytes: number | undefined;
}
