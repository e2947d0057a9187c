import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../../src/base/crc32';
import { expandArchive } from '../../../../src/io/sources/expandArchive';
import { indexFile } from '../../../../src/io/sources/indexFile';
import { readZipEntry } from '../../../../src/io/sources/readZipEntry';
import type { ZipEntryFacts, ZipPlace } from '../../../../src/io/sources/zipArchive';
import { listZip } from '../../../../src/io/sources/zipArchive';

const megabyte = 2 ** 20;

async function only(archive: Blob): Promise<ZipEntryFacts & { readonly place: ZipPlace }> {
  for await (const entry of listZip(archive)) {
    if (entry.place) return { ...entry, place: entry.place };
  }
  throw new Error('no readable entry');
}

function blobOf(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)]);
}

describe('a file in a zip', () => {
  it('is reached by itself, stored and deflated, at any offset and behind a prefix', async () => {
    const content = Uint8Array.from({ length: 70_000 }, (_, i) => (i * i) % 253);
    for (const level of [0, 9] as const) {
      const zip = zipSync({ 'first.txt': strToU8('first'), 'scan/IM1': content }, { level });
      for (const prefix of [0, 777]) {
        const archive = blobOf(new Uint8Array([...new Uint8Array(prefix), ...zip]));
        const entries: ZipEntryFacts[] = [];
        for await (const entry of listZip(archive)) entries.push(entry);
        const place = entries[1]?.place;
        if (!place) throw new Error('no place');
        expect(await readZipEntry(archive, place, 70_000, 100)).toEqual(content.subarray(0, 100));
        expect(await readZipEntry(archive, place, 70_000, 70_000)).toEqual(content);
        expect(await readZipEntry(archive, place, 70_000, 1e9)).toEqual(content);
      }
    }
  });

  it('costs only what was asked for, although it stands for 200 MB', async () => {
    const zip = zipSync({ bomb: new Uint8Array(200 * megabyte) }, { level: 9 });
    const archive = blobOf(zip);
    const { place, sizeBytes } = await only(archive);
    let sliced = 0;
    const counting = Object.assign(Object.create(archive), {
      slice: (from: number, to: number) => {
        const part = archive.slice(from, to);
        if (part.size <= 30) return part;
        const stream = () =>
          part.stream().pipeThrough(
            new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
              transform: (chunk, controller) => {
                sliced += chunk.length;
                controller.enqueue(chunk);
              },
            }),
          );
        return Object.assign(Object.create(part), { stream });
      },
    });
    expect(await readZipEntry(counting, place, sizeBytes, 4096)).toEqual(new Uint8Array(4096));
    expect(sliced).toBeLessThanOrEqual(zip.length);
  });

  it('that holds more or less than it states, or other bytes, is refused', async () => {
    const content = Uint8Array.from({ length: 5000 }, (_, i) => i % 251);
    const archive = blobOf(zipSync({ 'IM1.dcm': content }, { level: 0 }));
    const { place } = await only(archive);
    await expect(readZipEntry(archive, place, 4000, 4000)).rejects.toThrow('more than its 4000');
    await expect(readZipEntry(archive, place, 6000, 6000)).rejects.toThrow('5000 bytes');
    const bytes = new Uint8Array(await archive.arrayBuffer());
    bytes[2000] = (bytes[2000] ?? 0) ^ 1;
    await expect(readZipEntry(blobOf(bytes), place, 5000, 5000)).rejects.toThrow('checksum');
    const elsewhere = { ...place, headerOffset: 7 };
    await expect(readZipEntry(archive, elsewhere, 5000, 5000)).rejects.toThrow('no file where');
    await expect(readZipEntry(archive, place, 2 ** 40, 10)).rejects.toThrow('claims');
  });

  it('that is itself a zip says so instead of passing for another file', async () => {
    const inner = zipSync({ 'IM1.dcm': new Uint8Array(3000) });
    const outer = new File([new Uint8Array(zipSync({ 'patient.zip': inner }))], 'cohort.zip');
    for await (const one of expandArchive('cohort.zip', outer)) {
      if (one.kind !== 'location') throw new Error(one.detail);
      expect((await indexFile(one.location, 4096)).fileOutcome).toMatchObject({
        kind: 'unused',
        reason: 'zip-in-zip',
      });
    }
  });

  it('with a path that climbs out is a name and nothing else', async () => {
    const name = '../../etc/<img src=x onerror=alert(1)>.dcm';
    const archive = blobOf(zipSync({ [name]: strToU8('x') }));
    expect((await only(archive)).path).toBe(name);
  });
});

describe('a file whose image does not begin', () => {
  it('is refused before more than a header’s worth is read', async () => {
    // DICM and a private element that claims three gigabytes: (0009,0010) OB, explicit little endian.
    const start = new Uint8Array(4096);
    start.set(strToU8('DICM'), 128);
    start.set([2, 0, 0x10, 0, 0x55, 0x49, 20, 0], 132);
    start.set(strToU8('1.2.840.10008.1.2.1\0'), 140);
    start.set([9, 0, 0x10, 0, 0x4f, 0x42, 0, 0, 0, 0, 0, 0xc0], 160);
    const asked: number[] = [];
    const slice = (from: number, to: number) => {
      asked.push(to);
      return { arrayBuffer: async () => start.slice(from, to).buffer };
    };
    // Only `slice` of a file is used here: a real one of this size does not fit into a test.
    const file = Object.assign(new File([], 'huge'), { slice }) as unknown as File;
    const location = { path: 'huge', sizeBytes: 2 ** 32, origin: { kind: 'file' as const, file } };
    const { fileOutcome } = await indexFile(location, 4096);
    expect(fileOutcome).toMatchObject({ kind: 'unused' });
    expect(Math.max(...asked)).toBeLessThanOrEqual(256 * megabyte);
  });
});

it('computes CRC-32 as the standard’s check value says', () => {
  // The check value of CRC-32/ISO-HDLC for the ASCII digits 1 to 9.
  expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
});
