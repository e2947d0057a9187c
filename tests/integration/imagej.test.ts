import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../src/domain/ids';
import type { PointPx } from '../../src/domain/image/point';
import type { SliceImage } from '../../src/domain/image/sliceImage';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import { netRings } from '../../src/domain/polygon/netRings';
import type { RoiExclusion } from '../../src/domain/reading/roi';
import { readRoiFile } from '../../src/io/roiFiles/readRoiFile';
import { writeSet } from '../../src/io/roiFiles/roiSet';
import { writeImageJRoi } from '../../src/io/roiFiles/writeImageJRoi';
import { readUncompressedSlice } from '../reference/support/roisDicom';
import { imageJAbsent, imageJFolder, runImageJ } from '../support/realImageJ';
import { syntheticDicom } from '../support/syntheticDicom';

/*
 * Real ImageJ on a DICOM slice that this test makes: what we write it reads to the same vertices, and measures to the
 * same area and mean as our rule `imagej`; what it writes we read, and measure to its own numbers. Area and pixel counts
 * 1e-9; means 2e-7, because ImageJ computes with float32 values where a slope is stated.
 */

const absent = imageJAbsent();
if (absent !== undefined) process.stdout.write(`\nreal ImageJ is not asked: ${absent}\n`);

/** A ring around a centre; the radius runs through the given shares, so that shapes are bent in and out. */
function ringAround([x, y]: PointPx, radius: number, count: number, wave: number): readonly PointPx[] {
  return Array.from({ length: count }, (_, index): PointPx => {
    const angle = (2 * Math.PI * index) / count;
    const r = radius * (1 + wave * Math.sin(5 * angle + wave * 7));
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
}

const exclusion = (verticesPx: readonly PointPx[], reason: RoiExclusion['reason']): RoiExclusion => ({
  verticesPx,
  reason,
});

interface Case {
  readonly name: string;
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly RoiExclusion[];
}

const cases: readonly Case[] = [
  { name: 'S-001_preop_R_mf-es_A', outlinePx: ringAround([40.3, 38.7], 22.1, 37, 0.21), exclusions: [] },
  { name: '腰-01_preop_L_mf-es_A', outlinePx: ringAround([60.25, 30.5], 12, 400, 0.05), exclusions: [] },
  {
    name: 'S-001_followUp_R_mf-es_A',
    outlinePx: ringAround([45.1, 40.2], 25.3, 41, 0.1),
    exclusions: [
      exclusion(ringAround([40.4, 36.3], 4.2, 9, 0.1), 'vessel'),
      exclusion(ringAround([52.4, 46.3], 5.1, 12, 0), 'oedema'),
    ],
  },
  {
    name: 'S-001_followUp_L_mf-es_A',
    outlinePx: ringAround([45.1, 40.2], 25.3, 41, 0.1),
    exclusions: [
      exclusion(ringAround([40.4, 36.3], 6.2, 9, 0.1), 'vessel'),
      // Overlaps the first, and the third reaches over the outline: counted once, and cut off.
      exclusion(ringAround([45.4, 36.3], 6.1, 12, 0), 'oedema'),
      exclusion(ringAround([68.4, 42.3], 8.1, 14, 0), 'artefact'),
    ],
  },
];

const slices = [
  { name: 'plain.dcm', options: {} },
  { name: 'slope.dcm', options: { slope: '2.5', intercept: '-100.25' } },
] as const;

function dicomBytes(options: (typeof slices)[number]['options']): Uint8Array {
  let seed = 12345;
  const values = Array.from({ length: 96 * 80 }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % 1000;
  });
  return syntheticDicom({
    rows: 80,
    columns: 96,
    values,
    spacing: ['0.7', '0.45'],
    hasPreamble: true,
    ...options,
  });
}

function netOf({ outlinePx, exclusions }: Case) {
  const excluded = exclusions.map(({ verticesPx }) => verticesPx);
  return netRings(outlinePx, excluded).map(({ verticesPx }) => verticesPx);
}

function asImageJ(slice: SliceImage, outlinePx: readonly PointPx[], exclusions: readonly RoiExclusion[]) {
  const measured = measureRoi(slice, outlinePx, exclusions, 'imagej');
  if (!measured.ok) throw new Error(JSON.stringify(measured.error));
  const { area, signal } = measured.value;
  if (area.kind !== 'known' || signal.kind !== 'known') throw new Error('not measured');
  return { areaMm2: area.netMm2, n: signal.pixelCount, mean: signal.displayed.mean };
}

function numbersOf(line: string | undefined): readonly number[] {
  return (line ?? '').split(' ').map(Number);
}

describe.skipIf(absent !== undefined)('real ImageJ', () => {
  it.each(slices)(
    'reads our RoiSet.zip to the same vertices, area and mean: $name',
    ({ name, options }) => {
      const folder = imageJFolder();
      const bytes = dicomBytes(options);
      writeFileSync(join(folder, name), bytes);
      const set = cases.map((one) => {
        const roi = {
          ...one,
          image: { sopInstanceUid: sopInstanceUid('1.2.3.4'), frame: 0 },
          slicePosition: 1,
        };
        return { path: `${one.name}.roi`, content: writeImageJRoi(roi, netOf(one)) };
      });
      writeFileSync(join(folder, 'RoiSet.zip'), writeSet(set, new Date(2026, 0, 1)));
      const lines = runImageJ(
        folder,
        `open("${folder}/${name}");
       roiManager("open", "${folder}/RoiSet.zip");
       for (i = 0; i < roiManager("count"); i++) {
         roiManager("select", i);
         print("roi " + Roi.getName);
         print(d2s(getValue("Area raw"), 0) + " " + d2s(getValue("Area"), 9) + " " + d2s(getValue("Mean"), 9));
         if (Roi.getType != "composite") {
           getSelectionCoordinates(xs, ys);
           for (k = 0; k < xs.length; k++) print("at " + d2s(xs[k], 9) + " " + d2s(ys[k], 9));
         }
         saveAs("Selection", "${folder}/again" + i + ".roi");
       }`,
      );
      const slice = readUncompressedSlice(bytes);
      for (const [index, one] of cases.entries()) {
        const at = lines.indexOf(`roi ${one.name}`);
        expect(at).toBeGreaterThanOrEqual(0);
        const [n, areaMm2, mean] = numbersOf(lines[at + 1]);
        const ours = asImageJ(slice, one.outlinePx, one.exclusions);
        expect(n).toBe(ours.n);
        expect((areaMm2 ?? 0) / ours.areaMm2).toBeCloseTo(1, 9);
        expect(Math.abs((mean ?? 0) / ours.mean - 1)).toBeLessThan(2e-7);
        if (one.exclusions.length === 0) {
          const seen = lines
            .slice(at + 2, at + 2 + one.outlinePx.length)
            .map((line) => numbersOf(line.slice(3)).map(Math.fround));
          expect(seen).toEqual(
            one.outlinePx.map((vertex) => vertex.map((value) => Math.fround(value + 0.5))),
          );
        }
        // Saved again by ImageJ, unchanged: the shape comes back with its reasons, to the last digit.
        const again = readRoiFile(
          new Uint8Array(readFileSync(join(folder, `again${index}.roi`))),
          'again.roi',
        ).rois[0];
        expect(again?.name).toBe(one.name);
        expect(again?.image).toEqual({ sopInstanceUid: '1.2.3.4', frame: 0, slicePosition: 1 });
        if (one.exclusions.length > 0) {
          expect(again?.outlinePx).toEqual(one.outlinePx);
          expect(again?.exclusions).toEqual(one.exclusions);
        } else {
          expect(again?.outlinePx).toEqual(
            one.outlinePx.map((vertex) => vertex.map((value) => Math.fround(value + 0.5) - 0.5)),
          );
        }
      }
    },
    120_000,
  );

  it('writes files that we read, and measure to its own numbers', () => {
    const folder = imageJFolder();
    const bytes = dicomBytes({});
    writeFileSync(join(folder, 'plain.dcm'), bytes);
    const lines = runImageJ(
      folder,
      `open("${folder}/plain.dcm");
       function keep(name) {
         print(name + " " + d2s(getValue("Area raw"), 0) + " " + d2s(getValue("Area"), 9) + " " + d2s(getValue("Mean"), 9));
         saveAs("Selection", "${folder}/" + name + ".roi");
       }
       makeSelection("polygon", newArray(10.25, 60.5, 41.125, 22.75), newArray(8.5, 12.25, 60.75, 44.5)); keep("polygon");
       makeSelection("freehand", newArray(20.5, 70.25, 66.5, 30.125, 18.5), newArray(20.5, 22.25, 55.5, 62.25, 40.5)); keep("freehand");
       makePolygon(12, 9, 70, 14, 60, 66, 20, 50); keep("integer");
       makeRectangle(11, 12, 33, 27); keep("rectangle");
       makeRotatedRectangle(20.2, 20.3, 60.1, 50.7, 15.5); keep("rotated");
       makeEllipse(20.2, 30.3, 70.1, 40.7, 0.55); keep("ellipse");
       makeSelection("polygon", newArray(10.25, 80.5, 71.125, 12.75), newArray(8.5, 12.25, 70.75, 64.5)); roiManager("add");
       makeSelection("polygon", newArray(30.25, 50.5, 41.125), newArray(28.5, 32.25, 50.75)); roiManager("add");
       roiManager("select", newArray(0, 1)); roiManager("XOR"); keep("composite");
       roiManager("reset");
       makeRectangle(5, 5, 20, 20); roiManager("add");
       makeRectangle(50, 40, 20, 20); roiManager("add");
       roiManager("select", newArray(0, 1)); roiManager("combine"); keep("apart");
       makeOval(20, 20, 40, 30); keep("oval");`,
    );
    const slice = readUncompressedSlice(bytes);
    for (const line of lines) {
      const [name = '', ...numbers] = line.split(' ');
      const [n, areaMm2, mean] = numbers.map(Number);
      const read = readRoiFile(new Uint8Array(readFileSync(join(folder, `${name}.roi`))), `${name}.roi`);
      if (name === 'oval' || name === 'apart') {
        expect(read.refused[0]?.kind).toBe(name === 'oval' ? 'curved' : 'several-parts');
        continue;
      }
      const roi = read.rois[0];
      if (!roi) throw new Error(`${name}: ${JSON.stringify(read.refused)}`);
      const ours = asImageJ(slice, roi.outlinePx, roi.exclusions);
      expect([name, ours.n]).toEqual([name, n]);
      expect(ours.areaMm2 / (areaMm2 ?? 0)).toBeCloseTo(1, 9);
      expect(Math.abs(ours.mean / (mean ?? 0) - 1)).toBeLessThan(2e-7);
    }
    expect(lines).toHaveLength(9);
  }, 120_000);
});
