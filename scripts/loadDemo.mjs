import { runnerImport } from 'vite';
import { storeInArchive } from './storeInArchive.mjs';

/** @typedef {{ readonly code: string, readonly paths: readonly string[], readonly read: (path: string) => Uint8Array }} DemoSubjectFiles */

/**
 * The demo's subjects with their DICOM files, drawn when they are read: about one second and 11 MB a subject.
 *
 * @param {number} count
 * @returns {Promise<readonly DemoSubjectFiles[]>}
 */
export async function demoSubjects(count) {
  /** @type {{ module: typeof import('../src/io/sources/demo/demoSource') }} */
  const { module: source } = await importOf('/src/io/sources/demo/demoSource.ts');
  /** @type {{ module: typeof import('../src/io/sources/demo/demoSeed') }} */
  const { module: seed } = await importOf('/src/io/sources/demo/demoSeed.ts');
  /** @type {Map<string, string[]>} */
  const pathsOf = new Map();
  const sizes = new Map(source.listDemoFiles(seed.demoSeed).map(({ path, sizeBytes }) => [path, sizeBytes]));
  for (const path of sizes.keys()) {
    const [code = ''] = path.split('/');
    pathsOf.set(code, [...(pathsOf.get(code) ?? []), path]);
  }
  const read = (/** @type {string} */ path) =>
    source.readDemoBytes(seed.demoSeed, path, 0, sizes.get(path) ?? 0);
  return [...pathsOf].slice(0, count).map(([code, paths]) => ({ code, paths, read }));
}

/** @param {string} path @returns {Promise<any>} */
async function importOf(path) {
  return runnerImport(path, { configFile: false, logLevel: 'error' });
}

/** How many objects of a patient the archive lists. @param {string} url @param {string} patientId @returns {Promise<number>} */
async function countOf(url, patientId) {
  const query = `PatientID=${encodeURIComponent(patientId)}&includefield=00201208`;
  const answer = await fetch(`${url}/studies?${query}`, { headers: { Accept: 'application/dicom+json' } });
  /** @type {readonly Record<string, { Value?: readonly number[] }>[]} */
  const studies = answer.status === 200 ? await answer.json() : [];
  return studies.reduce((sum, study) => sum + (study['00201208']?.Value?.[0] ?? 0), 0);
}

/**
 * Loads demo subjects into an archive, a series a request; those that are there already are left.
 *
 * @param {string} url DICOMweb root.
 * @param {number} count
 * @param {{ readonly signal: AbortSignal, readonly onSubject: (done: number, of: number) => void }} options
 * @returns {Promise<{ readonly subjects: number, readonly files: number, readonly bytes: number }>}
 */
export async function loadDemo(url, count, { signal, onSubject }) {
  const subjects = await demoSubjects(count);
  let files = 0;
  let bytes = 0;
  for (const [index, { code, paths, read }] of subjects.entries()) {
    if ((await countOf(url, code.replace('S-', 'DEMO-'))) < paths.length) {
      for (const folder of new Set(paths.map(folderOf))) {
        signal.throwIfAborted();
        const series = paths.filter((path) => folderOf(path) === folder).map(read);
        await storeInArchive(url, series, { signal });
        bytes += series.reduce((sum, { length }) => sum + length, 0);
        files += series.length;
      }
    }
    onSubject(index + 1, subjects.length);
  }
  return { subjects: subjects.length, files, bytes };
}

/** @param {string} path */
function folderOf(path) {
  return path.slice(0, path.lastIndexOf('/'));
}
