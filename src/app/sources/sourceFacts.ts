import type { StoredImage } from '../../domain/keeping/storedProject';
import type { Project } from '../../domain/study/project';
import type { SourcesState } from '../../state/sourcesState';
import { type AppContext, update } from '../context';

/** Whether a project may have remembered folders and copies: names of files and folders, and the files, tell who. */
export function mayKeepSources({ kind, identity }: Project): boolean {
  return kind.kind === 'study' && identity === 'kept';
}

/** Changes a part of what is shown of the sources. */
export function updateSources(context: AppContext, part: Partial<SourcesState>): void {
  update(context, { sources: { ...context.store.getState().sources, ...part } });
}

/** The folder, or single file, that an image came from: its path's first name. */
export function rootName({ path }: Pick<StoredImage, 'path'>): string {
  return path.split('/', 1)[0] ?? '';
}
