import type { StorageFacts } from '../../domain/keeping/storedProject';
import { readBundle, writeBundle } from './bundle';
import { Database } from './database';
import {
  deleteProject,
  listProjects,
  loadAllReadings,
  loadNeededImages,
  loadProgress,
  loadProject,
  loadReading,
} from './projectStore';
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

/** The storage of this browser: IndexedDB records, and what the browser says of keeping them. */
export function createStorage(nowUtc: () => string, database: Database = new Database()) {
  return {
    listProjects: () => listProjects(database),
    loadProject: (id: Parameters<typeof loadProject>[1]) => loadProject(database, id),
    save: (id: Parameters<typeof saveChange>[1], change: Parameters<typeof saveChange>[2]) =>
      saveChange(database, id, change, nowUtc()),
    deleteProject: (id: Parameters<typeof deleteProject>[1]) => deleteProject(database, id),
    loadReading: (...key: LoadReadingKey) => loadReading(database, ...key),
    progress: (id: Parameters<typeof loadProgress>[1]) => loadProgress(database, id),
    loadAllReadings: (id: Parameters<typeof loadAllReadings>[1]) => loadAllReadings(database, id),
    writeBundle: (id: Parameters<typeof writeBundle>[1], whose: Parameters<typeof writeBundle>[2]) =>
      writeBundle(database, id, whose, nowUtc()),
    readBundle: (bytes: Uint8Array) => readBundle(database, bytes, nowUtc()),
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
