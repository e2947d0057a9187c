import 'fake-indexeddb/auto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeWorkstation } from '../support/makeWorkstation';
import { phantomFiles } from '../support/phantomFiles';

/*
 * A project's own backup must open again, whatever odd files are in the project: a check of the border that is stricter
 * than what comes in would lose somebody's work.
 */
const shared = join(import.meta.dirname, '../../../shared/data');
const folders = [
  process.env['REFERENCE_MALFORMED'] ?? join(shared, 'malformed'),
  process.env['REFERENCE_DICOM'] ?? join(shared, 'dicom'),
];

function filesBelow(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
  );
}

async function goesThroughBackup(name: string, files: readonly { path: string; bytes: Uint8Array }[]) {
  const here = makeWorkstation({ databaseName: `${name}-here` });
  await here.app.newProject('Odd <b>files</b>');
  await here.app.importImages({ kind: 'files', files });
  await here.app.backUp();
  const bundle = here.downloads.at(-1)?.content;
  if (!(bundle instanceof Uint8Array)) throw new Error('no backup was written');
  const there = makeWorkstation({ databaseName: `${name}-there` });
  await there.app.openBundle(bundle);
  expect(there.state().notices.map(({ kind, facts }) => [kind, facts])).toMatchObject([
    ['bundle-opened', {}],
  ]);
  const [before, after] = [here.state().open, there.state().open];
  expect(before?.images.size).toBeGreaterThan(0);
  // JSON has no `undefined`: what is absent is absent on both sides.
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const imagesOf = (open: typeof before) => plain([...(open?.images ?? [])].sort());
  expect(imagesOf(after)).toEqual(imagesOf(before));
  expect(plain(after?.subjects)).toEqual(plain(before?.subjects));
}

describe('a backup of a project', () => {
  it('of the phantom opens again elsewhere with every slice and subject', async () => {
    await goesThroughBackup('backup-phantom', phantomFiles([0, 1]));
  });

  for (const folder of folders) {
    const isThere = existsSync(folder);
    const title = `with every file of ${folder} opens again elsewhere`;
    it.skipIf(!isThere)(isThere ? title : `NOT RUN, no such folder: ${title}`, async () => {
      const files = filesBelow(folder).map((path) => ({ path, bytes: new Uint8Array(readFileSync(path)) }));
      await goesThroughBackup(`backup-${folder}`, files);
    });
  }
});
