import type { Calculation } from '../analysis/live/calculation';
import { present } from '../base/assert';
import type { LaterPart } from '../base/laterPart';
import type { AuditPerson } from '../domain/keeping/auditEntry';
import type { ProjectChange } from '../domain/keeping/storedProject';
import type { AppState } from '../state/appState';
import type { AppStore } from '../state/createAppStore';
import type { Notice } from '../state/notice';
import type { OpenProject } from '../state/openProject';
import type { ReadingSession } from '../state/readingSession';
import type { ArchivePort } from './archive/archivePort';
import type { BundleObjectPort } from './archive/bundleObjectPort';
import type { ObjectPort } from './archive/objectPort';
import type { TablePort } from './covariateTable/tablePort';
import type { DemoPort } from './demoPort';
import type { ExportPort } from './export/exportPort';
import type { ImageRegistry } from './imageRegistry';
import type { KitPort } from './kits/kitPort';
import type { BackupPort, Clock, ImagePort, KeptSourcesPort, StoragePort } from './ports';
import type * as ProjectActs from './projectActs';
import type * as ReadingActs from './reading/readingActs';
import type { RoiFilePort } from './roiFiles/roiFilePort';
import type { SaveQueue } from './saveQueue';

/** The outside as the composition root fills it. */
export interface Ports {
  readonly images: ImagePort;
  readonly sources: KeptSourcesPort;
  readonly demo: DemoPort;
  readonly storage: StoragePort;
  readonly backup: BackupPort;
  readonly roiFiles: RoiFilePort;
  readonly kits: KitPort;
  readonly tables: TablePort;
  readonly clock: Clock;
  /** Where results are computed; without it on the page itself. */
  readonly calculation?: { start(): Promise<Calculation> };
  /** Where exports are made; without it there are none. */
  readonly publishing?: ExportPort;
  /** DICOMweb servers; without it there is no archive. */
  readonly archive?: ArchivePort;
  /** Project bundles as DICOM objects; without it none are put into an archive. */
  readonly bundleObjects?: BundleObjectPort;
  /** DICOM objects of outlines; without it none are written. */
  readonly objects?: ObjectPort;
}

/** What every verb works with. */
export interface AppContext {
  readonly ports: Ports;
  readonly store: AppStore;
  readonly registry: ImageRegistry;
  readonly saves: SaveQueue;
  /** What an open project needs; while one is open, it is here. */
  readonly project: LaterPart<typeof ProjectActs>;
  /** What a reading needs; while one is open, it is here. */
  readonly reading: LaterPart<typeof ReadingActs>;
  /** Hear of every change of the open project, once it is on disk or could not be written. */
  readonly keepListeners: Set<KeepListener>;
}

export type KeepListener = (change: ProjectChange, isKept: boolean) => void;

/** Changes a part of the state. */
export function update(context: AppContext, part: Partial<AppState>): void {
  context.store.setState(part);
}

/** The project that is open. Calling a verb of a project without one is a bug. */
export function openProjectOf(context: AppContext): OpenProject {
  return present(context.store.getState().open, 'an open project');
}

/**
 * Whether the same person still sits at the same project. Asked after every wait whose answer would be shown: what one
 * person asked for must never appear before another, nor one project's in another.
 */
export function isStillHere(context: AppContext, asked: OpenProject): boolean {
  const { open } = context.store.getState();
  return (
    open?.project.id === asked.project.id &&
    open.person.kind === asked.person.kind &&
    open.person.observerId === asked.person.observerId &&
    open.round === asked.round
  );
}

/** Changes a part of the open project. */
export function updateOpen(context: AppContext, part: Partial<OpenProject>): void {
  const { open } = context.store.getState();
  if (open) update(context, { open: { ...open, ...part } });
}

/** The reading that is open, if one is. */
export function sessionOf(context: AppContext): ReadingSession | undefined {
  return context.store.getState().reading;
}

/** Changes a part of the open reading. */
export function updateSession(context: AppContext, part: Partial<ReadingSession>): void {
  const { reading } = context.store.getState();
  if (reading) update(context, { reading: { ...reading, ...part } });
}

/** How the log names who sits at a project: by observer where they draw, else as the researcher. */
export function sittingHere(open: Pick<OpenProject, 'person'> | undefined): AuditPerson {
  const person = open?.person;
  return person?.kind === 'observer' ? person.observerId : 'researcher';
}

/** Tells the user something; the newest of a kind replaces an older one. */
export function notify(context: AppContext, notice: Omit<Notice, 'id'>): void {
  const { notices } = context.store.getState();
  const id = Math.max(0, ...notices.map((one) => one.id)) + 1;
  update(context, { notices: [...notices.filter((one) => one.kind !== notice.kind), { id, ...notice }] });
}

/** Whether it is an observer's to write: of a project their readings, and where images are. */
function isResearchersOnly(context: AppContext, change: ProjectChange): boolean {
  const { open } = context.store.getState();
  if (open?.person.kind !== 'observer') return false;
  if (change.project && change.project.id !== open.project.id) return false;
  const { project, customCovariates, subjects, removedSubjects, changesLinks } = change;
  return [project, customCovariates, subjects, removedSubjects, changesLinks].some(
    (one) => one !== undefined,
  );
}

/**
 * Whether the researcher sits here; says that it is theirs to do where an observer does. What an observer has of the project
 * is a part, and must never be written over the whole.
 */
export function isResearcherHere(context: AppContext): boolean {
  if (context.store.getState().open?.person.kind !== 'observer') return true;
  notify(context, { kind: 'researcher-only', severity: 'attention', facts: {} });
  return false;
}

/**
 * Writes a change of the open project and shows whether it is on disk. Returns false when it is not: the change
 * waits and is tried again before the next one, and the save state stays red until all is written.
 */
export async function keep(context: AppContext, change: ProjectChange): Promise<boolean> {
  const { ports, saves, store } = context;
  if (isResearchersOnly(context, change)) {
    isResearcherHere(context);
    return false;
  }
  const projectId = change.project?.id ?? openProjectOf(context).project.id;
  const sinceUtc = ports.clock.nowUtc();
  if (store.getState().save.kind !== 'not-saved') update(context, { save: { kind: 'saving', sinceUtc } });
  // Whoever sits here now did it, also where it is written later.
  const event = { person: sittingHere(store.getState().open), ...change.event };
  const written = await saves.write(projectId, { ...change, event });
  if (store.getState().open?.project.id === projectId) {
    for (const hear of context.keepListeners) hear(change, written.ok);
  }
  if (!written.ok) {
    const before = store.getState().save;
    const since = before.kind === 'not-saved' ? before.sinceUtc : sinceUtc;
    update(context, { save: { kind: 'not-saved', sinceUtc: since, message: written.error.message } });
    return false;
  }
  if (saves.waitingCount() === 0) update(context, { save: { kind: 'saved', atUtc: ports.clock.nowUtc() } });
  return true;
}
