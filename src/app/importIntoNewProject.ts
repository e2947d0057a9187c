import { beginIndex } from './beginIndex';
import type { AppContext } from './context';
import type { GivenImages } from './ports';
import { newProject } from './projects';
import { addImages } from './sources/addImages';

/**
 * Makes a project of this title and takes the images into it. When the project could not be kept, nothing is taken
 * in: the reason is shown already.
 */
export async function importIntoNewProject(
  context: AppContext,
  title: string,
  given: GivenImages,
): Promise<void> {
  if (context.store.getState().open) return;
  const begun = beginIndex(context.ports.images, given);
  await newProject(context, title);
  if (context.store.getState().open) await addImages(context, given, begun);
  else begun.drop();
}
