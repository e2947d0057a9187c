import { err, ok, type Result } from '../../base/result';
import type { HeaderProblem } from './headerProblem';
import { parseFile } from './parseFile';
import { elementOf, readItems, readTexts } from './tagSource';
import { tagLabel } from './tags';

/**
 * Paths that a DICOMDIR refers to, relative to its folder, with `/`. Multifidus reads the files themselves, never
 * the directory's copies of their facts; the list serves to say which files of a medium are missing.
 */
export function readDicomDir(bytes: Uint8Array): Result<readonly string[], HeaderProblem> {
  const parsed = parseFile(bytes, bytes.length);
  if (!parsed.ok) return parsed;
  const { source } = parsed.value;
  if (elementOf(source, 'DirectoryRecordSequence') === undefined) {
    return err({ kind: 'missing-tag', tag: tagLabel('DirectoryRecordSequence') });
  }
  const paths = readItems(source, 'DirectoryRecordSequence').map((record) =>
    readTexts(record, 'ReferencedFileId').join('/'),
  );
  return ok(paths.filter((path) => path !== ''));
}
