import type { FileEnd, FileLedger } from '../domain/import/fileLedger';
import type { ImportFinding } from '../domain/import/importFindings';
import type { ImportProgress } from '../domain/import/importOutcome';
import type { ProjectSummary, StorageFacts } from '../domain/keeping/storedProject';
import type { AgreementState } from './agreementState';
import type { ArchiveSearchState } from './archiveSearchState';
import type { ArchiveState } from './archiveState';
import type { ExportState } from './exportState';
import type { IncomingState } from './incomingState';
import type { Notice } from './notice';
import type { OpenProject } from './openProject';
import type { PixelRuleCheck } from './pixelRuleCheck';
import type { ReadingSession } from './readingSession';
import type { ResultsState } from './resultsState';
import type { CopyUse, SourcesState } from './sourcesState';

/** The tabs of an open project. Observers have only the first three. */
export type ProjectTab = 'cohort' | 'read' | 'protocol' | 'agreement' | 'results' | 'export' | 'exchange';

/** What fills the window. */
export type Screen = { readonly kind: 'start' } | { readonly kind: 'project'; readonly tab: ProjectTab };

/** Whether everything is on disk. Shown at all times. */
export type SaveState =
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'saved'; readonly atUtc: string }
  | { readonly kind: 'saving'; readonly sinceUtc: string }
  | { readonly kind: 'not-saved'; readonly sinceUtc: string; readonly message: string };

/** The first axial slice of an import, as far as its caption tells. Its picture is not in the state. */
export interface FirstSlice {
  readonly columns: number;
  readonly rows: number;
  readonly spacing?: { readonly columnMm: number; readonly rowMm: number };
}

/** An import, from the first file to the list of what was not used. */
export type ImportState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running';
      readonly progress: ImportProgress;
      readonly startedAtMs: number;
      readonly act: 'index' | 'measure-demo';
      /** There once its picture is. */
      readonly firstSlice?: FirstSlice;
    }
  | {
      readonly kind: 'done';
      /** Images that the project did not have. */
      readonly images: number;
      /** The files that hold them: a file may hold many. */
      readonly imageFiles: number;
      readonly newSubjects: number;
      /** Every file that was given, once. */
      readonly ledger: FileLedger;
      /** Those of it that are not used. */
      readonly unused: readonly FileEnd[];
      readonly findings: readonly ImportFinding[];
      readonly isCancelled: boolean;
      /** Something of an archive did not come, and can be asked for again. */
      readonly canGoOn?: true;
      /** Images that the project had already. */
      readonly foundAgain: number;
      readonly firstSlice?: FirstSlice;
    };

/** Where backups go, and how much would be lost if the browser were wiped now. */
export interface BackupState {
  readonly canRemember: boolean;
  readonly folder: { readonly name: string; readonly isWritable: boolean } | undefined;
  readonly signedSinceBackup: number;
  readonly lastPlace: string | undefined;
}

/** What this browser offers; what is absent is said on the start screen, with what still works. */
export interface BrowserSupport {
  readonly hasWebgl2: boolean;
  readonly isSecureContext: boolean;
  readonly hasPrivateStorage: boolean;
  readonly hasFolderAccess: boolean;
}

/** Everything the screens show. Pixels, files and DOM objects are never in it. */
export interface AppState {
  readonly screen: Screen;
  readonly projects: readonly ProjectSummary[] | undefined;
  readonly storage: StorageFacts | undefined;
  readonly support: BrowserSupport;
  readonly save: SaveState;
  readonly open: OpenProject | undefined;
  /** A study in which people read was opened, and nobody has said yet who sits here. */
  readonly isWhoAsked: boolean;
  readonly import: ImportState;
  readonly incoming: IncomingState;
  readonly reading: ReadingSession | undefined;
  readonly results: ResultsState;
  readonly agreement: AgreementState;
  readonly export: ExportState;
  readonly pixelRuleCheck: PixelRuleCheck;
  readonly backup: BackupState;
  readonly sources: SourcesState;
  /** The archive that this page is connected to. */
  readonly archive: ArchiveState;
  /** The address of the archive that somebody is asked to connect to, empty for the usual one; undefined while nobody is. */
  readonly archiveAsked: string | undefined;
  readonly archiveSearch: ArchiveSearchState;
  /** What the copies of images of each project take; those without copies are not in it. */
  readonly copyUse: readonly CopyUse[];
  readonly notices: readonly Notice[];
  /** What is being done that takes a while, for example opening a project; undefined when nothing is. */
  readonly busy: string | undefined;
}
