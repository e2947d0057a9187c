import type { SliceHeader } from '../../src/domain/image/sliceHeader';

/**
 * Warnings about how a file is written, or about bytes that only the file has: what an archive says of an image has lost them.
 * Text is Unicode in it already, whatever the file had declared.
 */
const aboutTheFile: ReadonlySet<string> = new Set([
  'meta-header',
  'transfer-syntax-wrong',
  'odd-length',
  'duplicate-tag',
  'tags-out-of-order',
  'sequence-structure',
  'unknown-vr',
  'pixel-data-longer',
  'text-not-decodable',
]);

/** Where headers from an archive's metadata say something else than those from the file, in words; empty when nowhere. */
export function headerDifferences(
  fromFile: readonly SliceHeader[],
  fromArchive: readonly SliceHeader[],
): readonly string[] {
  if (fromFile.length !== fromArchive.length) return [`${fromArchive.length} of ${fromFile.length} frames`];
  const found = new Set<string>();
  for (const [frame, header] of fromFile.entries()) {
    const other = fromArchive[frame];
    const keys = new Set([...Object.keys(header), ...Object.keys(other ?? {})] as (keyof SliceHeader)[]);
    for (const key of keys) {
      const [a, b] = [comparable(header, key), other && comparable(other, key)];
      if (a !== b) found.add(`${key}: ${a} in the file, ${b} in the archive`);
    }
  }
  return [...found];
}

function comparable(header: SliceHeader, key: keyof SliceHeader): string | undefined {
  const value =
    key === 'warnings' ? header.warnings.filter(({ kind }) => !aboutTheFile.has(kind)) : header[key];
  return JSON.stringify(value);
}
