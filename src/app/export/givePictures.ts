import type { AppContext } from '../context';
import type { ExportCourse } from './exportCourse';
import type { ExportEngine } from './exportPort';
import { imagePairsOf } from './imagePairs';

/** Gives the engine the pixels of the chosen image pairs, where it has others. */
export async function givePictures(
  context: AppContext,
  course: ExportCourse,
  engine: ExportEngine,
): Promise<void> {
  const { settings, pairObserver } = course.choices;
  const wanted = `${settings.imagePairs.join(' ')}|${pairObserver ?? ''}`;
  if (wanted === course.picturesOf) return;
  course.picturesOf = wanted;
  const { pairs, missing } = await imagePairsOf(context, settings.imagePairs, pairObserver);
  // Others may have been chosen meanwhile.
  if (course.picturesOf !== wanted) return;
  course.missingPairs = missing;
  await engine.givePictures(pairs);
}
