import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Expanded } from '../../../../src/io/sources/expandGiven';
import { expandGiven } from '../../../../src/io/sources/expandGiven';
import { readBytes } from '../../../../src/io/sources/readBytes';

const content = Uint8Array.from({ length: 5000 }, (_, i) => i % 251);

async function expand(files: readonly { path: string; file: File }[]): Promise<Expanded[]> {
  const all: Expanded[] = [];
  for await (const one of expandGiven(files)) all.push(one);
  return all;
}

function fileOf(name: string, bytes: Uint8Array): File {
  return new File([new Uint8Array(bytes)], name);
}

describe('what the user gave', () => {
  it('is taken as it is when it is no zip, whatever its name', async () => {
    const [one] = await expand([{ path: 'cd/I0001', file: fileOf('I0001', content) }]);
    expect(one).toMatchObject({ kind: 'location', location: { path: 'cd/I0001', sizeBytes: 5000 } });
  });

  it('is opened when it is a zip, also without the ending, and its files are read piece by piece', async () => {
    const zip = zipSync({ 'a/one.dcm': content, 'two.dcm': content.subarray(0, 10) });
    const all = await expand([{ path: 'study', file: fileOf('study', zip) }]);
    const locations = all.flatMap((one) => (one.kind === 'location' ? [one.location] : []));
    expect(locations.map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual([
      ['study/a/one.dcm', 5000],
      ['study/two.dcm', 10],
    ]);
    const [first] = locations;
    if (!first) throw new Error('no location');
    expect([...(await readBytes(first, 100, 105))]).toEqual([...content.subarray(100, 105)]);
    expect(await readBytes(first, 4990, 9999)).toHaveLength(10);
  });

  it('is named with its fault when it is a damaged zip, and the other files go on', async () => {
    const zip = zipSync({ 'one.dcm': content });
    const all = await expand([
      { path: 'cut.zip', file: fileOf('cut.zip', zip.subarray(0, zip.length - 30)) },
      { path: 'b.dcm', file: fileOf('b.dcm', content) },
    ]);
    expect(all).toHaveLength(2);
    expect(all[0]).toMatchObject({ kind: 'unusable', path: 'cut.zip', reason: 'damaged-zip' });
    expect(all[1]).toMatchObject({ kind: 'location' });
  });
});
