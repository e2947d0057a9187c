import type { ObserverId, SubjectId } from '../domain/ids';
import type { ResultsDenied } from '../domain/study/blinding';
import type { ExportFormat, ExportItem } from '../report/export/exportItem';
import type { ExportSettings } from '../report/export/exportSettings';
import type { IdentityDecisions, IdentityReport } from '../report/export/identity/identityReport';

/** What is done about something that was found. */
export type FindingAction = IdentityDecisions[number]['action'];

/** What a person chose to export, and how. Kept per project in this browser; in no bundle and no kit. */
export interface ExportChoices {
  readonly settings: ExportSettings;
  /** Formats of an item, where other than its own were chosen. */
  readonly formats: Readonly<Record<string, readonly ExportFormat[]>>;
  /** Whether an item is in the package, where a person said so. */
  readonly isIncluded: Readonly<Record<string, boolean>>;
  /** What is done about each thing that was found, by the finding's key. */
  readonly decisions: Readonly<Record<string, FindingAction>>;
  /** Whose outlines image pairs show; absent: the first observer's. */
  readonly pairObserver?: ObserverId;
}

/** How far something long is. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

/** What all chosen files are, and whether anything in them tells who a subject is. */
export interface CheckedFiles {
  readonly report: IdentityReport;
  readonly fileCount: number;
}

/** The search of every byte that would leave. */
export type ExportCheck =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'checking'; readonly progress: ExportProgress; readonly before?: CheckedFiles }
  | ({ readonly kind: 'checked' } & CheckedFiles)
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** A package, or one item, on its way into a file. */
export interface ExportSaving {
  readonly what: 'package' | string;
  readonly progress: ExportProgress;
}

/** What can be exported, what is chosen of it, and what was found in it. */
export interface ReadyExport {
  readonly kind: 'ready';
  readonly choices: ExportChoices;
  readonly items: readonly ExportItem[];
  /** Bytes by `id.format`, as far as files were made. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Counts what changes previews: the data and the settings. */
  readonly version: number;
  /** Data changed, and what is shown is of before. */
  readonly isUpdating?: true;
  readonly check: ExportCheck;
  /** Subjects that were chosen for image pairs and have none now, with why. */
  readonly missingPairs: readonly { readonly subjectId: SubjectId; readonly why: string }[];
  readonly saving?: ExportSaving;
  /** Something was saved since the screen was first shown. */
  readonly hasSaved?: true;
  /** What did not work last, in words. */
  readonly failure?: string;
}

/** What the Export screen shows. */
export type ExportState =
  | { readonly kind: 'none' }
  | { readonly kind: 'computing' }
  | { readonly kind: 'denied'; readonly why: ResultsDenied | { readonly kind: 'observer-session' } }
  | { readonly kind: 'failed'; readonly message: string }
  | ReadyExport;
