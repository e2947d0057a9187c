import type { Page } from '@playwright/test';

/** What becomes of the records of one project that is kept in the browser. */
export interface RecordChange {
  /** Codes of the subjects that stay; everybody without. */
  readonly keep?: readonly string[];
  /** Covariates taken away from a subject, by its code. */
  readonly without?: Readonly<Record<string, readonly string[]>>;
  /** Settings of the protocol that are put in the place of its own. */
  readonly protocol?: Readonly<Record<string, unknown>>;
}

/**
 * Changes what the browser keeps, apart from the product, so that a study of another size or with gaps stands there
 * without being read by hand. Close the project first, and load the page again afterwards.
 */
export async function changeRecords(page: Page, change: RecordChange): Promise<void> {
  await page.evaluate(async ({ keep, without = {}, protocol }) => {
    const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answerOf(indexedDB.open('multifidus'));
    const work = database.transaction(['projects', 'subjects', 'readings'], 'readwrite');
    const [projects, subjects, readings] = ['projects', 'subjects', 'readings'].map((name) =>
      work.objectStore(name),
    );
    const gone = new Set<string>();
    for (const subject of (await answerOf(subjects?.getAll() as IDBRequest)) as {
      id: string;
      code: string;
      covariates: Record<string, unknown>;
    }[]) {
      if (keep && !keep.includes(subject.code)) {
        gone.add(subject.id);
        subjects?.delete(subject.id);
        continue;
      }
      for (const name of without[subject.code] ?? []) delete subject.covariates[name];
      subjects?.put(subject);
    }
    for (const reading of (await answerOf(readings?.getAll() as IDBRequest)) as {
      id: string;
      subjectId: string;
    }[]) {
      if (gone.has(reading.subjectId)) readings?.delete(reading.id);
    }
    for (const project of (await answerOf(projects?.getAll() as IDBRequest)) as { protocol: object }[]) {
      projects?.put({ ...project, protocol: { ...project.protocol, ...protocol } });
    }
    await new Promise<void>((resolve, reject) => {
      work.oncomplete = () => resolve();
      work.onerror = () => reject(work.error);
    });
    database.close();
  }, change);
}
