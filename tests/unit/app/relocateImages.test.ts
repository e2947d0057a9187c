import { expect, it } from 'vitest';
import { relocateImages } from '../../../src/app/relocateImages';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../../src/domain/ids';
import { imageKey } from '../../../src/domain/image/imageRef';
import type { SliceHeader } from '../../../src/domain/image/sliceHeader';
import type { IndexedImage } from '../../../src/domain/import/importOutcome';
import { makeHeader } from '../domain/catalogue/makeHeader';

/** Series of one study in one place, slice by slice, as an anonymiser that changes every UID leaves them. */
function series(prefix: string, name: string, echoTimeMs: number, hasPlane = true): readonly SliceHeader[] {
  return [0, 5, 10].map((z, at) => {
    const base = makeHeader({
      sopInstanceUid: sopInstanceUid(`${prefix}.${name}.${at}`),
      seriesInstanceUid: seriesInstanceUid(`${prefix}.${name}`),
      studyInstanceUid: studyInstanceUid(prefix),
      acquisition: { echoTimeMs },
    });
    const plane = {
      originLps: [0, 0, z] as const,
      rowDirectionLps: [1, 0, 0] as const,
      columnDirectionLps: [0, 1, 0] as const,
    };
    return { ...base, grid: { ...base.grid, plane: hasPlane ? plane : undefined } };
  });
}

const nowhere = () => false;

/** Pixels differ in every slice and stay the same under a new UID: the fingerprint is the name without its study. */
const pixelsOf = (header: SliceHeader) => header.sopInstanceUid.split('.').slice(1).join('.');

async function relocated(known: readonly SliceHeader[], fresh: readonly SliceHeader[], needed: SliceHeader) {
  const found = await relocateImages(
    [{ image: needed, fingerprint: pixelsOf(needed) }],
    new Map(known.map((header) => [imageKey(header), { header, path: '', sizeBytes: 1 }])),
    nowhere,
    fresh.map((header): IndexedImage => ({ header, location: { path: '', sizeBytes: 1 } })),
    async (_location, header) => ({
      ok: true,
      value: {
        grid: header.grid,
        storedValues: new Int32Array(),
        rescale: header.rescale,
        isInverted: false,
        isLossy: false,
        fingerprint: pixelsOf(header),
      },
    }),
  );
  return found.map(({ knownKey, image }) => [knownKey, image.header.sopInstanceUid]).sort();
}

const namesOf = (prefix: string, name: string) => [0, 1, 2].map((at) => `${prefix}.${name}.${at}`);
const pairs = (name: string) => namesOf('old', name).map((key, at) => [`${key}#0`, namesOf('new', name)[at]]);

it('series in the same place are told apart, in whatever order they come', async () => {
  const [t2, fat] = [series('old', 't2', 90), series('old', 'fat', 60)];
  const [t2New, fatNew] = [series('new', 't2', 90), series('new', 'fat', 60)];
  const needed = t2[1];
  if (!needed) throw new Error('no slice');
  const wanted = [...pairs('fat'), ...pairs('t2')];
  for (const known of [
    [...t2, ...fat],
    [...fat, ...t2],
  ]) {
    for (const fresh of [
      [...t2New, ...fatNew],
      [...fatNew, ...t2New],
    ]) {
      expect(await relocated(known, fresh, needed)).toEqual(wanted);
    }
  }
});

it('a series that cannot be told from another is left alone; the one that was recognised comes back', async () => {
  const known = [...series('old', 'one', 90), ...series('old', 'two', 60), ...series('old', 'three', 60)];
  const fresh = [...series('new', 'three', 60), ...series('new', 'two', 60), ...series('new', 'one', 90)];
  const needed = known[0];
  if (!needed) throw new Error('no slice');
  expect(await relocated(known, fresh, needed)).toEqual(pairs('one'));
});

it('slices without a position come back by their pixels alone', async () => {
  const known = series('old', 'one', 90, false);
  const fresh = [...series('new', 'one', 90, false)].reverse();
  const needed = known[1];
  if (!needed) throw new Error('no slice');
  expect(await relocated(known, fresh, needed)).toEqual([['old.one.1#0', 'new.one.1']]);
});

it('a slice whose values were scaled anew on the way is not taken for the known one', async () => {
  const known = series('old', 'one', 90);
  const fresh = series('new', 'one', 90).map((header, at) =>
    at === 2 ? { ...header, rescale: { slope: 1.29, intercept: 0, isStated: true } } : header,
  );
  const needed = known[1];
  if (!needed) throw new Error('no slice');
  // Decoded by the known header's slope, its signal would be wrong by 29 %.
  expect(await relocated(known, fresh, needed)).toEqual([
    ['old.one.0#0', 'new.one.0'],
    ['old.one.1#0', 'new.one.1'],
  ]);
});
