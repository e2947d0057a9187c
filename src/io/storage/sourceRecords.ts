import type { CopySetting } from '../../domain/keeping/keptSources';
import type { Database, FolderRecord } from './database';

/**
 * What this browser remembers of a project's image sources: handles of folders, and whether copies are wanted. It is of
 * this browser only and never part of a bundle.
 */
export function createSourceRecords(database: Database) {
  return {
    async folders(projectId: string): Promise<readonly FolderRecord[]> {
      return database.folders.where('projectId').equals(projectId).toArray();
    },
    async addFolder(record: FolderRecord): Promise<void> {
      await database.folders.put(record);
    },
    async copySetting(projectId: string): Promise<CopySetting> {
      return (await database.copySettings.get(projectId))?.setting ?? 'default';
    },
    async setCopySetting(projectId: string, setting: CopySetting): Promise<void> {
      await database.copySettings.put({ projectId, setting });
    },
    async forgetFolders(projectId: string): Promise<void> {
      await database.folders.where('projectId').equals(projectId).delete();
    },
  };
}
