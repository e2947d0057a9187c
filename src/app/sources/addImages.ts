import type { ProjectId } from '../../domain/ids';
import type { ShownFolder } from '../../state/sourcesState';
import type { BegunIndex } from '../beginIndex';
import { type AppContext, openProjectOf } from '../context';
import { imagesAwaited } from '../imagesComing';
import { importImages } from '../importImages';
import type { GivenImages } from '../ports';
import { keepCopies } from './keepCopies';
import { mayKeepSources, updateSources } from './sourceFacts';

/**
 * Takes images into the open project, remembers the folders that they came from where the browser can, and then keeps
 * copies of what would not come back.
 */
export async function addImages(context: AppContext, given: GivenImages, begun?: BegunIndex): Promise<void> {
  // What comes in is added to what is there.
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return;
  const { project } = openProjectOf(context);
  const { images: before, reachable } = openProjectOf(context);
  await importImages(context, given, 'all', begun);
  const { open, import: last } = context.store.getState();
  if (open?.project.id !== project.id || !mayKeepSources(project)) return;
  const hasImages = open.images !== before && last.kind === 'done' && last.images > 0;
  // A kit's images are known before their files are given.
  const isFoundForKit = project.kit !== undefined && open.reachable.size > reachable.size;
  if (hasImages || isFoundForKit) await rememberSources(context, project.id, given);
  if (context.store.getState().open?.project.id === project.id) await keepCopies(context);
}

async function rememberSources(context: AppContext, id: ProjectId, given: GivenImages): Promise<void> {
  const { sources } = context.ports;
  // A folder that cannot be remembered is one whose images are copied.
  const folders = await sources
    .remember(id, given)
    .then(() => sources.folders(id))
    .catch(() => undefined);
  if (!folders || context.store.getState().open?.project.id !== id) return;
  const before = new Map(context.store.getState().sources.folders.map((one) => [one.id, one.standing]));
  updateSources(context, {
    // What was given just now is open.
    folders: folders.map((folder): ShownFolder => ({ ...folder, standing: before.get(folder.id) ?? 'open' })),
  });
}
