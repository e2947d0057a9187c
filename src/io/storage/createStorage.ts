import { loadPart, PartNotLoaded } from '../../base/partNotLoaded';
import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { ArchiveBook } from '../../domain/archive/archiveBook';
import type { ObserverId, ProjectId, SubjectId } from '../../domain/ids';
import type { AuditPerson } from '../../domain/keeping/auditEntry';
import type { MergeConflict } from '../../domain/keeping/merge/conflictsOf';
import type { MergePreview } from '../../domain/keeping/merge/mergePreview';
import type {
  BundleOutcome,
  Erasure,
  ProjectChange,
  StorageFacts,
  StorageFailure,
} from '../../domain/keeping/storedProject';
import type { StoredPicture } from '../../domain/study/guidePicture';
import { addToArchiveBook, loadArchiveBook } from './archiveBook';
import { auditHash } from './auditHash';
import { loadLog, logHead } from './auditLog';
import type { TranslateContent } from './bundle/mergeBundle';
import type { WrittenKind } from './bundle/writeBundle';
import { loadConflicts, settleConflict } from './conflictStore';
import { Database } from './database';
import { eraseSubjects } from './eraseSubjects';
import { loadHistory } from './historyStore';
import { loadPictures, putPictures, storedPicture } from './pictureStore';
import {
  deleteProject,
  listProjects,
  loadAllReadings,
  loadNeededImages,
  loadPatientImages,
  loadProgress,
  loadProject,
  loadReading,
  loadReadingsOf,
  loadSliceChoices,
  loadSubjects,
} from './projectStore';
import {
  loadBegunSubjects,
  loadDrafts,
  loadViewSettings,
  saveDrafts,
  saveViewSettings,
} from './readingRecordStore';
import { saveChange } from './saveChange';

const unknownFacts: StorageFacts = { persistence: 'unknown', usedBytes: undefined, quotaBytes: undefined };

async function storageFacts(): Promise<StorageFacts> {
  const manager = globalThis.navigator?.storage;
  if (!manager?.estimate) return unknownFacts;
  try {
    const [estimate, isKept] = await Promise.all([manager.estimate(), manager.persisted?.() ?? false]);
    return {
      persistence: isKept ? 'kept' : 'may-be-cleared',
      usedBytes: estimate.usage,
      quotaBytes: estimate.quota,
    };
  } catch {
    // Private windows refuse to say; the projects that are here are shown all the same.
    return unknownFacts;
  }
}

/** Bundles need a zip writer and a checker of their contents; both load when a bundle is first written or read. */
async function bundles(): Promise<Result<typeof import('./bundle/bundles'), StorageFailure>> {
  try {
    return ok(await loadPart(() => import('./bundle/bundles')));
  } catch (cause) {
    if (cause instanceof PartNotLoaded) return err({ kind: 'unavailable', message: cause.message });
    throw cause;
  }
}

/** The storage of this browser: IndexedDB records, and what the browser says of keeping them. */
export function createStorage(nowUtc: () => string, database: Database = new Database()) {
  return {
    listProjects: () => listProjects(database),
    loadProject: (id: Parameters<typeof loadProject>[1]) => loadProject(database, id),
    loadSubjects: (id: ProjectId) => loadSubjects(database, id),
    loadPatientImages: (id: ProjectId) => loadPatientImages(database, id),
    save: (id: Parameters<typeof saveChange>[1], change: Parameters<typeof saveChange>[2]) =>
      saveChange(database, id, change, nowUtc()),
    eraseSubjects: (id: ProjectId, erasure: Erasure) => eraseSubjects(database, id, erasure),
    deleteProject: (id: Parameters<typeof deleteProject>[1]) => deleteProject(database, id),
    loadReading: (...key: LoadReadingKey) => loadReading(database, ...key),
    loadSliceChoices: (id: ProjectId) => loadSliceChoices(database, id),
    loadHistory: (id: Parameters<typeof loadHistory>[1]) => loadHistory(database, id),
    loadDrafts: (id: Parameters<typeof loadDrafts>[1]) => loadDrafts(database, id),
    begunSubjects: (id: ProjectId, observerId: ObserverId, round: number) =>
      loadBegunSubjects(database, id, observerId, round),
    saveDrafts: (drafts: Parameters<typeof saveDrafts>[1]) => saveDrafts(database, drafts),
    loadViewSettings: (id: ProjectId, observerId: ObserverId) => loadViewSettings(database, id, observerId),
    saveViewSettings: (settings: Parameters<typeof saveViewSettings>[1]) =>
      saveViewSettings(database, settings),
    progress: (id: Parameters<typeof loadProgress>[1]) => loadProgress(database, id),
    loadAllReadings: (id: Parameters<typeof loadAllReadings>[1]) => loadAllReadings(database, id),
    loadReadingsOf: (id: ProjectId, subjectIds: readonly SubjectId[]) =>
      loadReadingsOf(database, id, subjectIds),
    writeBundle: async (
      id: ProjectId,
      whose: ObserverId | 'all',
      kind: WrittenKind = 'backup',
    ): Promise<Result<Uint8Array, StorageFailure>> => {
      const part = await bundles();
      return part.ok ? part.value.writeBundle(database, id, whose, kind, nowUtc()) : part;
    },
    bundleParts: async (
      ...given: Parameters<typeof import('./bundle/bundles')['kitParts']> extends [Database, ...infer Rest]
        ? Rest
        : never
    ): Promise<Result<readonly { readonly name: string; readonly bytes: Uint8Array }[], StorageFailure>> => {
      const part = await bundles();
      return part.ok ? part.value.kitParts(database, ...given) : part;
    },
    readBundle: async (
      bytes: Uint8Array | Blob,
      person?: AuditPerson,
      translate?: TranslateContent,
    ): Promise<Result<BundleOutcome, StorageFailure>> => {
      const part = await bundles();
      return part.ok ? part.value.mergeBundle(database, bytes, person, translate, nowUtc()) : part;
    },
    previewBundle: async (
      bytes: Uint8Array | Blob,
      translate?: TranslateContent,
    ): Promise<Result<MergePreview, StorageFailure>> => {
      const part = await bundles();
      return part.ok ? part.value.previewBundle(database, bytes, translate) : part;
    },
    conflicts: (id: ProjectId) => loadConflicts(database, id),
    settleConflict: (
      id: ProjectId,
      conflict: Pick<MergeConflict, 'kind' | 'key'>,
      chosen: number,
      event: ProjectChange['event'],
    ) => settleConflict(database, id, conflict, chosen, event, nowUtc()),
    /** Fetches what bundles need, so that a backup can be written when the network is gone. */
    loadBundles: async (): Promise<void> => {
      await bundles();
    },
    loadLog: (id: ProjectId, whose: ObserverId | 'all') => loadLog(database, id, whose),
    logHead: (id: ProjectId, person: AuditPerson) => logHead(database, id, person),
    logHash: auditHash,
    neededImages: (id: Parameters<typeof loadNeededImages>[1]) => loadNeededImages(database, id),
    loadArchiveBook: (id: ProjectId) => loadArchiveBook(database, id),
    addToArchiveBook: (id: ProjectId, added: ArchiveBook) => addToArchiveBook(database, id, added),
    /** Keeps a picture of the guide under its hash; refused where it is none. */
    keepPicture: async (id: ProjectId, bytes: Uint8Array): Promise<Result<StoredPicture, StorageFailure>> => {
      const picture = storedPicture(bytes);
      if (!picture) return err({ kind: 'damaged', message: 'This is no PNG and no JPEG picture.' });
      const kept = await putPictures(database, id, [picture]);
      return kept.ok ? ok(picture) : kept;
    },
    loadPictures: (id: ProjectId, hashes: readonly string[]) => loadPictures(database, id, hashes),
    facts: storageFacts,
    askToPersist: async () => {
      // A browser that refuses to answer has not agreed; the facts say so.
      await globalThis.navigator?.storage?.persist?.().catch(() => false);
      return storageFacts();
    },
  };
}

type LoadReadingKey = Parameters<typeof loadReading> extends [Database, ...infer Key] ? Key : never;
