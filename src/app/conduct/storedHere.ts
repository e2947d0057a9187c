import type { StoredImage } from '../../domain/keeping/storedProject';
import type { Project } from '../../domain/study/project';
import { type AppContext, openProjectOf } from '../context';
import { libraryOf } from '../imagesComing';

/** The open project as it is stored, for finding its images again. Never to be shown, nor kept in the state. */
export interface StoredHere {
  readonly pseudonymText: Project['pseudonymText'];
  readonly images: ReadonlyMap<string, StoredImage>;
}

/**
 * What files are compared with when images are found again. An observer's view names neither files nor people; there the
 * stored project is read for as long as it is asked.
 */
export async function storedHere(context: AppContext): Promise<StoredHere> {
  const { project, images, person } = openProjectOf(context);
  if (person.kind === 'researcher') return { pseudonymText: project.pseudonymText, images };
  const [stored, library] = await Promise.all([
    context.ports.storage.loadSubjects(project.id),
    libraryOf(context, project.id),
  ]);
  return { pseudonymText: stored.ok ? stored.value?.project.pseudonymText : undefined, images: library };
}
