import { areSlicesGiven, sliceChooser } from '../../domain/conduct/sliceChooser';
import type { SubjectId } from '../../domain/ids';
import { type GivenSlices, givenSlicesOf } from '../../domain/reading/givenSlices';
import { isReadable } from '../../domain/study/isReadable';
import type { OpenProject } from '../../state/openProject';
import type { AppContext } from '../context';

/** The slices that were chosen beforehand, of the subjects where they are; none where each observer chooses. */
export async function chosenSlices(
  { ports }: AppContext,
  { project, subjects, progress }: OpenProject,
): Promise<ReadonlyMap<SubjectId, GivenSlices>> {
  const found = new Map<SubjectId, GivenSlices>();
  if (!areSlicesGiven(project.protocol)) return found;
  const known = new Set(
    progress
      .filter((one) => one.observerId === sliceChooser && one.state === 'signed')
      .map((one) => one.subjectId),
  );
  for (const { id } of subjects) {
    if (!known.has(id)) continue;
    const reading = await ports.storage.loadReading(project.id, id, sliceChooser, 1);
    if (!reading.ok) throw new Error(reading.error.message);
    const given = reading.value && givenSlicesOf(reading.value);
    if (given) found.set(id, given);
  }
  return found;
}

/** How many subjects would be read if their slices were chosen. */
export function waitingForSlices(
  { project, subjects }: OpenProject,
  chosen: ReadonlyMap<SubjectId, GivenSlices>,
): number {
  if (!areSlicesGiven(project.protocol)) return 0;
  return subjects.filter((subject) => isReadable(subject) && !chosen.has(subject.id)).length;
}
