import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createBatchIndexer } from '../../../../src/io/sources/batchIndexer';
import type { GivenFile } from '../../../../src/io/sources/collectFiles';
import { expandArchive } from '../../../../src/io/sources/expandArchive';
import { type Expanded, givenLocations } from '../../../../src/io/sources/givenLocations';
import { indexLocations } from '../../../../src/io/sources/indexLocations';
import { readBytes } from '../../../../src/io/sources/readBytes';
import { syntheticDicom } from '../../../support/syntheticDicom';

/* Files as a person gives them, read by the product's own indexing in one thread: zips are found by their bytes. */

const content = Uint8Array.from({ length: 5000 }, (_, i) => i % 251);

function fileOf(path: string, bytes: Uint8Array): GivenFile {
  return { path, file: new File([new Uint8Array(bytes)], path) };
}

function index(files: readonly GivenFile[]) {
  return indexLocations(givenLocations(files), {
    workers: [createBatchIndexer(), createBatchIndexer()],
    openArchive: expandArchive,
    isSame: async () => true,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
}

const slice = (number: number) => syntheticDicom({ sopInstanceUid: `1.2.${number}`, rows: 60, columns: 60 });

describe('what the user gave', () => {
  it('is an image with its size when it is no zip, whatever its name', async () => {
    const bytes = slice(1);
    const { images, unused } = await index([fileOf('cd/I0001.zip', bytes)]);
    expect(unused).toEqual([]);
    expect(images.map(({ location }) => [location.path, location.sizeBytes])).toEqual([
      ['cd/I0001.zip', bytes.length],
    ]);
  });

  it('is opened when it is a zip, also without the ending, and its files are read like the others', async () => {
    const zip = zipSync({ 'a/one.dcm': slice(1), 'two.dcm': slice(2), 'note.txt': content });
    const { images, unused } = await index([fileOf('study', zip), fileOf('three.dcm', slice(3))]);
    expect(images.map(({ location }) => [location.path, location.sizeBytes]).sort()).toEqual([
      ['study/a/one.dcm', slice(1).length],
      ['study/two.dcm', slice(2).length],
      ['three.dcm', slice(3).length],
    ]);
    expect(unused.map(({ path }) => path)).toEqual(['study/note.txt']);
  });

  it('counts the files of a zip and not the zip', async () => {
    const zip = zipSync({ 'one.dcm': slice(1), 'two.dcm': slice(2) });
    const reports: (number | undefined)[][] = [];
    await indexLocations(givenLocations([fileOf('study.zip', zip)]), {
      workers: [createBatchIndexer()],
      openArchive: expandArchive,
      isSame: async () => true,
      onProgress: ({ read, found }) => reports.push([read, found]),
      signal: new AbortController().signal,
    });
    expect(reports.at(-1)).toEqual([2, 2]);
  });

  it('is named with its fault when it is a damaged zip, and the other files go on', async () => {
    const zip = zipSync({ 'one.dcm': content });
    const { images, unused } = await index([
      fileOf('cut.zip', zip.subarray(0, zip.length - 30)),
      fileOf('b.dcm', slice(1)),
    ]);
    expect(unused).toMatchObject([{ path: 'cut.zip', kind: 'damaged-zip' }]);
    expect(images).toHaveLength(1);
  });
});

it('files in a zip are read piece by piece', async () => {
  const zip = zipSync({ 'a/one.dcm': content });
  const all: Expanded[] = [];
  for await (const one of expandArchive('study', fileOf('study', zip).file)) all.push(one);
  const [first] = all;
  if (first?.kind !== 'location') throw new Error('no location');
  const location = { ...first.location, sizeBytes: first.location.sizeBytes ?? 0 };
  expect(location.sizeBytes).toBe(5000);
  expect([...(await readBytes(location, 100, 105))]).toEqual([...content.subarray(100, 105)]);
  expect(await readBytes(location, 4990, 9999)).toHaveLength(10);
});
