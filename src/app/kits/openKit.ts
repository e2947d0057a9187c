import { type AppContext, openProjectOf } from '../context';
import type { GivenImages } from '../ports';
import { addImages } from '../sources/addImages';

/**
 * Makes a kit's own file a source of images for its project, which is open: known slices are found in it, nothing new comes
 * in. Like any zip it is remembered where the browser can, and its images are copied where it cannot.
 */
export async function attachKitImages(context: AppContext, given: GivenImages): Promise<void> {
  if (openProjectOf(context).project.kit?.hasImages) await addImages(context, given);
}
