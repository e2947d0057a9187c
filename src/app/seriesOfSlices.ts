import type { SeriesInstanceUid } from '../domain/ids';
import type { OpenProject } from '../state/openProject';

/** The series of every slice of a project, by `imageKey`. */
export function seriesOfSlices({
  images,
}: Pick<OpenProject, 'images'>): ReadonlyMap<string, SeriesInstanceUid> {
  return new Map([...images].map(([key, { header }]) => [key, header.seriesInstanceUid]));
}
