import type { Page } from '@playwright/test';

/** Everything that the browser keeps for the page, as text, and where each piece of it was. */
export interface StoredHere {
  readonly text: string;
  readonly places: readonly string[];
}

/**
 * Reads what is kept for the page without the product's help: all IndexedDB databases with their keys, the private file
 * system with its file names, local and session storage, caches, cookies and the address. Bytes are read as Latin-1.
 */
export async function storedHere(page: Page): Promise<StoredHere> {
  const pieces = await page.evaluate(async () => {
    const found: { place: string; text: string }[] = [];
    const latin1 = (buffer: ArrayBuffer): string => new TextDecoder('latin1').decode(buffer);

    async function textOf(value: unknown): Promise<string> {
      if (value === null || typeof value !== 'object') return String(value);
      if (value instanceof Blob) {
        const name = value instanceof File ? `${value.name} ${value.webkitRelativePath} ` : '';
        return name + latin1(await value.arrayBuffer());
      }
      if (value instanceof ArrayBuffer) return latin1(value);
      if (ArrayBuffer.isView(value)) return latin1(value.buffer.slice(0) as ArrayBuffer);
      if (value instanceof FileSystemHandle) return `handle ${value.name}`;
      const parts: string[] = [];
      const inner: [unknown, unknown][] =
        value instanceof Map
          ? [...value]
          : value instanceof Set
            ? [...value].map((one) => ['', one])
            : Object.entries(value);
      for (const [key, one] of inner) parts.push(`${await textOf(key)}: ${await textOf(one)}`);
      return parts.join('\n');
    }
    const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });

    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name));
      for (const table of [...database.objectStoreNames]) {
        const store = database.transaction(table).objectStore(table);
        const [values, keys] = await Promise.all([answerOf(store.getAll()), answerOf(store.getAllKeys())]);
        for (const [at, value] of values.entries()) {
          found.push({
            place: `indexedDB ${name} ${table} ${at}`,
            text: `${await textOf(keys[at])} ${await textOf(value)}`,
          });
        }
      }
      database.close();
    }
    async function readFolder(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
      for await (const entry of folder.values()) {
        const place = `${path}/${entry.name}`;
        if (entry.kind === 'directory') {
          found.push({ place, text: entry.name });
          await readFolder(entry as FileSystemDirectoryHandle, place);
        } else {
          const file = await (entry as FileSystemFileHandle).getFile();
          found.push({ place, text: await textOf(file) });
        }
      }
    }
    await readFolder(await navigator.storage.getDirectory(), 'private files');
    for (const [place, storage] of [
      ['localStorage', localStorage],
      ['sessionStorage', sessionStorage],
    ] as const) {
      for (const [key, value] of Object.entries(storage)) found.push({ place, text: `${key} ${value}` });
    }
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      for (const { url } of requests) found.push({ place: `cache ${name}`, text: url });
    }
    found.push({ place: 'cookies', text: document.cookie });
    found.push({ place: 'address', text: `${location.href} ${JSON.stringify(history.state)}` });
    return found;
  });
  return {
    text: pieces.map(({ text }) => text).join('\n'),
    places: pieces.map(({ place }) => place),
  };
}

/** Records of a table of the browser's database, read apart from the product. */
export function countRecords(page: Page, table: string): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('multifidus');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction(name).objectStore(name).count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
    table,
  );
}

/** Images that the browser keeps, counted apart from the product: they lie packed, one record a patient. */
export function countImages(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('multifidus');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('patientImages').objectStore('patientImages').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            const records: readonly { readonly packed: string }[] = reading.result;
            resolve(records.reduce((sum, { packed }) => sum + JSON.parse(packed).length, 0));
          };
        };
      }),
  );
}
