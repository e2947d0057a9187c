import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { phantomFiles } from '../../support/phantomFiles';

/** Writes phantom DICOM studies of some subjects (0-based) to a new folder on disk and names it. */
export function phantomFolder(subjects: readonly number[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-phantom-'));
  for (const { path, bytes } of phantomFiles(subjects)) {
    const target = join(folder, 'studies', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  writeFileSync(join(folder, 'studies', 'readme.txt'), 'Burned for the surgeon. Not an image.');
  writeFileSync(join(folder, 'studies', 'S-001', 'empty.dcm'), new Uint8Array());
  return join(folder, 'studies');
}
