import { type DataSet, parseDicom } from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../../src/base/assert';
import type { ObjectKind, ScanObjects } from '../../../../../src/domain/dicomObjects/scanObjects';
import { writeObjects } from '../../../../../src/io/dicomObjects/write/writeObjects';
import { fixtureHeader, fixtureRoi, scanObjectsFixture } from '../../../../support/scanObjectsFixture';

/*
 * What viewers and libraries ask of our objects beyond the standard's minimum; each test says which, and what happened without it.
 */

const kinds: readonly ObjectKind[] = ['sr', 'seg', 'rtstruct'];

function sets(kind: ObjectKind, scan: ScanObjects): readonly DataSet[] {
  return writeObjects(kind, scan).files.map(({ bytes }) => parseDicom(bytes));
}

function first(kind: ObjectKind, scan: ScanObjects): DataSet {
  return present(sets(kind, scan)[0], 'file');
}

function items(set: DataSet, tag: string): readonly DataSet[] {
  return (set.elements[tag]?.items ?? []).flatMap(({ dataSet }) => dataSet ?? []);
}

/** Two outlines in one frame of reference, on slices that are tilted against each other. */
function onTwoGrids(): ScanObjects {
  const image = fixtureHeader();
  const plane = present(image.grid.plane, 'plane');
  const tilted = { ...plane, columnDirectionLps: [0, 0.8, 0.6] as const };
  return scanObjectsFixture({
    rois: [
      fixtureRoi({ image }),
      fixtureRoi({ image: fixtureHeader({ grid: { ...image.grid, plane: tilted } }), name: 'tilted' }),
    ],
  });
}

describe('objects for other programs', () => {
  it('SEG: every frame says that it lies pixel on pixel on its image (highdicom takes no masks by image without)', () => {
    for (const frame of items(first('seg', scanObjectsFixture()), 'x52009230')) {
      const [source] = items(frame, 'x00089124').flatMap((one) => items(one, 'x00082112'));
      expect(source?.string('x0028135a')).toBe('YES');
    }
  });

  it('SEG: each grid of pixels has a series of its own, the same for every version (OHIF shows one object a series)', () => {
    const before = sets('seg', onTwoGrids());
    const series = before.map((set) => set.string('x0020000e'));
    expect(new Set(before.map((set) => set.string('x00200052'))).size).toBe(1);
    expect(new Set(series).size).toBe(2);
    const after = sets('seg', { ...onTwoGrids(), atUtc: '2027-01-01T00:00:00.000Z' });
    expect(after.map((set) => set.string('x0020000e'))).toEqual(series);
  });

  it.each(kinds)(
    'a later version has a higher number in its series (viewers show the highest): %s',
    (kind) => {
      const number = (atUtc: string): number =>
        Number(first(kind, scanObjectsFixture({ atUtc })).string('x00200013'));
      // An IS is a whole number below 2^31 (PS3.5 6.2).
      const times = [
        '2000-01-01T00:00:01Z',
        '2026-11-24T03:40:05.250Z',
        '2026-11-24T03:40:06.250Z',
        '2067-12-31T23:59:59Z',
      ];
      const numbers = times.map(number);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      expect(new Set(numbers).size).toBe(4);
      expect(numbers.every((one) => Number.isInteger(one) && one > 0 && one < 2 ** 31)).toBe(true);
    },
  );

  it('SR: the image library states the modality also of images that are not MR (TID 1602 row 1)', () => {
    const set = first(
      'sr',
      scanObjectsFixture({ rois: [fixtureRoi({ image: fixtureHeader({ modality: 'CT' }) })] }),
    );
    const library = present(
      items(set, 'x0040a730').find((item) => items(item, 'x0040a043')[0]?.string('x00080100') === '111028'),
      'Image Library',
    );
    const [image] = items(library, 'x0040a730').flatMap((group) => items(group, 'x0040a730'));
    const [modality] = items(present(image, 'image'), 'x0040a730');
    const [value] = items(present(modality, 'modality'), 'x0040a168');
    expect(['x00080100', 'x00080102', 'x00080104'].map((tag) => value?.string(tag))).toEqual([
      'CT',
      'DCM',
      'Computed Tomography',
    ]);
  });
});
