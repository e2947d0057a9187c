import { describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../../../src/domain/ids';
import type { IndexedImage } from '../../../../src/domain/import/importOutcome';
import { createBatchIndexer, nextFirstBytes } from '../../../../src/io/sources/batchIndexer';
import { nextBatchSize, smallestBatch } from '../../../../src/io/sources/batchSize';
import type { Expanded, GivenLocation } from '../../../../src/io/sources/givenLocations';
import type { FileOutcome, IndexedFile } from '../../../../src/io/sources/indexFile';
import { indexLocations } from '../../../../src/io/sources/indexLocations';
import { HeaderSharer, shareHeaderParts } from '../../../../src/io/sources/shareHeaderParts';
import { makeHeader } from '../../domain/catalogue/makeHeader';

function location(path: string): GivenLocation {
  return { path, sizeBytes: 1, origin: { kind: 'file', file: new File(['1'], path) } };
}

async function* given(count: number): AsyncGenerator<Expanded> {
  for (let i = 0; i < count; i++) yield { kind: 'location', location: location(`f${i}`) };
}

const imageOf = ({ path }: GivenLocation): FileOutcome => ({
  kind: 'images',
  headers: [makeHeader({ sopInstanceUid: sopInstanceUid(path) })],
});

describe('the size of batches', () => {
  it('begins small and doubles while handing over is short', () => {
    const sizes = [smallestBatch];
    for (let i = 0; i < 6; i++) sizes.push(nextBatchSize(sizes.at(-1) ?? 0, 1));
    expect(sizes).toEqual([4, 8, 16, 32, 32, 32, 32]);
  });

  it('halves when handing over holds up the page, and stays where it is in between', () => {
    expect(nextBatchSize(32, 45)).toBe(16);
    expect(nextBatchSize(16, 15)).toBe(16);
    expect(nextBatchSize(smallestBatch, 500)).toBe(smallestBatch);
  });
});

describe('images as they are read', () => {
  it('are told batch by batch, each once and in the order of the outcome, the first few at once', async () => {
    const told: (readonly IndexedImage[])[] = [];
    const outcome = await indexLocations(given(100), {
      workers: [async (batch) => batch.map(imageOf)],
      openArchive: () => given(0),
      isSame: async () => true,
      onProgress: () => undefined,
      onImages: (images) => told.push(images),
      signal: new AbortController().signal,
    });
    expect(told[0]).toHaveLength(smallestBatch);
    expect(told.flat()).toEqual(outcome.images);
    expect(outcome.images).toHaveLength(100);
  });

  it('are told before the last file was read', async () => {
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const told: string[] = [];
    const all = indexLocations(given(20), {
      workers: [
        async (batch) => {
          if (batch.some(({ path }) => path === 'f19')) await held;
          return batch.map(imageOf);
        },
      ],
      openArchive: () => given(0),
      isSame: async () => true,
      onProgress: () => undefined,
      onImages: (images) => told.push(...images.map((image) => image.location.path)),
      signal: new AbortController().signal,
    });
    await expect.poll(() => told).toContain('f0');
    expect(told).not.toContain('f19');
    finish();
    expect((await all).images).toHaveLength(20);
  });
});

describe('headers of a batch', () => {
  it('come in the order of the files, however long each takes', async () => {
    const index = createBatchIndexer(async (one): Promise<IndexedFile> => {
      await new Promise((resolve) => setTimeout(resolve, one.path === 'f0' ? 20 : 1));
      return { fileOutcome: imageOf(one), headerBytes: 1000 };
    });
    const outcomes = await index(['f0', 'f1', 'f2', 'f3', 'f4'].map(location));
    const uids = outcomes.map((one) => (one.kind === 'images' ? one.headers[0]?.sopInstanceUid : one.kind));
    expect(uids).toEqual(['f0', 'f1', 'f2', 'f3', 'f4']);
  });

  it('begin with what the last header of the folder took, a little more, and no more than 256 KB', async () => {
    const asked: [string, number][] = [];
    const index = createBatchIndexer(async (one, startWithBytes): Promise<IndexedFile> => {
      asked.push([one.path, startWithBytes]);
      return { fileOutcome: imageOf(one), headerBytes: one.path.startsWith('long/') ? 100_000 : 1500 };
    });
    await index(['long/1'].map(location));
    await index(['long/2', 'short/1'].map(location));
    await index(['short/2'].map(location));
    // 100,000 × 1.06 in whole 4 KB: 26 of them.
    expect(asked).toEqual([
      ['long/1', 4096],
      ['long/2', 26 * 4096],
      ['short/1', 4096],
      ['short/2', 4096],
    ]);
    expect(nextFirstBytes(40_000_000)).toBe(256 * 1024);
  });

  it('of the demo begin with 4 KB each: any more would draw every slice of it', async () => {
    const asked: number[] = [];
    const index = createBatchIndexer(async (one, startWithBytes): Promise<IndexedFile> => {
      asked.push(startWithBytes);
      return { fileOutcome: imageOf(one), headerBytes: 4096 };
    });
    const ofDemo = (path: string): GivenLocation => ({
      path,
      sizeBytes: 300_000,
      origin: { kind: 'demo', seed: 1, path },
    });
    await index(['S-001/1', 'S-001/2', 'S-001/3'].map(ofDemo));
    await index(['S-001/4'].map(ofDemo));
    expect(asked).toEqual([4096, 4096, 4096, 4096]);
  });
});

describe('equal parts of headers', () => {
  const headers = [1, 2, 3].map((number) => makeHeader({ sop: `1.${number}`, instanceNumber: number }));

  it('become one object, and what the headers say stays', () => {
    const sharer = new HeaderSharer();
    const [first, second, third] = headers.map((header) => sharer.share(header));
    expect([first, second, third]).toEqual(headers);
    expect(second?.acquisition).toBe(first?.acquisition);
    expect(third?.grid.plane?.rowDirectionLps).toBe(first?.grid.plane?.rowDirectionLps);
  });

  it('stay apart where they differ', () => {
    const sharer = new HeaderSharer();
    const one = sharer.share(makeHeader({ patientId: 'A' }));
    const other = sharer.share(makeHeader({ patientId: 'B' }));
    expect([one.patient.id, other.patient.id]).toEqual(['A', 'B']);
  });

  it('are still one after a message between threads', () => {
    const outcomes = shareHeaderParts(headers.map((header) => ({ kind: 'images', headers: [header] })));
    const arrived = structuredClone(outcomes);
    const parts = arrived.map((one) => (one.kind === 'images' ? one.headers[0]?.patient : undefined));
    expect(new Set(parts).size).toBe(1);
  });
});
