import type { Calculation } from '../analysis/live/calculation';
import type { StudyDelta } from '../analysis/live/studyDelta';
import type { ReadingId, SeriesInstanceUid, SubjectId } from '../domain/ids';
import { imageKey } from '../domain/image/imageRef';
import type { Reading, ReadingEntry } from '../domain/reading/reading';
import type { PairCheck } from '../domain/study/pairCheck';
import { seriesByUid, subjectPairCheck } from '../domain/study/subjectPairs';
import type { OpenProject } from '../state/openProject';

/** Brings a calculation up to date: it is told what changed, and nothing else. */
export interface ResultsFeed {
  /** Takes all readings as they are stored. */
  readAll(readings: readonly Reading[]): void;
  /** Takes readings that were changed just now; they are told with the next `tell`. */
  read(readings: readonly Reading[]): void;
  /** Tells the calculation everything that it does not know yet, a little at a time. */
  tell(calculation: Calculation, open: OpenProject): Promise<void>;
}

/** How many subjects or readings go in one message: a few milliseconds of copying. */
const mostInOne = 100;

/** A feed of a calculation that knows nothing. */
export function createResultsFeed(): ResultsFeed {
  const toldReadings = new Map<ReadingId, string>();
  const waiting = new Map<ReadingId, Reading>();
  const removed = new Set<ReadingId>();
  const toldSubjects = new Map<SubjectId, OpenProject['subjects'][number]>();
  const toldPairs = new Map<SubjectId, PairCheck | undefined>();
  /** Of every slice that a told reading stands on. */
  const toldSeries = new Map<string, SeriesInstanceUid | undefined>();
  let told: Partial<Pick<OpenProject, 'project' | 'person' | 'images'>> = {};

  const take = (reading: Reading): void => {
    waiting.set(reading.id, reading);
    removed.delete(reading.id);
  };

  /** Series of the slices, as far as the calculation has heard something else of them. */
  const seriesNews = (keys: Iterable<string>, { images }: OpenProject): NonNullable<StudyDelta['series']> => {
    const news: (readonly [string, SeriesInstanceUid | undefined])[] = [];
    for (const key of keys) {
      const uid = images.get(key)?.header.seriesInstanceUid;
      if (toldSeries.has(key) && toldSeries.get(key) === uid) continue;
      toldSeries.set(key, uid);
      news.push([key, uid]);
    }
    return news;
  };

  const pairNews = ({ subjects, catalogue, project }: OpenProject): NonNullable<StudyDelta['pairs']> => {
    const series = seriesByUid(catalogue);
    return subjects.flatMap((subject) => {
      const check = subjectPairCheck(subject, series, project.protocol);
      if (toldPairs.has(subject.id) && toldPairs.get(subject.id) === check) return [];
      toldPairs.set(subject.id, check);
      return [[subject.id, check] as const];
    });
  };

  const goneSubjects = ({ subjects }: OpenProject): readonly SubjectId[] => {
    if (toldSubjects.size === 0) return [];
    const here = new Set(subjects.map(({ id }) => id));
    const gone = [...toldSubjects.keys()].filter((id) => !here.has(id));
    for (const id of gone) {
      toldSubjects.delete(id);
      toldPairs.delete(id);
    }
    return gone;
  };

  return {
    readAll(readings) {
      const here = new Set<ReadingId>();
      for (const reading of readings) {
        here.add(reading.id);
        if (toldReadings.get(reading.id) !== stampOf(reading)) take(reading);
      }
      for (const id of toldReadings.keys()) if (!here.has(id)) removed.add(id);
    },
    read(readings) {
      for (const reading of readings) take(reading);
    },
    async tell(calculation, open) {
      const { project, person, images, subjects } = open;
      await calculation.change({
        ...(told.project !== project && { project }),
        ...(told.person !== person && { person }),
        removedSubjects: goneSubjects(open),
        removedReadings: [...removed],
        ...(told.images !== images && { series: seriesNews(toldSeries.keys(), open) }),
      });
      told = { project, person, images };
      for (const id of removed) toldReadings.delete(id);
      removed.clear();
      const changed = subjects.filter((subject) => toldSubjects.get(subject.id) !== subject);
      for (const some of inParts(changed)) {
        for (const subject of some) toldSubjects.set(subject.id, subject);
        await calculation.change({ subjects: some });
      }
      for (const pairs of inParts(pairNews(open))) await calculation.change({ pairs });
      for (const readings of inParts([...waiting.values()])) {
        for (const reading of readings) {
          waiting.delete(reading.id);
          toldReadings.set(reading.id, stampOf(reading));
        }
        const series = seriesNews(readings.flatMap(slicesOf), open);
        await calculation.change({ readings: readings.map(withoutShapes), series });
      }
    },
  };
}

function inParts<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / mostInOne) }, (_, part) =>
    list.slice(part * mostInOne, (part + 1) * mostInOne),
  );
}

/** Another text for every version of a reading that is stored. */
function stampOf({ revision, state, signedAtUtc, reopenings }: Reading): string {
  return [revision, state, signedAtUtc, reopenings.length].join('|');
}

function slicesOf({ entries }: Reading): readonly string[] {
  return Object.values(entries).flatMap((entry) => (entry.kind === 'roi' ? [imageKey(entry.roi.image)] : []));
}

/** What numbers are made from: what was drawn is the larger part of a reading, and no table looks at it. */
function withoutShapes({ endplates: _endplates, midlines: _midlines, ...reading }: Reading): Reading {
  const entries = Object.entries(reading.entries).map(
    ([key, entry]) => [key, withoutOutline(entry)] as const,
  );
  return { ...reading, sliceChoices: {}, entries: Object.fromEntries(entries) };
}

function withoutOutline(entry: ReadingEntry): ReadingEntry {
  if (entry.kind !== 'roi') return entry;
  const { drawing: _drawing, ...roi } = entry.roi;
  return { ...entry, roi: { ...roi, outlinePx: [], exclusions: [] } };
}
