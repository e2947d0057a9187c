import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../../../src/domain/ids';
import type { PointPx } from '../../../../src/domain/image/point';
import { readRoiFile } from '../../../../src/io/roiFiles/readRoiFile';
import { writeSet } from '../../../../src/io/roiFiles/roiSet';
import { writeHorosXml } from '../../../../src/io/roiFiles/writeHorosXml';
import { writeImageJRoi } from '../../../../src/io/roiFiles/writeImageJRoi';

/* Expected values are what float32 keeps of a coordinate counted from the corner of the top-left pixel. */

const image = { sopInstanceUid: sopInstanceUid('1.2.840.1'), frame: 3 };
const asFloat32 = (ring: readonly PointPx[]) =>
  ring.map(([x, y]) => [Math.fround(x + 0.5) - 0.5, Math.fround(y + 0.5) - 0.5]);
/** JSON knows no negative zero, and no place needs one. */
const coordinate = fc.double({ min: -0.5, max: 600, noNaN: true }).map((value) => value + 0);
/** Any vertices but repeated ones: files keep outlines that cross, too; what is measured is judged elsewhere. */
const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 60 }).filter((points) => {
  const seen = new Set(asFloat32(points).map(String));
  return seen.size === points.length;
});
const name = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' });

describe('ROI files that are written', () => {
  it('are read back as ImageJ polygons to the same float32 vertices, name and slice', () => {
    fc.assert(
      fc.property(ring, name, fc.integer({ min: 0, max: 2 ** 31 - 1 }), (outlinePx, text, position) => {
        const bytes = writeImageJRoi(
          { name: text, outlinePx, exclusions: [], image, slicePosition: position },
          [outlinePx],
        );
        const { rois, refused } = readRoiFile(bytes, 'a.roi');
        expect(refused).toEqual([]);
        expect(rois[0]?.outlinePx).toEqual(asFloat32(outlinePx));
        expect(rois[0]?.name).toBe(text);
        expect(rois[0]?.image).toEqual({ ...image, ...(position > 0 && { slicePosition: position }) });
      }),
    );
  });

  it('keep outline, exclusions and reasons to the last digit where there are exclusions', () => {
    fc.assert(
      fc.property(ring, ring, (outlinePx, verticesPx) => {
        const exclusions = [{ verticesPx, reason: 'vessel' as const }];
        const bytes = writeImageJRoi({ name: 'a', outlinePx, exclusions, image }, [outlinePx, verticesPx]);
        const { rois } = readRoiFile(bytes, 'a.roi');
        expect(rois[0]?.outlinePx).toEqual(outlinePx);
        expect(rois[0]?.exclusions).toEqual(exclusions);
        expect(rois[0]?.notes).toEqual([]);
      }),
    );
  });

  it('are read back as Horos XML to the same float32 vertices, exclusions joined to their ROI', () => {
    fc.assert(
      fc.property(ring, ring, fc.integer({ min: 1, max: 400 }), (outlinePx, verticesPx, slicePosition) => {
        const roi = {
          name: 'S-1_preop_R_mf-es_A',
          outlinePx,
          exclusions: [{ verticesPx, reason: 'oedema' as const }],
          image,
          slicePosition,
        };
        const { rois, refused } = readRoiFile(new TextEncoder().encode(writeHorosXml([roi])), 'a.xml');
        expect(refused).toEqual([]);
        expect(rois).toHaveLength(1);
        expect(rois[0]).toMatchObject({
          name: roi.name,
          outlinePx: asFloat32(outlinePx),
          exclusions: [{ verticesPx: asFloat32(verticesPx), reason: 'oedema' }],
          image: { ...image, slicePosition },
        });
      }),
    );
  });

  it('are read back from a zip of any safe names', () => {
    const roi = {
      name: 'x',
      outlinePx: [
        [1, 2],
        [30.25, 4],
        [5, 60],
      ] as const,
      exclusions: [],
      image,
    };
    const files = ['S-012_preop_L_mf-es_A.roi', '腰-1_followUp_R_mf-es_B.roi'].map((path) => ({
      path,
      content: writeImageJRoi(roi, [roi.outlinePx]),
    }));
    const { rois } = readRoiFile(writeSet(files, new Date(2026, 0, 2)), 'RoiSet.zip');
    expect(rois.map((one) => one.file)).toEqual(files.map(({ path }) => `RoiSet.zip/${path}`));
  });
});

describe('damaged ROI files', () => {
  it('are noticed where one byte of one file in a zip was changed, and the others are read', () => {
    const ring: readonly PointPx[] = [
      [1, 2],
      [30.25, 4],
      [5, 60],
    ];
    const content = writeImageJRoi({ name: 'a', outlinePx: ring, exclusions: [], image }, [ring]);
    const set = writeSet(
      [
        { path: 'a.roi', content },
        { path: 'b.roi', content },
      ],
      new Date(2026, 0, 2),
    );
    // Stored as it is, so that the byte is one of a vertex: 0x41 begins the float 10 to 30 in corner coordinates.
    const stored = zipSync({ 'a.roi': [content, { level: 0 }], 'b.roi': [content, { level: 0 }] });
    const at = stored.indexOf(0x41, 60);
    stored[at + 1] = (stored[at + 1] ?? 0) ^ 0x10;
    expect(readRoiFile(set, 'x.zip').rois).toHaveLength(2);
    const { rois, refused } = readRoiFile(stored, 'x.zip');
    expect(rois.map(({ file }) => file)).toEqual(['x.zip/b.roi']);
    expect(refused).toMatchObject([
      { file: 'x.zip/a.roi', kind: 'damaged', detail: 'its check sum differs' },
    ]);
  });

  const outlinePx: readonly PointPx[] = [
    [1, 2],
    [30.25, 4],
    [5, 60],
  ];
  const hole = {
    verticesPx: [
      [8, 8],
      [10, 8],
      [9, 10],
    ] as const,
    reason: 'vessel' as const,
  };
  const whole = [
    writeImageJRoi({ name: 'polygon', outlinePx, exclusions: [], image }, [outlinePx]),
    writeImageJRoi({ name: 'composite', outlinePx, exclusions: [hole], image }, [outlinePx, hole.verticesPx]),
    new TextEncoder().encode(
      writeHorosXml([{ name: 'x', outlinePx, exclusions: [], image, slicePosition: 1 }]),
    ),
    new TextEncoder().encode(
      'ImageNo,RoiNo,RoiMean,RoiMin,RoiMax,RoiTotal,RoiDev,RoiName,RoiCenterX,RoiCenterY,RoiCenterZ,Length,Area,RoiType,NumOfPoints,mmX,mmY,mmZ,pxX,pxY,...\n0,0,1,2,3,4,5,"a",1,2,3,4,5,11,3,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n',
    ),
    writeSet(
      [
        {
          path: 'a.roi',
          content: writeImageJRoi({ name: 'a', outlinePx, exclusions: [], image }, [outlinePx]),
        },
      ],
      new Date(2026, 0, 2),
    ),
  ];

  it('never throw, whatever bytes are changed or cut off, and never give a coordinate that is no number', () => {
    const change = fc.record({
      file: fc.constantFrom(...whole),
      edits: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
      keep: fc.double({ min: 0, max: 1, noNaN: true }),
      isCut: fc.boolean(),
    });
    fc.assert(
      fc.property(change, ({ file, edits, keep, isCut }) => {
        const bytes = new Uint8Array(file);
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        const { rois } = readRoiFile(isCut ? bytes.subarray(0, Math.floor(keep * bytes.length)) : bytes, 'x');
        for (const roi of rois) expect(roi.outlinePx.flat().every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('never throw at bytes of any kind behind a right beginning', () => {
    const beginning = fc.constantFrom(
      'Iout',
      'PK\u0003\u0004',
      '<?xml ',
      '<plist>',
      'ImageNo,RoiNo,mmX,RoiName',
      'bplist00',
      '',
    );
    fc.assert(
      fc.property(beginning, fc.uint8Array({ maxLength: 400 }), (text, rest) => {
        const { rois, refused } = readRoiFile(
          Uint8Array.from([...new TextEncoder().encode(text), ...rest]),
          'x',
        );
        expect(rois.length + refused.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 3000 },
    );
  });
});
