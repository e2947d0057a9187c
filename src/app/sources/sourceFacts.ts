import type { StoredImage } from '../../domain/keeping/storedProject';
import type { Project } from '../../domain/study/project';
import type { SourcesState } from '../../state/sourcesState';
import { type AppContext, update } from '../context';

/** Whether a project may have remembered folders and copies: names of files and folders, and the files, tell who. */
export function mayKeepSources({ kind, identity }: Project): boolean {
  return kind.kind === 'study' && identity === 'kept';
}

/**
 * Changes a part of what is shown of the sources. Folders are named to the researcher alone: their names may tell of
 * patients or groups.
 */
export function updateSources(context: AppContext, part: Partial<SourcesState>): void {
  const { sources, open } = context.store.getState();
  const next = { ...sources, ...part };
  const folders =
    open?.person.kind === 'observer' ? next.folders.map((one) => ({ ...one, name: '' })) : next.folders;
  update(context, { sources: { ...next, folders } });
}

/** Names of the remembered folders of a project, by their ids; never for the state. */
export async function folderNamesOf(
  { ports }: AppContext,
  id: Project['id'],
): Promise<ReadonlyMap<string, string>> {
  const folders = await ports.sources.folders(id);
  return new Map(folders.map((one) => [one.id, one.name]));
}

/** Shows the names of the folders again to a researcher who comes back; takes them away from an observer. */
export async function nameFolders(context: AppContext): Promise<void> {
  const { open, sources } = context.store.getState();
  if (!open || sources.folders.length === 0) return;
  if (open.person.kind === 'observer') {
    updateSources(context, {});
    return;
  }
  const names = await folderNamesOf(context, open.project.id).catch(() => undefined);
  const now = context.store.getState();
  if (!names || now.open?.project.id !== open.project.id) return;
  updateSources(context, {
    folders: now.sources.folders.map((one) => ({ ...one, name: names.get(one.id) ?? one.name })),
  });
}

/** The folder, or single file, that an image came from: its path's first name. */
export function rootName({ path }: Pick<StoredImage, 'path'>): string {
  return path.split('/', 1)[0] ?? '';
}
