import type { LongWork, WorkProgress } from '../../analysis/live/longWork';
import type { PanelChoice } from '../../analysis/panelChoice';
import type { Result } from '../../base/result';
import type { ProjectId } from '../../domain/ids';
import type { Person, ResultsDenied } from '../../domain/study/blinding';
import type { ImagePair } from '../figures/imagePair/imagePair';
import type { PrintedFacts } from '../reviewer/reviewerFacts';
import type { ExportFile } from './exportFile';
import type { ExportFormat, ExportItem, ExportPreview } from './exportItem';
import type { ExportSettings } from './exportSettings';
import type { IdentityDecisions, IdentityReport } from './identity/identityReport';

/** What is exported, for whom, under which choice. The data themselves are read where they are worked on, never sent from the page. */
export interface ExportQuestion {
  readonly projectId: ProjectId;
  readonly person: Person;
  readonly choice: PanelChoice;
  readonly printed: PrintedFacts;
}

/** Items by id with the formats they are to be written in. */
export type ChosenExports = Readonly<Record<string, readonly ExportFormat[]>>;

/**
 * Why there is nothing to export: results are closed to this person, from an observer's session only their own readings go, or it
 * went wrong (a message for the screen).
 */
export type ExportRefused =
  | ResultsDenied
  | { readonly kind: 'observer-session' }
  | { readonly kind: 'failed'; readonly message: string };

/** All chosen files, made once and looked through for whom they may give away. */
export interface ExportCheck {
  readonly report: IdentityReport;
  /** Bytes by "item.format"; an item that makes several files of one format counts them together. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly fileCount: number;
}

type OnProgress = (progress: WorkProgress) => void;

/** Everything that leaves, made away from the page. */
export interface ExportEngine {
  /**
   * What the next questions are about. Also to be called when what is stored changed: everything is read anew then. Nothing
   * is read before something is asked.
   */
  readonly tell: (question: ExportQuestion) => Promise<void>;
  /** Image pairs, whose pixels only the page has; they replace those that were given before. */
  readonly givePictures: (pairs: readonly ImagePair[]) => Promise<void>;
  readonly items: (settings: ExportSettings) => Promise<Result<readonly ExportItem[], ExportRefused>>;
  readonly preview: (settings: ExportSettings, id: string) => Promise<Result<ExportPreview, ExportRefused>>;
  /** The beginning of an item in a format that is text. */
  readonly textOf: (
    settings: ExportSettings,
    id: string,
    format: ExportFormat,
  ) => Promise<Result<string, ExportRefused>>;
  /** One item's files, after the decisions about what was found in them. */
  readonly write: (
    settings: ExportSettings,
    id: string,
    formats: readonly ExportFormat[],
    decisions: IdentityDecisions,
    printed: PrintedFacts,
    onProgress: OnProgress,
  ) => LongWork<readonly ExportFile[]>;
  readonly check: (
    settings: ExportSettings,
    chosen: ChosenExports,
    onProgress: OnProgress,
  ) => LongWork<ExportCheck>;
  /** One zip of everything chosen, after the decisions about what was found. Quick after `check` of the same. */
  readonly pack: (
    settings: ExportSettings,
    chosen: ChosenExports,
    decisions: IdentityDecisions,
    printed: PrintedFacts,
    onProgress: OnProgress,
  ) => LongWork<ExportFile>;
  readonly end: () => void;
}
