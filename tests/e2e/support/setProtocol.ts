import type { Page } from '@playwright/test';
import type { Protocol } from '../../../src/domain/study/protocol';

/**
 * Changes the protocol of the only project that the browser keeps, apart from the product: how readings are done is tested
 * here, not the form that sets it. Load the page again afterwards.
 */
export async function setProtocol(page: Page, part: Partial<Protocol>): Promise<void> {
  await page.evaluate(async (changed) => {
    const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answerOf(indexedDB.open('multifidus'));
    const work = database.transaction('projects', 'readwrite');
    const projects = work.objectStore('projects');
    const [project] = await answerOf<{ readonly protocol: object }[]>(projects.getAll());
    if (!project) throw new Error('The browser keeps no project');
    projects.put({ ...project, protocol: { ...project.protocol, ...changed } });
    await new Promise((done, failed) => {
      work.oncomplete = done;
      work.onerror = failed;
    });
    database.close();
  }, part);
}
