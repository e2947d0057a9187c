import type { Page } from '@playwright/test';

/** What becomes of the records that are kept in the browser. */
export interface RecordChange {
  /** Codes of the subjects that stay; everybody without. */
  readonly keep?: readonly string[];
  /** Covariates taken away from a subject, by its code. */
  readonly without?: Readonly<Record<string, readonly string[]>>;
  /** A further muscle with the outlines of the one that is there, so that a study has several. */
  readonly secondMuscle?: { readonly id: string; readonly name: string; readonly shortName: string };
  /** Who reads all again: a second round, its outlines those of the first, their areas and signal a little larger. */
  readonly secondRound?: readonly string[];
  /** A category that the user added; subjects take its answers by turns. */
  readonly category?: {
    readonly id: string;
    readonly name: string;
    readonly categories: readonly { readonly id: string; readonly name: string }[];
  };
}

/**
 * Changes what the browser keeps, apart from the product, so that a study of another size, with gaps or with long names
 * stands there without being read by hand. Close the project first, and load the page again afterwards.
 */
export async function changeRecords(page: Page, change: RecordChange): Promise<void> {
  await page.evaluate(async ({ keep, without = {}, secondMuscle, secondRound, category }) => {
    interface KeptSubject {
      readonly id: string;
      readonly code: string;
      readonly covariates: Record<string, unknown>;
    }
    interface KeptTarget {
      readonly timePoint: string;
      readonly siteId: string;
      readonly muscleId: string;
      readonly side: string;
    }
    interface KeptReading {
      readonly subjectId: string;
      readonly observerId: string;
      readonly round: number;
      readonly entries: Record<string, KeptEntry>;
    }
    interface KeptEntry {
      readonly roi?: { readonly target: KeptTarget };
      readonly measurement?: { readonly area: { readonly grossMm2: number; readonly netMm2: number } };
    }
    interface KeptProject {
      readonly protocol: { readonly muscles: readonly object[] };
    }
    const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answerOf(indexedDB.open('multifidus'));
    const work = database.transaction(['projects', 'subjects', 'readings'], 'readwrite');
    const allOf = <T>(table: string): Promise<readonly T[]> =>
      answerOf<T[]>(work.objectStore(table).getAll());

    const gone = new Set<string>();
    let round = 0;
    for (const [at, subject] of (await allOf<KeptSubject>('subjects')).entries()) {
      if (keep && !keep.includes(subject.code)) {
        gone.add(subject.id);
        work.objectStore('subjects').delete(subject.id);
        continue;
      }
      for (const name of without[subject.code] ?? []) delete subject.covariates[name];
      const answer = category?.categories[at % category.categories.length];
      if (category && answer) {
        subject.covariates['custom'] = { [category.id]: { kind: 'category', categoryId: answer.id } };
      }
      work.objectStore('subjects').put(subject);
    }
    for (const reading of await allOf<KeptReading & { readonly id: string }>('readings')) {
      if (gone.has(reading.subjectId)) {
        work.objectStore('readings').delete(reading.id);
        continue;
      }
      for (const entry of secondMuscle ? Object.values(reading.entries) : []) {
        if (!entry.roi || !secondMuscle) continue;
        const { timePoint, siteId, side } = entry.roi.target;
        const target: KeptTarget = { ...entry.roi.target, muscleId: secondMuscle.id };
        const key = [timePoint, siteId, secondMuscle.id, side].join('|');
        reading.entries[key] = { ...entry, roi: { ...entry.roi, target } };
      }
      if (secondMuscle) work.objectStore('readings').put(reading);
      if (reading.round !== 1 || !secondRound?.includes(reading.observerId)) continue;
      const again = Object.entries(reading.entries).map(([key, entry], at) => {
        if (!entry.measurement) return [key, entry] as const;
        const { area } = entry.measurement;
        const factor = 1.01 + 0.001 * ((gone.size + at + round) % 7);
        const grown = { ...area, grossMm2: area.grossMm2 * factor, netMm2: area.netMm2 * factor };
        return [key, { ...entry, measurement: { ...entry.measurement, area: grown } }] as const;
      });
      round += 1;
      work
        .objectStore('readings')
        .put({ ...reading, id: `${reading.id}-again`, round: 2, entries: Object.fromEntries(again) });
    }
    for (const project of await allOf<KeptProject>('projects')) {
      const muscles = [...project.protocol.muscles, ...(secondMuscle ? [secondMuscle] : [])];
      work.objectStore('projects').put({
        ...project,
        protocol: { ...project.protocol, muscles, ...(secondRound && { rounds: 2 }) },
        ...(category ? { customCovariates: [{ ...category, kind: 'category' }] } : {}),
      });
    }
    await new Promise<void>((resolve, reject) => {
      work.oncomplete = () => resolve();
      work.onerror = () => reject(work.error);
    });
    database.close();
  }, change);
}
