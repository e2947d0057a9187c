import type { ReadingId, SeriesInstanceUid, SubjectId } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import type { Reading } from '../../domain/reading/reading';
import type { Person } from '../../domain/study/blinding';
import type { PairCheck } from '../../domain/study/pairCheck';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';
import type { StudyData } from '../studyResults';
import type { StudyDelta } from './studyDelta';

/** A study's data, kept between questions. What did not change stays the same object, so that its values stay known. */
export interface HeldStudy {
  change(delta: StudyDelta): void;
  /** Undefined until somebody asks about a project. */
  data(): StudyData | undefined;
}

/** Holds nothing yet. */
export function createHeldStudy(): HeldStudy {
  let person: Person | undefined;
  let project: Project | undefined;
  const subjects = new Map<SubjectId, Subject>();
  const readings = new Map<ReadingId, Reading>();
  const pairs = new Map<SubjectId, PairCheck>();
  /** Slices that some reading stands or stood on. */
  const keysInUse = new Set<string>();
  let seriesOf = new Map<string, SeriesInstanceUid>();

  /**
   * A slice that no reading stood on before changes nothing that is known; any other makes a new map, by which all that
   * was found out with the old one is known to be old.
   */
  const takeSeries = (series: NonNullable<StudyDelta['series']>): void => {
    const isOld = series.some(([key, uid]) => keysInUse.has(key) && seriesOf.get(key) !== uid);
    if (isOld) seriesOf = new Map(seriesOf);
    for (const [key, uid] of series) {
      if (uid === undefined) seriesOf.delete(key);
      else seriesOf.set(key, uid);
    }
  };

  return {
    change(delta) {
      person = delta.person ?? person;
      project = delta.project ?? project;
      for (const subject of delta.subjects ?? []) subjects.set(subject.id, subject);
      for (const id of delta.removedSubjects ?? []) subjects.delete(id);
      for (const id of delta.removedReadings ?? []) readings.delete(id);
      for (const [id, check] of delta.pairs ?? []) {
        if (check) pairs.set(id, check);
        else pairs.delete(id);
      }
      if (delta.series) takeSeries(delta.series);
      for (const reading of delta.readings ?? []) {
        readings.set(reading.id, reading);
        for (const entry of Object.values(reading.entries)) {
          if (entry.kind === 'roi') keysInUse.add(imageKey(entry.roi.image));
        }
      }
    },
    data: () =>
      person && project
        ? {
            person,
            project,
            subjects: [...subjects.values()],
            readings: [...readings.values()],
            pairs,
            seriesOf,
          }
        : undefined,
  };
}
