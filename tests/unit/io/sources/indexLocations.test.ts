import { describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../../../src/domain/ids';
import type { Expanded, GivenLocation } from '../../../../src/io/sources/givenLocations';
import type { FileOutcome } from '../../../../src/io/sources/indexFile';
import { type IndexBatch, indexLocations } from '../../../../src/io/sources/indexLocations';
import { makeHeader } from '../../domain/catalogue/makeHeader';

function location(path: string): GivenLocation {
  return { path, sizeBytes: 1, origin: { kind: 'demo', seed: 0, path } };
}

/** Indexes with these workers; copies are taken for the same image unless a test says otherwise. */
function indexWith(
  expanded: AsyncIterable<Expanded>,
  workers: readonly IndexBatch[],
  more: Partial<Parameters<typeof indexLocations>[1]> = {},
) {
  return indexLocations(expanded, {
    workers,
    openArchive: () => given(0),
    isSame: async () => true,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  });
}

async function* given(count: number): AsyncGenerator<Expanded> {
  for (let i = 0; i < count; i++) yield { kind: 'location', location: location(`f${i}`) };
}

/** Every file is an image of its own; the path is its UID. */
const eachAnImage = async (batch: readonly GivenLocation[]): Promise<readonly FileOutcome[]> =>
  batch.map(({ path }) => ({
    kind: 'images',
    headers: [makeHeader({ sopInstanceUid: sopInstanceUid(path) })],
  }));

describe('indexing files', () => {
  it('reads every file once with two workers, and reports the counts', async () => {
    const reports: number[] = [];
    const outcome = await indexWith(given(150), [eachAnImage, eachAnImage], {
      onProgress: ({ read }) => reports.push(read),
    });
    expect(outcome.images).toHaveLength(150);
    expect(new Set(outcome.images.map((image) => image.location.path)).size).toBe(150);
    expect(reports.at(-1)).toBe(150);
    expect([...reports].sort((a, b) => a - b)).toEqual(reports);
  });

  it('keeps one of two files with the same image and reports the other once, naming the first', async () => {
    const same = async (batch: readonly GivenLocation[]): Promise<readonly FileOutcome[]> =>
      batch.map(() => ({
        kind: 'images',
        headers: [makeHeader({ sopInstanceUid: sopInstanceUid('1.2.3') })],
      }));
    const outcome = await indexWith(given(2), [same]);
    expect(outcome.images).toHaveLength(1);
    expect(outcome.unused).toEqual([
      {
        path: 'f1',
        kind: 'duplicate',
        detail: 'Same image as f0.',
        tag: 'SOPInstanceUID (0008,0018)',
      },
    ]);
  });

  it('stops when cancelled and keeps what was read', async () => {
    const controller = new AbortController();
    const slow = async (batch: readonly GivenLocation[]): Promise<readonly FileOutcome[]> => {
      controller.abort();
      return eachAnImage(batch);
    };
    const outcome = await indexWith(given(1000), [slow], { signal: controller.signal });
    expect(outcome.isCancelled).toBe(true);
    expect(outcome.images.length).toBeGreaterThan(0);
    expect(outcome.images.length).toBeLessThan(1000);
  });

  it('passes on what could not even be opened', async () => {
    async function* broken(): AsyncGenerator<Expanded> {
      yield { kind: 'unusable', path: 'a.zip', reason: 'damaged-zip', detail: 'no directory' };
    }
    const outcome = await indexWith(broken(), [eachAnImage]);
    expect(outcome.unused).toEqual([{ path: 'a.zip', kind: 'damaged-zip', detail: 'no directory' }]);
  });
});

it('a batch whose worker dies is listed file by file, and the other batches are read', async () => {
  let batches = 0;
  const dying = async (batch: readonly GivenLocation[]): Promise<readonly FileOutcome[]> => {
    batches += 1;
    if (batches === 1) throw new Error('the worker stopped');
    return eachAnImage(batch);
  };
  const outcome = await indexWith(given(64), [dying]);
  // The first batches are of four files.
  expect(outcome.images).toHaveLength(60);
  expect(outcome.unused).toHaveLength(4);
  expect(outcome.unused[0]).toEqual({ path: 'f0', kind: 'cannot-be-read', detail: 'the worker stopped' });
});

it('two different images under one SOP Instance UID are not called copies: the second needs a look', async () => {
  const each = async (batch: readonly GivenLocation[]): Promise<readonly FileOutcome[]> =>
    batch.map(({ path }) => {
      const header = makeHeader({ sopInstanceUid: sopInstanceUid('1.2.3') });
      const grid = { ...header.grid, spacing: { rowMm: path === 'f1' ? 2 : 1, columnMm: 1 } };
      return { kind: 'images', headers: [{ ...header, grid }] };
    });
  const outcome = await indexWith(given(3), [each]);
  expect(outcome.images).toHaveLength(1);
  expect(outcome.unused.map(({ path, kind }) => [path, kind])).toEqual([
    ['f1', 'other-image-same-uid'],
    ['f2', 'duplicate'],
  ]);
});
