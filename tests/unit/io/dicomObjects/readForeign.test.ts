import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { placeOnSlice } from '../../../../src/domain/roiFiles/placeOnSlice';
import { parseFile } from '../../../../src/io/dicom/parseFile';
import { readDicomObject } from '../../../../src/io/dicomObjects/read/readDicomObject';
import { readSegmentation } from '../../../../src/io/dicomObjects/read/readSegmentation';
import {
  coded,
  content,
  el,
  group,
  type Item,
  image,
  num,
  objectFile,
  reportFile,
  scoord,
  segmentationFile,
  sequence,
  structureSetFile,
  trackingId,
} from '../../../support/foreignObjects';
import { fixtureHeader } from '../../../support/scanObjectsFixture';

/*
 * Objects as other programs write them (OHIF's adapters, dwv, 3D Slicer by what they document), written here element by
 * element. Expected places are by the standard: SCOORD counts from the corner of the top-left pixel, mm from the middle of it.
 */

/** A triangle in SCOORD and the same in our pixels. */
const corner = [2, 2, 10, 2, 2, 8, 2, 2];
const triangle: readonly PointPx[] = [
  [1.5, 1.5],
  [9.5, 1.5],
  [1.5, 7.5],
];

function only(bytes: Uint8Array) {
  const { rois, refused } = readDicomObject(bytes, 'a.dcm');
  expect(refused).toEqual([]);
  expect(rois).toHaveLength(1);
  const [roi] = rois;
  if (!roi) throw new Error('Nothing was read');
  return roi;
}

describe('reports', () => {
  it('of OHIF give the region once though every number repeats it, by the name that a person typed', () => {
    const region = scoord('POLYLINE', corner, [image('1.2.3', '2')]);
    const roi = only(
      reportFile(
        [
          content('PNAME', '121008 DCM Person Observer Name', [el('0040a123', 'PN', 'Lee^Ann')]),
          content(
            'CONTAINER',
            '126010 DCM Imaging Measurements',
            [],
            [
              group([
                trackingId('Cornerstone3DTools@^0.1.0:PlanarFreehandROI'),
                content('CODE', '121071 DCM Finding', [
                  coded('0040a168', 'CORNERSTONEFREETEXT CST4 left MF'),
                ]),
                content(
                  'CODE',
                  '363698007 SCT Finding Site',
                  [coded('0040a168', '5709001 SCT Multifidus')],
                  [content('CODE', '272741003 SCT Laterality', [coded('0040a168', '7771000 SCT Left')])],
                ),
                num('G-A166 SRT Area', '24.00', 'mm2', [region]),
                num('R-00317 SRT Mean', '101.25', '1', [region]),
                num('R-10047 SRT Standard Deviation', '3', '1', [region]),
              ]),
            ],
          ),
        ],
        [el('00100020', 'LO', 'P7')],
      ),
    );
    expect(roi).toMatchObject({
      program: 'dicom-sr',
      name: 'left MF',
      outlinePx: triangle,
      exclusions: [],
      image: { sopInstanceUid: '1.2.3', frame: 1 },
      values: { areaMm2: 24, mean: 101.25, sd: 3 },
      statement: { observer: 'Lee^Ann', patientId: 'P7', side: 'left' },
    });
    expect(roi.statement?.structures.map(({ value }) => value)).toEqual(['5709001']);
    // Two decimals are printed: half a step of the last.
    expect(roi.printedWithin?.mean).toBeCloseTo(0.005, 12);
    expect(roi.printedWithin?.sd).toBeCloseTo(0.5, 12);
  });

  it('take a polyline that is left open as closed where its group states an area, and say so', () => {
    const open = scoord('POLYLINE', corner.slice(0, 6), [image('1.2.3')]);
    const withArea = only(reportFile([group([open, num('42798000 SCT Area', '0.24', 'cm2')])]));
    expect(withArea.outlinePx).toEqual(triangle);
    expect(withArea.notes).toEqual(['type-not-said']);
    expect(withArea.values.areaMm2).toBeCloseTo(24, 12);
    const { rois, refused } = readDicomObject(reportFile([group([open])]), 'a.dcm');
    expect(rois).toEqual([]);
    expect(refused).toMatchObject([{ kind: 'not-an-area', detail: 'SCOORD POLYLINE, open' }]);
  });

  it('are refused by kind: circles and ellipses have no corners, points and lines enclose nothing', () => {
    const kinds = ['CIRCLE', 'ELLIPSE', 'MULTIPOINT', 'POINT'];
    const file = reportFile([
      group(
        kinds.map((kind) =>
          scoord(kind, kind === 'ELLIPSE' ? [1, 5, 9, 5, 5, 3, 5, 7] : [1, 2, 3, 4], [image('1.2.3')]),
        ),
      ),
    ]);
    expect(readDicomObject(file, 'a.dcm').refused.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['curved', 'SCOORD CIRCLE'],
      ['curved', 'SCOORD ELLIPSE'],
      ['not-an-area', 'SCOORD MULTIPOINT'],
      ['not-an-area', 'SCOORD POINT'],
    ]);
    expect(readDicomObject(reportFile([trackingId('x')]), 'a.dcm').refused).toMatchObject([
      { kind: 'no-outlines' },
    ]);
  });

  it('give values to no region where a group has several, and say so', () => {
    const second = scoord(
      'POLYLINE',
      corner.map((value) => value + 20),
      [image('1.2.3')],
    );
    const { rois } = readDicomObject(
      reportFile([
        group([scoord('POLYLINE', corner, [image('1.2.3')]), second, num('42798000 SCT Area', '48', 'mm2')]),
      ]),
      'a.dcm',
    );
    expect(rois.map(({ values, notes }) => [values, notes])).toEqual([
      [{}, ['values-of-several']],
      [{}, ['values-of-several']],
    ]);
  });

  it('of dwv give the values to the rectangle beside the point where its label stands', () => {
    // As dwv 0.34 writes it: SCOORD POINT under the label, pixel statistics by the codes of pixel-by-pixel processing.
    const label = content(
      'TEXT',
      'color 99DWV Short label',
      [el('0040a160', 'UT', '{surface}')],
      [scoord('POINT', [4, 4], [image('1.2.3')])],
    );
    const { rois } = readDicomObject(
      reportFile([
        group([
          scoord('POLYLINE', corner, [image('1.2.3')]),
          label,
          num('42798000 SCT Area', '0.24', 'cm2'),
          num('113051 DCM Pixel by pixel Minimum', '0', '1'),
          num('113048 DCM Pixel by pixel Maximum', '100', '1'),
          num('113049 DCM Pixel by pixel mean', '66.666666666667', '1'),
        ]),
      ]),
      'a.dcm',
    );
    expect(rois.map(({ values, notes }) => [values, notes])).toEqual([
      [{ areaMm2: 24, min: 0, max: 100, mean: 66.666666666667 }, []],
    ]);
  });

  it('open a keyhole: outline and hole, whatever place the line begins at', () => {
    const keyhole = [0, 0, 20, 0, 20, 20, 0, 20, 0, 0, 5, 5, 5, 9, 9, 9, 5, 5, 0, 0];
    const roi = only(reportFile([group([scoord('POLYLINE', keyhole, [image('1.2.3')])])]));
    expect(roi.outlinePx).toHaveLength(4);
    expect(roi.exclusions).toEqual([
      {
        verticesPx: [
          [4.5, 4.5],
          [4.5, 8.5],
          [8.5, 8.5],
        ],
        reason: 'other',
      },
    ]);
    expect(roi.notes).toEqual(['holes']);
  });

  it('with polygons in the patient wait for their slice, and are refused off it', () => {
    const { grid, frameOfReferenceUid = '' } = fixtureHeader();
    const [x, y, z] = grid.plane?.originLps ?? [0, 0, 0];
    // 0.5 mm across and 0.8 mm down a pixel.
    const ring = [x + 1, y + 0.8, z, x + 5, y + 0.8, z, x + 1, y + 8, z, x + 1, y + 0.8, z];
    const polygon = content('SCOORD3D', '111030 DCM Image Region', [
      el('00700022', 'FL', ring),
      el('00700023', 'CS', 'POLYGON'),
      el('30060024', 'UI', frameOfReferenceUid),
    ]);
    const roi = only(reportFile([group([polygon])]));
    expect(roi.outlinePx).toEqual([]);
    const placed = placeOnSlice(roi, fixtureHeader());
    expect(placed.ok && placed.value.outlinePx.flat()).toEqual(
      [2, 1, 10, 1, 2, 10].map((value) => expect.closeTo(value, 4)),
    );
    const moved = fixtureHeader({
      grid: {
        ...grid,
        plane: { rowDirectionLps: [1, 0, 0], columnDirectionLps: [0, 1, 0], originLps: [x, y, z + 2] },
      },
    });
    expect(placeOnSlice(roi, moved)).toMatchObject({
      error: { kind: 'off-plane', distanceMm: expect.closeTo(2, 4) },
    });
    expect(placeOnSlice(roi, fixtureHeader({ frameOfReferenceUid: '1.2.77' }))).toEqual({
      ok: false,
      error: { kind: 'other-frame' },
    });
  });
});

/** 6 × 4 pixels: a block with a hole. */
const mask = `
  000000
  011110
  010110
  011110`;

const segment = (number: number, label: string): Item => [
  sequence('00082218', [
    [
      el('00080100', 'SH', '5709001'),
      el('00080102', 'SH', 'SCT'),
      sequence('00082220', [
        [el('00080100', 'SH', '24028007'), el('00080102', 'SH', 'SCT'), el('00080104', 'LO', 'Right')],
      ]),
    ],
  ]),
  el('00620004', 'US', [number]),
  el('00620005', 'LO', label),
];

const frameOf = (number: number, uid: string): Item => [
  sequence('00089124', [[sequence('00082112', [[el('00081155', 'UI', uid)]])]]),
  sequence('00209113', [[el('00200032', 'DS', '-10\\-20\\30.5')]]),
  sequence('0062000a', [[el('0062000b', 'US', [number])]]),
];

const shared: Item = [
  sequence('00209116', [[el('00200037', 'DS', '1\\0\\0\\0\\1\\0')]]),
  sequence('00289110', [[el('00280030', 'DS', '2\\0.5')]]),
];

const ofSlice = fixtureHeader({
  frameOfReferenceUid: '1.2.9',
  grid: {
    columns: 6,
    rows: 4,
    spacing: { rowMm: 2, columnMm: 0.5 },
    plane: { originLps: [-10, -20, 30.5], rowDirectionLps: [1, 0, 0], columnDirectionLps: [0, 1, 0] },
  },
});

describe('segmentations', () => {
  it.each([false, true])('give the borders of their pixels, holes too (implicit: %s)', (isImplicit) => {
    const file = segmentationFile({
      rows: 4,
      columns: 6,
      masks: [mask, '0'.repeat(24)],
      segments: [segment(1, 'MF right'), segment(2, 'nothing')],
      frames: [frameOf(1, '1.2.3'), frameOf(2, '1.2.3')],
      shared,
      isImplicit,
    });
    const roi = only(file);
    expect(roi).toMatchObject({
      program: 'dicom-seg',
      name: 'MF right',
      image: { sopInstanceUid: '1.2.3', frame: 0 },
      values: { pixelCount: 11 },
      statement: { side: 'right' },
    });
    const placed = placeOnSlice(roi, ofSlice);
    if (!placed.ok) throw new Error(placed.error.kind);
    const sorted = (ring: readonly PointPx[]): readonly string[] => ring.map(String).sort();
    expect(sorted(placed.value.outlinePx)).toEqual(['0.5,0.5', '0.5,3.5', '4.5,0.5', '4.5,3.5']);
    expect(placed.value.exclusions.map(({ verticesPx }) => sorted(verticesPx))).toEqual([
      ['1.5,1.5', '1.5,2.5', '2.5,1.5', '2.5,2.5'],
    ]);
    expect(placed.value.notes).toEqual(['pixel-outline', 'holes']);
  });

  it('of another grid are laid through the patient, and say so', () => {
    const file = segmentationFile({
      rows: 4,
      columns: 6,
      masks: [mask],
      segments: [segment(1, 'MF')],
      frames: [frameOf(1, '1.2.3')],
      shared,
    });
    const { grid } = ofSlice;
    const finer = {
      ...ofSlice,
      grid: { ...grid, columns: 12, rows: 16, spacing: { rowMm: 0.5, columnMm: 0.25 } },
    };
    const placed = placeOnSlice(only(file), finer);
    if (!placed.ok) throw new Error(placed.error.kind);
    // Pixel centres are the same place: column 0.5 of 0.5 mm is 1 of 0.25 mm, row 0.5 of 2 mm is 2 of 0.5 mm.
    expect(Math.min(...placed.value.outlinePx.map(([column]) => column))).toBeCloseTo(1, 9);
    expect(Math.max(...placed.value.outlinePx.map(([, row]) => row))).toBeCloseTo(14, 9);
    expect(placed.value.notes).toContain('other-grid');
  });

  it('as label maps give each number’s mask, and fractional ones are refused', () => {
    const options = {
      rows: 2,
      columns: 4,
      masks: ['1122 1022'],
      segments: [segment(1, 'a'), segment(2, 'b')],
      frames: [frameOf(0, '1.2.3')],
      shared,
    };
    const { rois } = readDicomObject(segmentationFile({ ...options, type: 'LABELMAP' }), 'a.dcm');
    expect(rois.map(({ name, values }) => [name, values.pixelCount])).toEqual([
      ['a', 3],
      ['b', 4],
    ]);
    expect(
      readDicomObject(segmentationFile({ ...options, type: 'FRACTIONAL' }), 'a.dcm').refused,
    ).toMatchObject([{ kind: 'fractional' }]);
  });

  it('as label maps of very many numbers end in a refusal, with what was read before', () => {
    const file = segmentationFile({
      rows: 2,
      columns: 4,
      masks: ['1122 3344'],
      segments: [segment(1, 'a'), segment(2, 'b')],
      frames: [frameOf(0, '1.2.3')],
      shared,
      type: 'LABELMAP',
    });
    const parsed = parseFile(file, file.length);
    if (!parsed.ok) throw new Error(parsed.error.kind);
    // Eight pixels for each of four numbers; two fit into 16.
    const { rois, refused } = readSegmentation(parsed.value, 'a.dcm', 16);
    expect(rois.map(({ values }) => values.pixelCount)).toEqual([2, 2]);
    expect(refused).toMatchObject([{ kind: 'too-large', detail: '4 numbers in a frame of 4 × 2 pixels' }]);
  });

  it('of several parts, and of pixels that meet in a corner only, are refused on their slice', () => {
    for (const parts of ['110011 110011 000000 000000', '110000 110000 001100 001100']) {
      const file = segmentationFile({
        rows: 4,
        columns: 6,
        masks: [parts],
        segments: [segment(1, 'MF')],
        frames: [frameOf(1, '1.2.3')],
        shared,
      });
      expect(placeOnSlice(only(file), ofSlice)).toMatchObject({ error: { kind: 'several-parts' } });
    }
  });
});

describe('structure sets', () => {
  /** Column and row in mm of the slice: 0.5 mm across, 2 mm down. */
  const at = (...points: readonly PointPx[]): readonly number[] =>
    points.flatMap(([column, row]) => [-10 + column * 0.5, -20 + row * 2, 30.5]);
  const outer = at([0, 0], [5, 0], [5, 3], [0, 3]);
  const inner = at([1, 1], [3, 1], [3, 2], [1, 2]);

  it.each(['CLOSED_PLANAR', 'CLOSEDPLANAR_XOR'])(
    'give outline and hole of two %s rings on a slice',
    (type) => {
      const roi = only(
        structureSetFile([
          [type, inner, '1.2.3'],
          [type, outer, '1.2.3'],
        ]),
      );
      expect(roi).toMatchObject({ name: 'Muscle left', statement: { observer: 'Kim^Minji' } });
      const placed = placeOnSlice(roi, ofSlice);
      if (!placed.ok) throw new Error(placed.error.kind);
      expect(placed.value.outlinePx).toEqual([
        [0, 0],
        [5, 0],
        [5, 3],
        [0, 3],
      ]);
      expect(placed.value.exclusions.map(({ verticesPx }) => verticesPx)).toEqual([
        [
          [1, 1],
          [3, 1],
          [3, 2],
          [1, 2],
        ],
      ]);
    },
  );

  it('that name no image are put together by their planes', () => {
    const away = outer.map((value, index) => (index % 3 === 2 ? value + 4 : value));
    const { rois } = readDicomObject(
      structureSetFile([
        ['CLOSED_PLANAR', outer],
        ['CLOSED_PLANAR', away],
        ['CLOSED_PLANAR', inner],
      ]),
      'a.dcm',
    );
    expect(rois.map(({ place }) => place?.ringsLps.length)).toEqual([2, 1]);
  });

  it('refuse points, open contours and numbers that do not fit', () => {
    const { rois, refused } = readDicomObject(
      structureSetFile([
        ['POINT', outer.slice(0, 3)],
        ['OPEN_PLANAR', outer],
        ['CLOSED_PLANAR', outer.slice(0, 7)],
      ]),
      'a.dcm',
    );
    expect(rois).toEqual([]);
    expect(refused.map(({ kind }) => kind)).toEqual(['not-an-area', 'not-an-area', 'damaged']);
  });
});

describe('other files', () => {
  it('say what they are', () => {
    const file = objectFile('1.2.840.10008.5.1.4.1.1.4', [el('00080060', 'CS', 'MR')]);
    expect(readDicomObject(file, 'a.dcm').refused).toEqual([
      { file: 'a.dcm', roiName: '', kind: 'no-outlines', detail: 'MR Image' },
    ]);
    expect(readDicomObject(new Uint8Array(300), 'a.dcm').refused).toMatchObject([{ kind: 'damaged' }]);
  });
});
