import { describe, expect, it } from 'vitest';
import type { PointLps } from '../../../../../src/domain/image/point';
import { measureRoi } from '../../../../../src/domain/measurement/measureRoi';
import { findPolygonProblem } from '../../../../../src/domain/polygon/findPolygonProblem';
import { polygonAreaPx2 } from '../../../../../src/domain/polygon/polygonAreaPx2';
import { sides } from '../../../../../src/domain/side';
import { timePoints } from '../../../../../src/domain/timePoint';
import { toPixel } from '../../../../../src/io/sources/demo/canvas';
import { demoCohort } from '../../../../../src/io/sources/demo/demoCohort';
import { demoReadings } from '../../../../../src/io/sources/demo/demoReadings';
import {
  axialImagePlane,
  axialSection,
  demoScan,
  sagittalImagePlane,
  sagittalPlane,
} from '../../../../../src/io/sources/demo/demoScan';
import { demoSeed } from '../../../../../src/io/sources/demo/demoSeed';
import { demoTruth } from '../../../../../src/io/sources/demo/demoTruth';
import { axialPhantom } from '../../../../../src/io/sources/demo/phantomAxial';
import { sagittalPhantom } from '../../../../../src/io/sources/demo/phantomSagittal';

const cohort = demoCohort(demoSeed);
const dot = (a: PointLps, b: PointLps): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const minus = (a: PointLps, b: PointLps): PointLps => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: PointLps, b: PointLps): PointLps => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

describe('the true outlines', () => {
  it('enclose exactly the area that was drawn from the model, in simple polygons', () => {
    for (const { index, muscles } of cohort) {
      for (const timePoint of timePoints) {
        for (const side of sides) {
          const truth = demoTruth(demoSeed, index, timePoint, side);
          const area = polygonAreaPx2(truth.outlinePx) * truth.pixelMm ** 2;
          expect(area / muscles[timePoint][side].areaMm2).toBeCloseTo(1, 9);
          expect(findPolygonProblem(truth.outlinePx).ok).toBe(true);
        }
      }
    }
  });

  it('enclose pixels whose mean before noise is the true signal', () => {
    for (const index of [0, 14, 41, 62, 91]) {
      for (const timePoint of timePoints) {
        const scan = demoScan(demoSeed, index, timePoint);
        const phantom = axialPhantom(scan, scan.middleSlice);
        const image = {
          grid: {
            columns: phantom.columns,
            rows: phantom.rows,
            spacing: { rowMm: scan.axialPixelMm, columnMm: scan.axialPixelMm },
            plane: undefined,
          },
          // The measurement takes whole stored values: 1/1024 of a unit each.
          storedValues: Int32Array.from(phantom.values, (value) => Math.round(value * 1024)),
          rescale: { slope: 1 / 1024, intercept: 0, isStated: true },
          isInverted: false,
          isLossy: false,
          fingerprint: '',
        };
        for (const side of sides) {
          const truth = demoTruth(demoSeed, index, timePoint, side);
          const measured = measureRoi(image, truth.outlinePx, []);
          if (!measured.ok || measured.value.signal.kind !== 'known') throw new Error('not measured');
          // The brief asks for 0.5 %; the scaling is exact but for pixels on the outline.
          expect(Math.abs(measured.value.signal.displayed.mean / truth.meanSignal - 1)).toBeLessThan(0.001);
        }
      }
    }
  });
});

describe("the observers' outlines", () => {
  const readings = demoReadings(demoSeed);

  it('are complete but for the subjects left to the visitor, one of each group', () => {
    const count = new Map<string, number>();
    for (const { subjectCode } of readings) count.set(subjectCode, (count.get(subjectCode) ?? 0) + 1);
    const incomplete = cohort.filter(({ code }) => count.get(code) !== 8);
    expect(incomplete.map(({ code }) => count.get(code) ?? 0).sort()).toEqual([0, 4]);
    expect(new Set(incomplete.map(({ group }) => group)).size).toBe(2);
  });

  it('never cross themselves, stay on the image and have the vertices of a hand', () => {
    for (const { verticesPx } of readings) {
      expect(findPolygonProblem(verticesPx).ok).toBe(true);
      expect(verticesPx.length).toBeGreaterThanOrEqual(24);
      expect(verticesPx.length).toBeLessThanOrEqual(40);
      for (const [column, row] of verticesPx) {
        expect(Math.min(column, row)).toBeGreaterThan(0);
        expect(Math.max(column, row)).toBeLessThan(319);
      }
    }
  });

  it('are the same when they are asked for again', () => {
    expect(demoReadings(demoSeed)).toEqual(readings);
  });
});

describe('the planes of a scan', () => {
  it('put the slice at mid-height through the treated body, and no other slice nearer', () => {
    for (const { index } of cohort) {
      for (const timePoint of timePoints) {
        const scan = demoScan(demoSeed, index, timePoint);
        const distances = scan.axialOffsetsMm.map((_, slice) => {
          const plane = axialImagePlane(scan, slice);
          const normal = cross(plane.rowDirectionLps, plane.columnDirectionLps);
          expect(dot(normal, normal)).toBeCloseTo(1, 9);
          return Math.abs(dot(minus(scan.bodyLps, plane.originLps), normal));
        });
        const nearest = distances.indexOf(Math.min(...distances));
        expect(nearest).toBe(scan.middleSlice);
        expect(distances[nearest]).toBeLessThan(1.5);
      }
    }
  });

  it('show the cement of one body at the same place of the patient in both directions', () => {
    let checked = 0;
    for (const { index, group } of cohort.slice(0, 12)) {
      if (group === 'refractured') continue;
      checked += 1;
      const scan = demoScan(demoSeed, index, 'followUp');
      const axial = axialPhantom(scan, scan.middleSlice);
      const middle = Math.floor((scan.sagittalOffsetsMm.length - 1) / 2);
      const sagittal = sagittalPhantom(scan, middle);
      const at = (values: Float32Array, [column, row]: readonly [number, number]): number =>
        values[Math.round(row) * 320 + Math.round(column)] ?? Number.NaN;
      // 3 mm in front of the body's centre, where both clouds of cement meet.
      const axialPx = toPixel(axialSection(scan, scan.middleSlice).plane, [1, -3]);
      const sagittalPx = toPixel(sagittalPlane(scan), [-3, 0]);
      expect(at(axial.values, axialPx)).toBeLessThan(160);
      expect(at(sagittal, sagittalPx)).toBeLessThan(160);
      const lpsOf = (plane: ReturnType<typeof axialImagePlane>, px: readonly [number, number], mm: number) =>
        plane.originLps.map(
          (value, k) =>
            value +
            (plane.rowDirectionLps[k] ?? 0) * px[0] * mm +
            (plane.columnDirectionLps[k] ?? 0) * px[1] * mm,
        );
      const a = lpsOf(axialImagePlane(scan, scan.middleSlice), axialPx, scan.axialPixelMm);
      const b = lpsOf(sagittalImagePlane(scan, middle), sagittalPx, sagittalPlane(scan).pixelMm);
      expect(Math.hypot((a[1] ?? 0) - (b[1] ?? 0), (a[2] ?? 0) - (b[2] ?? 0))).toBeLessThan(2.5);
    }
    expect(checked).toBeGreaterThan(3);
  });
});
