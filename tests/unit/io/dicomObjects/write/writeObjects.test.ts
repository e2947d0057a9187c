import { type DataSet, parseDicom } from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../../src/base/assert';
import type { ObjectKind, ScanObjects } from '../../../../../src/domain/dicomObjects/scanObjects';
import { studyInstanceUid } from '../../../../../src/domain/ids';
import type { SliceHeader } from '../../../../../src/domain/image/sliceHeader';
import { objectWriter } from '../../../../../src/io/dicomObjects/objectWriter';
import { writeObjects } from '../../../../../src/io/dicomObjects/write/writeObjects';
import { objectShapes } from '../../../../support/objectShapes';
import { fixtureHeader, fixtureRoi, scanObjectsFixture } from '../../../../support/scanObjectsFixture';

const kinds: readonly ObjectKind[] = ['sr', 'seg', 'rtstruct'];

function read(kind: ObjectKind, scan: ScanObjects): DataSet {
  const { files } = writeObjects(kind, scan);
  return parseDicom(present(files[0], 'file').bytes);
}

/** All texts of an SR, by the meaning of their concept. */
function texts(set: DataSet, found: string[] = []): readonly string[] {
  for (const { dataSet } of set.elements['x0040a730']?.items ?? []) {
    if (!dataSet) continue;
    const name = dataSet.elements['x0040a043']?.items?.[0]?.dataSet?.string('x00080104');
    const text = dataSet.text('x0040a160');
    if (text !== undefined) found.push(`${name}: ${text}`);
    texts(dataSet, found);
  }
  return found;
}

function withoutSpacing(): SliceHeader {
  const { grid } = fixtureHeader();
  return fixtureHeader({
    grid: { ...grid, spacing: undefined, spacingProblem: { kind: 'missing', tag: 'PixelSpacing' } },
  });
}

describe('writeObjects', () => {
  it('is what the object port loads', () => {
    expect(objectWriter.write).toBe(writeObjects);
  });

  it.each(kinds)('writes the same bytes of the same set, and the UIDs that the set gives: %s', (kind) => {
    for (const scan of Object.values(objectShapes)) {
      const [one, other] = [writeObjects(kind, scan), writeObjects(kind, scan)];
      expect(one.files.map(({ bytes }) => bytes)).toEqual(other.files.map(({ bytes }) => bytes));
      for (const { bytes, sopInstanceUid, sopClassUid, fileName, kind: said } of one.files) {
        const set = parseDicom(bytes);
        expect(said).toBe(kind);
        expect(set.string('x00080018')).toBe(sopInstanceUid);
        expect(set.string('x00020003')).toBe(sopInstanceUid);
        expect(set.string('x00080016')).toBe(sopClassUid);
        expect(set.string('x0020000d')).toBe(scan.study.instanceUid);
        expect(fileName).toMatch(/^[^/\\]+_(sr|seg(-\d)?|rtstruct)\.dcm$/);
      }
    }
  });

  it.each(kinds)('says that there are no outlines: %s', (kind) => {
    expect(writeObjects(kind, scanObjectsFixture({ rois: [] }))).toEqual({
      files: [],
      problems: [{ kind: 'no-outlines', roiName: '' }],
    });
  });

  it.each(kinds)('leaves out an outline of another study, and says so: %s', (kind) => {
    const stranger = fixtureRoi({
      name: 'elsewhere',
      image: fixtureHeader({ studyInstanceUid: studyInstanceUid('1.2.3.99') }),
    });
    const { files, problems } = writeObjects(kind, scanObjectsFixture({ rois: [fixtureRoi(), stranger] }));
    expect(files).toHaveLength(1);
    expect(problems).toEqual([{ kind: 'several-studies', roiName: 'elsewhere' }]);
    expect(writeObjects(kind, scanObjectsFixture({ rois: [stranger] })).files).toEqual([]);
  });

  it.each(['seg', 'rtstruct'] as const)('makes up no frame of reference: %s', (kind) => {
    const { frameOfReferenceUid: _none, ...image } = fixtureHeader();
    const rois = [fixtureRoi({ image, name: 'nowhere' })];
    expect(writeObjects(kind, scanObjectsFixture({ rois }))).toEqual({
      files: [],
      problems: [{ kind: 'no-frame-of-reference', roiName: 'nowhere' }],
    });
    expect(writeObjects('sr', scanObjectsFixture({ rois })).files).toHaveLength(1);
  });

  it.each(['seg', 'rtstruct'] as const)('makes up no spacing and no plane: %s', (kind) => {
    const { grid } = fixtureHeader();
    const flat = fixtureHeader({ grid: { ...grid, plane: undefined } });
    const rois = [fixtureRoi({ image: withoutSpacing(), name: 'a' }), fixtureRoi({ image: flat, name: 'b' })];
    expect(writeObjects(kind, scanObjectsFixture({ rois }))).toEqual({
      files: [],
      problems: [
        { kind: 'no-geometry', roiName: 'a' },
        { kind: 'no-geometry', roiName: 'b' },
      ],
    });
  });

  it('says in the SR that the area is unknown, and why, instead of square millimetres', () => {
    const set = read('sr', scanObjectsFixture({ rois: [fixtureRoi({ image: withoutSpacing() })] }));
    expect(texts(set)).toContain('Comment: Area unknown: PixelSpacing of the image is absent');
    expect(new TextDecoder().decode(set.byteArray)).not.toContain('mm2');
  });

  it('lists an outline that encloses no pixel: no segment, no empty signal', () => {
    const rois = [
      fixtureRoi({
        name: 'tiny',
        outlinePx: [
          [10.2, 10.2],
          [10.8, 10.2],
          [10.5, 10.8],
        ],
      }),
      fixtureRoi(),
    ];
    const scan = scanObjectsFixture({ rois });
    expect(writeObjects('seg', scan).problems).toEqual([{ kind: 'nothing-inside', roiName: 'tiny' }]);
    expect(read('seg', scan).string('x00280008')).toBe('1');
    expect(texts(read('sr', scan))).toContain('Comment: Signal unknown: no pixel is inside');
  });

  it.each(kinds)('lists an outline whose exclusions take all of it: %s', (kind) => {
    const whole = fixtureRoi({
      name: 'gone',
      exclusions: [
        {
          reason: 'artefact',
          verticesPx: [
            [0, 0],
            [60, 0],
            [60, 40],
            [0, 40],
          ],
        },
      ],
    });
    const { files, problems } = writeObjects(kind, scanObjectsFixture({ rois: [whole] }));
    expect(files).toEqual([]);
    expect(problems).toEqual([{ kind: 'nothing-inside', roiName: 'gone' }]);
  });

  it('says in the SR which time point it is, and nothing of it of a masked scan', () => {
    expect(texts(read('sr', scanObjectsFixture({ timePoint: 'followUp' })))).toContain(
      'Time Point: Follow-up',
    );
    const { timePoint: _none, ...masked } = scanObjectsFixture({ name: 'Scan-K7Q2M_scan_A' });
    const said = texts(read('sr', masked)).join('\n');
    expect(said).not.toContain('Time Point');
    expect(said).not.toContain('Pre-op');
  });

  it.each([
    [true, 'COMPLETE', 'FINAL'],
    [false, 'PARTIAL', 'PRELIMINARY'],
  ])(
    'marks a reading that is signed (%s) as %s and %s, and never as verified or approved',
    (isSigned, completion, preliminary) => {
      const scan = scanObjectsFixture({ isSigned });
      const sr = read('sr', scan);
      expect(sr.string('x0040a491')).toBe(completion);
      expect(sr.string('x0040a496')).toBe(preliminary);
      expect(sr.string('x0040a493')).toBe('UNVERIFIED');
      expect(read('rtstruct', scan).string('x300e0002')).toBe('UNAPPROVED');
    },
  );

  it('names reasons of exclusions in the SR with what each takes, overlaps once', () => {
    // 2 × 4 px and 4 × 4 px that overlap in 1 × 4, on pixels of 0.4 mm²; the outline has 20 × 20 px.
    const box = (left: number, right: number): readonly (readonly [number, number])[] => [
      [left, 12],
      [right, 12],
      [right, 16],
      [left, 16],
    ];
    const roi = fixtureRoi({
      outlinePx: [
        [10, 10],
        [30, 10],
        [30, 30],
        [10, 30],
      ],
      exclusions: [
        { reason: 'vessel', verticesPx: box(13, 17) },
        { reason: 'oedema', verticesPx: box(12, 14) },
      ],
    });
    expect(texts(read('sr', scanObjectsFixture({ rois: [roi] })))).toEqual(
      expect.arrayContaining([
        'Excluded from the region: oedema: 3.20 mm2, 2.00 % of the outline',
        'Excluded from the region: vessel: 4.80 mm2, 3.00 % of the outline',
      ]),
    );
  });

  it('shifts SCOORD to the corner of the top-left pixel, column first, and closes the line', () => {
    const roi = fixtureRoi({
      outlinePx: [
        [10, 8],
        [30.25, 8],
        [30, 28.5],
      ],
    });
    const set = read('sr', scanObjectsFixture({ rois: [roi] }));
    const measurements = set.elements['x0040a730']?.items?.at(-1)?.dataSet;
    const group = measurements?.elements['x0040a730']?.items?.[0]?.dataSet;
    const region = group?.elements['x0040a730']?.items?.find(
      ({ dataSet }) => dataSet?.string('x0040a040') === 'SCOORD',
    )?.dataSet;
    const data = Array.from({ length: 8 }, (_, i) => region?.float('x00700022', i));
    expect(data).toEqual([10.5, 8.5, 30.75, 8.5, 30.5, 29, 10.5, 8.5]);
    expect(region?.string('x00700023')).toBe('POLYLINE');
  });

  it('makes a segmentation for each frame of reference, in a series of its own', () => {
    const scan = present(objectShapes['several slices, series and frames of reference'], 'shape');
    const { files } = writeObjects('seg', scan);
    const sets = files.map(({ bytes }) => parseDicom(bytes));
    expect(sets.map((set) => set.string('x00200052'))).toEqual([
      '1.2.826.0.1.3680043.8.498.9',
      '1.2.826.0.1.3680043.8.498.10',
    ]);
    expect(sets.map((set) => set.string('x00280008'))).toEqual(['2', '1']);
    expect(new Set(sets.map((set) => set.string('x0020000e'))).size).toBe(2);
  });

  it('refers to frames of a multi-frame image from 1', () => {
    const scan = present(objectShapes['a frame of an enhanced MR image'], 'shape');
    for (const kind of kinds) {
      const numbers: string[] = [];
      const walk = (set: DataSet): void => {
        const number = set.string('x00081160');
        if (number !== undefined) numbers.push(number);
        for (const { items } of Object.values(set.elements)) {
          for (const item of items ?? []) if (item.dataSet) walk(item.dataSet);
        }
      };
      walk(read(kind, scan));
      expect(new Set(numbers)).toEqual(new Set(['12']));
    }
  });
});
