import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../../../src/domain/ids';
import type { PointPx } from '../../../../src/domain/image/point';
import { readRoiFile } from '../../../../src/io/roiFiles/readRoiFile';
import { mostVertices } from '../../../../src/io/roiFiles/roiLayout';
import { writeSet } from '../../../../src/io/roiFiles/roiSet';
import { writeImageJRoi } from '../../../../src/io/roiFiles/writeImageJRoi';

/* Files that somebody made to do harm, or that were damaged into doing it. */

const image = { sopInstanceUid: sopInstanceUid('1.2.840.1'), frame: 1 };
const square: readonly PointPx[] = [
  [10, 10],
  [30, 10],
  [30, 30],
  [10, 30],
];
const hole: readonly PointPx[] = [
  [15, 15],
  [20, 15],
  [20, 20],
];
const circle = (count: number, radius = 100): readonly PointPx[] =>
  Array.from({ length: count }, (_, at): PointPx => {
    const angle = (2 * Math.PI * at) / count;
    return [150 + radius * Math.cos(angle), 150 + radius * Math.sin(angle)];
  });

describe('ROI files that were made to do harm', () => {
  it('are refused where their own property holds more vertices than any outline', () => {
    const exclusions = [{ verticesPx: circle(mostVertices + 1, 20), reason: 'other' as const }];
    const bytes = writeImageJRoi({ name: 'a', outlinePx: square, exclusions, image }, [square, hole]);
    const { rois, refused } = readRoiFile(bytes, 'a.roi');
    const vertices = rois.flatMap((roi) => roi.exclusions.map(({ verticesPx }) => verticesPx.length));
    expect(Math.max(0, ...vertices)).toBeLessThanOrEqual(mostVertices);
    expect(refused.length + rois.length).toBe(1);
  });

  it('take no shape from a property where the ROI is a plain polygon that says something else', () => {
    const composite = writeImageJRoi(
      { name: 'a', outlinePx: square, exclusions: [{ verticesPx: hole, reason: 'other' }], image },
      [],
    );
    const { rois } = readRoiFile(composite, 'a.roi');
    // A composite without a path is no composite: what its property says was measured by nobody.
    expect(rois).toEqual([]);
  });

  it('cannot unpack without end by zips in a zip', () => {
    const content = new Uint8Array([0]);
    const inner = zipSync(
      Object.fromEntries(Array.from({ length: 7000 }, (_, at) => [`${at}.roi`, content])),
      { level: 0 },
    );
    const outer = zipSync(
      Object.fromEntries(Array.from({ length: 4 }, (_, at) => [`${at}.zip`, [inner, { level: 0 }]])),
    );
    const { rois, refused } = readRoiFile(outer, 'bomb.zip');
    expect(rois).toEqual([]);
    // Two sets of 7,000 files are within 20,000; the third is not, nor is the fourth.
    expect(refused.filter(({ kind }) => kind === 'too-large')).toHaveLength(2);
    expect(refused).toHaveLength(14_002);
  });

  it('lose no entry that is named like a part of the language', () => {
    const content = writeImageJRoi({ name: 'a', outlinePx: square, exclusions: [], image }, [square]);
    const set = zipSync({ constructor: content, aaaaaaaaa: content, 'toString.roi': content });
    // The same bytes with the name that an object takes for its prototype.
    const patched = Uint8Array.from(set);
    const wanted = new TextEncoder().encode('__proto__');
    const text = new TextDecoder('latin1').decode(set);
    for (let at = text.indexOf('aaaaaaaaa'); at >= 0; at = text.indexOf('aaaaaaaaa', at + 1)) {
      patched.set(wanted, at);
    }
    const { rois, refused } = readRoiFile(patched, 'x.zip');
    expect(rois.length + refused.length).toBeGreaterThan(0);
    expect(rois.length === 3 || refused.some(({ detail }) => detail.includes('__proto__'))).toBe(true);
  });

  it('with thousands of rings are read or refused in less than a few seconds', () => {
    const rings = Array.from({ length: 4000 }, (_, at): readonly PointPx[] => {
      const [x, y] = [(at % 64) * 4, Math.floor(at / 64) * 4];
      return [
        [x, y],
        [x + 1, y],
        [x, y + 1],
      ];
    });
    const bytes = writeImageJRoi(
      { name: 'a', outlinePx: square, exclusions: [{ verticesPx: hole, reason: 'other' }], image },
      rings,
    );
    const before = performance.now();
    readRoiFile(bytes, 'a.roi');
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('a set that is written', () => {
  it('holds every file, also where two subjects have codes that file names cannot tell apart', () => {
    const files = ['S-1_preop_A_RoiSet.zip', 's-1_preop_A_RoiSet.zip', 'S-1_preop_A_RoiSet.zip'];
    const set = writeSet(
      files.map((path, at) => ({ path, content: `file ${at}` })),
      new Date(2026, 0, 1),
    );
    const opened = Object.entries(unzipSync(set));
    expect(opened.map(([, content]) => strFromU8(content))).toEqual(['file 0', 'file 1', 'file 2']);
    expect(new Set(opened.map(([path]) => path.toLowerCase())).size).toBe(3);
  });
});
