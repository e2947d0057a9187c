import { describe, expect, it } from 'vitest';
import { lookForFirstSlice } from '../../../src/app/firstSlice';
import { createImageRegistry } from '../../../src/app/imageRegistry';
import type { SliceHeader } from '../../../src/domain/image/sliceHeader';
import type { IndexedImage } from '../../../src/domain/import/importOutcome';
import type { FirstSlice } from '../../../src/state/appState';
import { decodeBytes } from '../../support/bytesImages';
import { makeWorkstation } from '../../support/makeWorkstation';
import { syntheticDicom } from '../../support/syntheticDicom';
import { axialPlane, makeGrid, makeHeader, sagittalPlane } from '../domain/catalogue/makeHeader';

/* Which slice of an import is shown while the rest is read, and what is told of it. */

const t2 = { echoTimeMs: 100, repetitionTimeMs: 4000 };
const t1 = { echoTimeMs: 10, repetitionTimeMs: 500 };

function image(series: string, header: Partial<Parameters<typeof makeHeader>[0]>): IndexedImage {
  return {
    header: makeHeader({ series, sop: `${series}.1`, ...header }),
    location: { path: `${series}/IM1`, sizeBytes: 1 },
  };
}

const sagittal = image('1.1', {
  grid: makeGrid(sagittalPlane()),
  acquisition: t2,
  seriesDescription: 't2_tse_sag',
});
const axialT1 = image('1.2', {
  grid: makeGrid(axialPlane()),
  acquisition: t1,
  seriesDescription: 't1_tse_tra',
});
const suppressed = image('1.3', {
  grid: makeGrid(axialPlane()),
  acquisition: t2,
  seriesDescription: 't2_tse_fs_tra',
});
const axialT2 = image('1.4', {
  grid: makeGrid(axialPlane(), { spacing: { rowMm: 0.5, columnMm: 0.25 } }),
  acquisition: t2,
  seriesDescription: 't2_tse_tra',
});
const laterT2 = image('1.5', {
  grid: makeGrid(axialPlane()),
  acquisition: t2,
  seriesDescription: 't2_tse_tra',
});

const picture = {
  grid: makeGrid(axialPlane(), { columns: 2, rows: 2 }),
  storedValues: Int32Array.of(0, 50, 100, 200),
  rescale: { slope: 1, intercept: 0, isStated: true },
  isInverted: false,
  isLossy: false,
  fingerprint: '',
};

function looking(failing: readonly string[] = [], isThere = () => true) {
  const decoded: string[] = [];
  const found: FirstSlice[] = [];
  const images = {
    decode: async (_location: unknown, { seriesInstanceUid }: SliceHeader) => {
      decoded.push(seriesInstanceUid);
      return failing.includes(seriesInstanceUid)
        ? ({ ok: false, error: { kind: 'damaged', message: '' } } as const)
        : ({ ok: true, value: picture } as const);
    },
  };
  const registry = createImageRegistry(images);
  const { ports } = makeWorkstation({ databaseName: 'first-slice', images });
  const onImages = lookForFirstSlice({ ports, registry }, isThere, (facts) => found.push(facts));
  return { onImages, decoded, found, registry };
}

describe('the first slice of an import', () => {
  it('is the first plain T2 axial one: no sagittal, no T1, no fat-suppressed one', async () => {
    const { onImages, decoded, found } = looking();
    onImages([sagittal, axialT1]);
    onImages([suppressed, axialT2, laterT2]);
    await expect.poll(() => found).toHaveLength(1);
    expect(decoded).toEqual(['1.4']);
  });

  it('is told with its size and spacing and nothing else', async () => {
    const { onImages, found } = looking();
    onImages([axialT2]);
    await expect.poll(() => found).toHaveLength(1);
    expect(found[0]).toEqual({ columns: 200, rows: 200, spacing: { rowMm: 0.5, columnMm: 0.25 } });
  });

  it('is decoded once, however many follow', async () => {
    const { onImages, decoded, found } = looking();
    onImages([axialT2]);
    onImages([laterT2]);
    await expect.poll(() => found).toHaveLength(1);
    onImages([laterT2]);
    expect(decoded).toEqual(['1.4']);
  });

  it('is the next one where one cannot be decoded', async () => {
    const { onImages, decoded, found } = looking(['1.4']);
    onImages([axialT2]);
    await expect.poll(() => decoded).toEqual(['1.4']);
    await new Promise((resolve) => setTimeout(resolve));
    onImages([laterT2]);
    await expect.poll(() => found).toHaveLength(1);
    expect(decoded).toEqual(['1.4', '1.5']);
  });

  it('never becomes a slice of the project, and is gone with it', async () => {
    const { onImages, found, registry } = looking();
    onImages([axialT2]);
    await expect.poll(() => found).toHaveLength(1);
    expect(registry.reachableKeys().size).toBe(0);
    // The header states no window: from the smallest to the largest of four values.
    expect([...(registry.preview()?.grey ?? [])].map((grey) => grey === 0 || grey > 60)).not.toContain(false);
    registry.clear();
    expect(registry.preview()).toBeUndefined();
  });

  it('is not shown after its project was closed', async () => {
    const { onImages, decoded, found, registry } = looking([], () => false);
    onImages([axialT2]);
    await expect.poll(() => decoded).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve));
    expect(found).toEqual([]);
    expect(registry.preview()).toBeUndefined();
  });
});

it('an import ends with the picture of its first axial slice, also for an observer', async () => {
  const { app, state } = makeWorkstation({
    databaseName: 'first-slice-import',
    images: { decode: decodeBytes },
  });
  await app.newProject('Pilot');
  const bytes = syntheticDicom({ rows: 64, columns: 64, spacing: [0.5, 0.5] });
  await app.importImages({ kind: 'files', files: [{ path: 'IM1', bytes }] });
  await expect
    .poll(() => state().import)
    .toMatchObject({
      kind: 'done',
      firstSlice: { columns: 64, rows: 64, spacing: { rowMm: 0.5, columnMm: 0.5 } },
    });
  expect(app.firstSlicePicture()?.columns).toBe(64);
});
