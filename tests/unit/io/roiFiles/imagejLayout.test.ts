import { describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../../../src/domain/ids';
import { readRoiFile } from '../../../../src/io/roiFiles/readRoiFile';
import { writeImageJRoi } from '../../../../src/io/roiFiles/writeImageJRoi';

/* Files laid out by hand after the table of offsets in ImageJ's RoiDecoder, and ours held to that table. */

interface Header {
  readonly version?: number;
  readonly type?: number;
  readonly bounds?: readonly [top: number, left: number, bottom: number, right: number];
  readonly count?: number;
  readonly options?: number;
  readonly subtype?: number;
  readonly arc?: number;
  readonly position?: number;
  readonly shapeFloats?: number;
}

function roiBytes(header: Header, body: readonly (readonly ['int16' | 'float32', number])[]): Uint8Array {
  const view = new DataView(
    new ArrayBuffer(64 + body.reduce((sum, [kind]) => sum + (kind === 'int16' ? 2 : 4), 0)),
  );
  for (const [at, char] of [...'Iout'].entries()) view.setUint8(at, char.charCodeAt(0));
  view.setInt16(4, header.version ?? 228);
  view.setUint8(6, header.type ?? 0);
  for (const [at, value] of (header.bounds ?? [0, 0, 0, 0]).entries()) view.setInt16(8 + 2 * at, value);
  view.setUint16(16, header.count ?? 0);
  view.setInt32(36, header.shapeFloats ?? 0);
  view.setInt16(48, header.subtype ?? 0);
  view.setInt16(50, header.options ?? 0);
  view.setInt16(54, header.arc ?? 0);
  view.setInt32(56, header.position ?? 0);
  let place = 64;
  for (const [kind, value] of body) {
    if (kind === 'int16') view.setInt16(place, value);
    else view.setFloat32(place, value);
    place += kind === 'int16' ? 2 : 4;
  }
  return new Uint8Array(view.buffer);
}

const int16 = (...values: readonly number[]) => values.map((value) => ['int16', value] as const);
const float32 = (...values: readonly number[]) => values.map((value) => ['float32', value] as const);
const read = (bytes: Uint8Array) => readRoiFile(bytes, 'folder/some name.roi');

describe('an ImageJ .roi', () => {
  it.each([217, 221, 228])(
    'of whole numbers lies on corners of pixels, half a pixel before ours (version %i)',
    (version) => {
      const bytes = roiBytes(
        { version, bounds: [20, 10, 60, 50], count: 3, position: 4 },
        int16(0, 40, 20, 0, 5, 40),
      );
      expect(read(bytes).rois).toMatchObject([
        {
          name: 'some name',
          outlinePx: [
            [9.5, 19.5],
            [49.5, 24.5],
            [29.5, 59.5],
          ],
          image: { slicePosition: 4 },
          notes: ['integer-vertices'],
        },
      ]);
    },
  );

  it('has its sub-pixel coordinates behind the whole ones, from version 222 on', () => {
    const body = [...int16(0, 40, 20, 0, 5, 40), ...float32(10.25, 50.5, 30.75, 20.125, 25, 60.5)];
    const header = { bounds: [20, 10, 60, 50], count: 3, options: 128 } as const;
    expect(read(roiBytes(header, body)).rois[0]?.outlinePx).toEqual([
      [9.75, 19.625],
      [50, 24.5],
      [30.25, 60],
    ]);
    // Older programs did not know the flag: the whole numbers count.
    expect(read(roiBytes({ ...header, version: 221 }, body)).rois[0]?.outlinePx[0]).toEqual([9.5, 19.5]);
  });

  it('that is a rectangle is its four corners; a rounded one and an oval are refused', () => {
    const bounds = [20, 10, 60, 50] as const;
    expect(read(roiBytes({ type: 1, bounds }, [])).rois[0]?.outlinePx).toEqual([
      [9.5, 19.5],
      [49.5, 19.5],
      [49.5, 59.5],
      [9.5, 59.5],
    ]);
    expect(read(roiBytes({ type: 1, bounds, arc: 8 }, [])).refused).toMatchObject([
      { kind: 'curved', detail: 'rounded rectangle' },
    ]);
    expect(read(roiBytes({ type: 2, bounds }, [])).refused).toMatchObject([
      { kind: 'curved', detail: 'oval' },
    ]);
  });

  it('that is a composite with a curve, or with a code that is none, is refused with the byte', () => {
    const triangle = float32(0, 10, 10, 1, 50, 10, 1, 30, 40, 4);
    expect(read(roiBytes({ type: 1, shapeFloats: 10 }, triangle)).rois).toHaveLength(1);
    const curve = [...triangle.slice(0, 3), ...float32(3, 1, 2, 3, 4, 5, 6), ...float32(4)];
    expect(read(roiBytes({ type: 1, shapeFloats: curve.length }, curve)).refused).toMatchObject([
      { kind: 'curved', detail: 'curved path at byte 76' },
    ]);
    expect(read(roiBytes({ type: 1, shapeFloats: 4 }, float32(0, 1, 2, 9))).refused).toMatchObject([
      { kind: 'damaged', detail: 'path at byte 76' },
    ]);
    expect(read(roiBytes({ type: 1, shapeFloats: 400 }, triangle)).refused).toMatchObject([
      { kind: 'damaged', detail: 'ends at byte 104, its path at 1664' },
    ]);
  });

  it.each([
    [{ type: 3 }, 'not-an-area', 'line'],
    [{ type: 10, count: 1 }, 'not-an-area', 'points'],
    [{ type: 1, subtype: 1, bounds: [0, 0, 9, 9] }, 'not-an-area', 'text'],
    [{ type: 12 }, 'damaged', 'type 12 at byte 6'],
    [{ type: 0, count: 0 }, 'damaged', 'no vertices at byte 16'],
    [{ type: 0, count: 50 }, 'damaged', 'ends at byte 64, its 50 vertices at 264'],
    [{ type: 0, count: 30000 }, 'too-large', '30000 vertices'],
  ] as const)('is refused with the reason: %o', (header, kind, detail) => {
    expect(read(roiBytes(header, [])).refused).toMatchObject([{ kind, detail, roiName: 'some name' }]);
  });

  it('is written as the table says: 172 bytes and the properties for a triangle named in four letters', () => {
    const outlinePx = [
      [9.75, 19.625],
      [50, 24.5],
      [30.25, 60],
    ] as const;
    const image = { sopInstanceUid: sopInstanceUid('1.2'), frame: 0 };
    const bytes = writeImageJRoi({ name: 'A1_L', outlinePx, exclusions: [], image, slicePosition: 3 }, []);
    const view = new DataView(bytes.buffer);
    const props = 'Multifidus-image: 1.2#0\n';
    expect(bytes.length).toBe(172 + 2 * props.length);
    expect([
      view.getInt16(4),
      view.getUint8(6),
      view.getUint16(16),
      view.getInt16(50),
      view.getInt32(56),
    ]).toEqual([228, 0, 3, 128, 3]);
    expect([8, 10, 12, 14].map((at) => view.getInt16(at))).toEqual([20, 10, 61, 51]);
    expect([0, 1, 2].map((index) => view.getFloat32(76 + 4 * index))).toEqual([10.25, 50.5, 30.75]);
    expect(view.getInt32(60)).toBe(100);
    expect([view.getInt32(116), view.getInt32(120)]).toEqual([164, 4]);
  });
});
