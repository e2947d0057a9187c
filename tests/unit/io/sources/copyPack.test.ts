import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { type PackFile, readPackList, writePack } from '../../../../src/io/sources/copyPack';
import { checkedCopy } from '../../../../src/io/sources/readCopy';

/** A file of the private file system in memory. `roomBytes`: what the disk has; beyond it writes come back short. */
function memoryFile(roomBytes = Number.POSITIVE_INFINITY): PackFile & { bytes(): Uint8Array<ArrayBuffer> } {
  let content = new Uint8Array(0);
  return {
    write(bytes, { at }) {
      const count = Math.max(0, Math.min(bytes.length, roomBytes - at));
      const grown = new Uint8Array(Math.max(content.length, at + count));
      grown.set(content);
      grown.set(bytes.subarray(0, count), at);
      content = grown;
      return count;
    },
    truncate(size) {
      content = content.slice(0, size);
    },
    flush: () => undefined,
    bytes: () => content,
  };
}

// Node's own SHA-256, not the product's.
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const first = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
const second = Uint8Array.from({ length: 77 }, (_, at) => 255 - at);

function packed(room?: number) {
  const file = memoryFile(room);
  const writer = writePack(file);
  writer.add(['1.2.3#0'], first, sha256(first));
  writer.add(['1.2.4#0', '1.2.4#1'], second, sha256(second));
  const size = writer.finish();
  return { bytes: file.bytes(), size };
}

const place = (offset: number, hash: string) => ({ folder: 'f', pack: 'p', offset, sha256: hash });

it('gives back every file byte for byte, with the slices that are in it', async () => {
  const { bytes, size } = packed();
  expect(bytes.length).toBe(size);
  const pack = new Blob([bytes]);
  const list = await readPackList(pack);
  expect(list?.map(({ keys, sizeBytes }) => [keys, sizeBytes])).toEqual([
    [['1.2.3#0'], 1000],
    [['1.2.4#0', '1.2.4#1'], 77],
  ]);
  expect(await checkedCopy(pack, place(list?.[0]?.offset ?? -1, sha256(first)), 1000)).toEqual(first);
  expect(await checkedCopy(pack, place(list?.[1]?.offset ?? -1, sha256(second)), 77)).toEqual(second);
});

it('a pack that was cut off anywhere, or has bytes too many, is never used', async () => {
  const { bytes } = packed();
  for (let length = 0; length < bytes.length; length++) {
    expect(await readPackList(new Blob([bytes.slice(0, length)]))).toBeUndefined();
  }
  expect(await readPackList(new Blob([new Uint8Array([0]), bytes]))).toBeUndefined();
  expect(await readPackList(new Blob([bytes, new Uint8Array([0])]))).toBeUndefined();
});

it('a copy in which one bit changed is refused when it is read', async () => {
  const { bytes } = packed();
  const damaged = new Uint8Array(bytes);
  damaged[500] = (damaged[500] ?? 0) ^ 1;
  const pack = new Blob([damaged]);
  await expect(checkedCopy(pack, place(0, sha256(first)), 1000)).rejects.toThrow('damaged');
  expect(await checkedCopy(pack, place(1000, sha256(second)), 77)).toEqual(second);
});

it('no room on the disk is a failure, also where the browser only writes less than asked', () => {
  expect(() => packed(400)).toThrow('No space is left');
  expect(() => packed(1090)).toThrow('No space is left');
});

it('a list that is no list is no pack', async () => {
  const tail = (text: string) => {
    const list = new TextEncoder().encode(text);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, list.length, true);
    return new Blob([list, length, new TextEncoder().encode('MFPACK01')]);
  };
  expect(await readPackList(tail('[]'))).toEqual([]);
  for (const text of ['{}', '[1]', '[{"keys":[1],"offset":0,"sizeBytes":0,"sha256":""}]', 'no']) {
    expect(await readPackList(tail(text))).toBeUndefined();
  }
});
