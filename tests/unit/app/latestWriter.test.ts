import { describe, expect, it } from 'vitest';
import { createLatestWriter } from '../../../src/app/latestWriter';
import { err, ok, type Result } from '../../../src/base/result';
import type { StorageFailure } from '../../../src/domain/keeping/storedProject';

const full = err<StorageFailure>({ kind: 'full', message: 'full' });

/** A disk whose writes end when the test says so. */
function slowDisk() {
  const written: string[] = [];
  const waiting: ((outcome: Result<void, StorageFailure>) => void)[] = [];
  const save = (value: string) =>
    new Promise<Result<void, StorageFailure>>((resolve) => {
      written.push(value);
      waiting.push(resolve);
    });
  const finish = async (outcome: Result<void, StorageFailure> = ok(undefined)) => {
    waiting.shift()?.(outcome);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { written, save, finish };
}

describe('a writer of the latest', () => {
  it('writes at once, then of what came meanwhile only the last', async () => {
    const disk = slowDisk();
    const writer = createLatestWriter(disk.save);
    const done = writer.write('draft', 'one');
    for (const value of ['two', 'three', 'four']) void writer.write('draft', value);
    expect(disk.written).toEqual(['one']);
    await disk.finish();
    expect(disk.written).toEqual(['one', 'four']);
    await disk.finish();
    await done;
    void writer.write('draft', 'five');
    expect(disk.written).toEqual(['one', 'four', 'five']);
  });

  it('keeps keys apart, and tells of which the last write failed until one succeeds', async () => {
    const disk = slowDisk();
    const writer = createLatestWriter(disk.save);
    void writer.write('a', 'one');
    void writer.write('b', 'other');
    expect(disk.written).toEqual(['one', 'other']);
    await disk.finish(full);
    await disk.finish();
    expect([writer.hasFailed('a'), writer.hasFailed('b')]).toEqual([true, false]);
    void writer.write('a', 'again');
    await disk.finish();
    expect(writer.hasFailed('a')).toBe(false);
  });
});
