import { loadPart, PartNotLoaded } from '../../base/partNotLoaded';
import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { ObserverId, ProjectId } from '../../domain/ids';
import type { BundleOutcome, StorageFacts, StorageFailure } from '../../domain/keeping/storedProject';
import { Database } from './database';
import { loadHistory } from './historyStore';
import {
  deleteProject,
  listProjects,
  loadAllReadings,
  loadNeededImages,
  loadProgress,
  loadProject,
  loadReading,
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
async function bundles(): Promise<Result<typeof import('./bundle'), StorageFailure>> {
  try {
    return ok(await loadPart(() => import('./bundle')));
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
    save: (id: Parameters<typeof saveChange>[1], change: Parameters<typeof saveChange>[2]) =>
      saveChange(database, id, change, nowUtc()),
    deleteProject: (id: Parameters<typeof deleteProject>[1]) => deleteProject(database, id),
    loadReading: (...key: LoadReadingKey) => loadReading(database, ...key),
    loadHistory: (id: Parameters<typeof loadHistory>[1]) => loadHistory(database, id),
    loadDrafts: (id: Parameters<typeof loadDrafts>[1]) => loadDrafts(database, id),
    begunSubjects: (id: ProjectId, observerId: ObserverId) => loadBegunSubjects(database, id, observerId),
    saveDrafts: (drafts: Parameters<typeof saveDrafts>[1]) => saveDrafts(database, drafts),
    loadViewSettings: (id: ProjectId, observerId: ObserverId) => loadViewSettings(database, id, observerId),
    saveViewSettings: (settings: Parameters<typeof saveViewSettings>[1]) =>
      saveViewSettings(database, settings),
    progress: (id: Parameters<typeof loadProgress>[1]) => loadProgress(database, id),
    loadAllReadings: (id: Parameters<typeof loadAllReadings>[1]) => loadAllReadings(database, id),
    writeBundle: async (
      id: ProjectId,
      whose: ObserverId | 'all',
    ): Promise<Result<Uint8Array, StorageFailure>> => {
      const part = await bundles();
      return part.ok ? part.value.writeBundle(database, id, whose, nowUtc()) : part;
    },
    readBundle: async (bytes: Uint8Array): Promise<Result<BundleOutcome, StorageFailure>> => {
      const part = await bundles();
      return part.ok ? part.value.readBundle(database, bytes, nowUtc()) : part;
    },
    /** Fetches what bundles need, so that a backup can be written when the network is gone. */
    loadBundles: async (): Promise<void> => {
      await bundles();
    },
    neededImages: (id: Parameters<typeof loadNeededImages>[1]) => loadNeededImages(database, id),
    facts: storageFacts,
    askToPersist: async () => {
      // A browser that refuses to answer has not agreed; the facts say so.
      await globalThis.navigator?.storage?.persist?.().catch(() => false);
      return storageFacts();
    },
  };
}

type LoadReadingKey = Parameters<typeof loadReading> extends [Database, ...infer Key] ? Key : never;
