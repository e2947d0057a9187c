import type { SubjectId } from '../domain/ids';
import type { Reading } from '../domain/reading/reading';
import type { Subject } from '../domain/study/subject';
import { changedPlaces } from './changedPlaces';
import type { SeriesOfSlices } from './roiCell';

/** What was computed of all subjects from: lists and maps that are replaced, never changed; see `bySubject`. */
export interface SubjectsSource {
  /** In order, the same list as long as the same subjects are in it; see `subjectsInOrder`. */
  readonly subjects: readonly Subject[];
  readonly readings: readonly Reading[];
  readonly seriesOf: SeriesOfSlices | undefined;
}

/** Places of the subjects that have other readings than before; undefined where more than a few readings are other ones. */
export function changedSubjects(before: SubjectsSource, now: SubjectsSource): readonly number[] | undefined {
  if (before.subjects !== now.subjects || before.seriesOf !== now.seriesOf) return undefined;
  const places = changedPlaces(before.readings, now.readings);
  if (!places) return undefined;
  const subjectPlaces = placesOf(now.subjects);
  const changed = new Set<number>();
  for (const at of places) {
    for (const reading of [before.readings[at], now.readings[at]]) {
      const place = reading && subjectPlaces.get(reading.subjectId);
      if (place !== undefined) changed.add(place);
    }
  }
  return [...changed];
}

const known = new WeakMap<readonly Subject[], ReadonlyMap<SubjectId, number>>();

function placesOf(subjects: readonly Subject[]): ReadonlyMap<SubjectId, number> {
  const places = known.get(subjects) ?? new Map(subjects.map(({ id }, place) => [id, place]));
  known.set(subjects, places);
  return places;
}
