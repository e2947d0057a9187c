import type { Result } from '../../base/result';
import { safeName } from '../../base/safeName';
import type { DicomObjectFile, ObjectProblem, ScanObjects, WrittenObjects } from './scanObjects';

/** Objects of several scans as they lie in a zip, and what could not be written. */
export interface ObjectFiles {
  /** By path; a folder for each subject. */
  readonly files: readonly { readonly path: string; readonly file: DicomObjectFile }[];
  readonly problems: readonly ObjectProblem[];
}

/** Writes objects of scans, one after the other. No two have one path: codes that no file name tells apart are numbered. */
export function objectFilesOf(
  scans: Iterable<Result<ScanObjects, ObjectProblem>>,
  write: (scan: ScanObjects) => WrittenObjects,
): ObjectFiles {
  const files: ObjectFiles['files'][number][] = [];
  const problems: ObjectProblem[] = [];
  const taken = new Set<string>();
  for (const scan of scans) {
    if (!scan.ok) {
      problems.push(scan.error);
      continue;
    }
    const written = write(scan.value);
    problems.push(...written.problems);
    const folder = safeName(scan.value.subjectCode);
    for (const file of written.files) files.push({ path: freePath(folder, file.fileName, taken), file });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, problems };
}

function freePath(folder: string, fileName: string, taken: Set<string>): string {
  const bare = fileName.replace(/\.dcm$/, '');
  let path = `${folder}/${bare}.dcm`;
  // Some file systems do not tell small letters from capitals.
  for (let count = 2; taken.has(path.toLowerCase()); count += 1) path = `${folder}/${bare}-${count}.dcm`;
  taken.add(path.toLowerCase());
  return path;
}
