import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectKind, ObjectRoi } from '../../src/domain/dicomObjects/scanObjects';
import { cross, unit } from '../../src/domain/geometry/lps';
import type { ImageGrid } from '../../src/domain/image/imageGrid';
import type { PointLps, PointPx } from '../../src/domain/image/point';
import { pixelCount } from '../../src/domain/measurement/pixelRuns';
import { pixelsInside } from '../../src/domain/measurement/pixelsInside';
import { netAreaPx2 } from '../../src/domain/polygon/netAreaPx2';
import { netRings } from '../../src/domain/polygon/netRings';
import { exclusionReasons, type RoiExclusion } from '../../src/domain/reading/roi';
import { differenceOf, oneThrough } from '../support/objectRoundTrip';
import { roundTripBounds } from '../support/roundTripBounds';
import { fixtureHeader, fixtureRoi } from '../support/scanObjectsFixture';

/*
 * Ours -> object -> ours, for outlines with exclusions on oblique slices with pixels that are not square. The bounds are those of
 * the table in DICOM-OBJECTS.md.
 */

const bounds = roundTripBounds();
const runs = { numRuns: 60 };
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

/** A ring around a place: as many corners as radii, each in its own sector, so that it never crosses itself. */
function star([column, row]: PointPx, least: number, most: number, radii: readonly number[]): PointPx[] {
  return radii.map((radius, at): PointPx => {
    const angle = (2 * Math.PI * (at + 0.31)) / radii.length;
    const length = least + (most - least) * radius;
    // Not through centres of pixels: one that lies exactly on a border may change sides.
    return [column + length * Math.cos(angle) + 0.000217, row + length * Math.sin(angle) + 0.000391];
  });
}

const grids: fc.Arbitrary<ImageGrid> = fc
  .record({
    columns: fc.integer({ min: 96, max: 1024 }),
    rows: fc.integer({ min: 96, max: 1024 }),
    rowMm: fc.double({ min: 0.1, max: 4, noNaN: true }),
    columnMm: fc.double({ min: 0.1, max: 4, noNaN: true }),
    origin: fc.tuple(fraction, fraction, fraction),
    normal: fc.tuple(fraction, fraction, fraction),
    turn: fc.double({ min: 0, max: 6.28, noNaN: true }),
  })
  .map(({ columns, rows, rowMm, columnMm, origin, normal, turn }) => {
    const side = (value: number): number => (value - 0.5) * 2000;
    const axis = unit([normal[0] - 0.5, normal[1] - 0.5, normal[2] + 0.1]) ?? [0, 0, 1];
    const across = unit(cross(axis, [Math.cos(turn), Math.sin(turn), 0.1])) ?? [1, 0, 0];
    const originLps: PointLps = [side(origin[0]), side(origin[1]), side(origin[2])];
    return {
      columns,
      rows,
      spacing: { rowMm, columnMm },
      plane: { originLps, rowDirectionLps: across, columnDirectionLps: cross(axis, across) },
    };
  });

/** Outlines with up to three exclusions, `away` px from the middle: 7 keeps them inside and apart. */
function roisWith(away: number): fc.Arbitrary<ObjectRoi> {
  return fc
    .record({
      grid: grids,
      at: fc.tuple(fraction, fraction),
      radii: fc.array(fraction, { minLength: 5, maxLength: 60 }),
      holes: fc.array(fc.array(fraction, { minLength: 3, maxLength: 12 }), { maxLength: 3 }),
      reason: fc.constantFrom(...exclusionReasons),
    })
    .map(({ grid, at, radii, holes, reason }) => {
      const [least, most] = [20, 40];
      const centre: PointPx = [
        most + 2 + at[0] * (grid.columns - 2 * most - 5),
        most + 2 + at[1] * (grid.rows - 2 * most - 5),
      ];
      const exclusions = holes.map((hole, index): RoiExclusion => {
        const angle = (2 * Math.PI * index) / 3 + 0.2;
        const middle: PointPx = [centre[0] + away * Math.cos(angle), centre[1] + away * Math.sin(angle)];
        return { verticesPx: star(middle, 1.5, 4.5, hole), reason };
      });
      const outlinePx = star(centre, least, most, radii);
      const stored = (column: number, row: number): number => ((column * 7919 + row * 104729) % 1009) + 1;
      return fixtureRoi({ image: fixtureHeader({ grid }), outlinePx, exclusions, stored });
    });
}

function back(kind: ObjectKind, roi: ObjectRoi): ObjectRoi {
  const one = oneThrough(kind, roi);
  if (one?.kind !== 'roi') throw new Error(`It did not come back: ${JSON.stringify(one)}`);
  const { outlinePx, exclusions } = one.roi;
  const stored = (column: number, row: number): number => ((column * 7919 + row * 104729) % 1009) + 1;
  return fixtureRoi({ image: roi.image, outlinePx, exclusions, stored });
}

function meanOf({ measurement: { signal } }: ObjectRoi): number {
  return signal.kind === 'known' ? signal.displayed.mean : Number.NaN;
}

function netOf({ outlinePx, exclusions }: ObjectRoi): number {
  return netAreaPx2(
    outlinePx,
    exclusions.map(({ verticesPx }) => verticesPx),
  );
}

function partsOf({ outlinePx, exclusions }: ObjectRoi): number {
  const rings = netRings(
    outlinePx,
    exclusions.map(({ verticesPx }) => verticesPx),
  );
  return rings.filter(({ depth }) => depth % 2 === 0).length;
}

function expectWithin(kind: ObjectKind, sent: ObjectRoi, came: ObjectRoi): void {
  const difference = differenceOf(sent, came);
  expect(difference.cornerPx).toBeLessThanOrEqual(bounds[kind].cornerPx);
  expect(difference.areaRelative).toBeLessThanOrEqual(bounds[kind].areaRelative);
  expect(difference.otherPixels).toBeLessThanOrEqual(bounds[kind].otherPixels);
  expect(Math.abs(meanOf(came) / meanOf(sent) - 1)).toBeLessThanOrEqual(bounds[kind].meanRelative);
}

describe('outlines through DICOM objects', () => {
  it.each(['sr', 'rtstruct'] as const)(
    'come back from %s within the bounds of the table, exclusions and reasons with them',
    (kind) => {
      fc.assert(
        fc.property(roisWith(9), (roi) => {
          const came = back(kind, roi);
          expectWithin(kind, roi, came);
          expect(came.exclusions.map(({ reason }) => reason)).toEqual(
            roi.exclusions.map(({ reason }) => reason),
          );
        }),
        runs,
      );
    },
  );

  it('come back from SEG as exactly their pixels, or are refused as several parts', () => {
    fc.assert(
      fc.property(roisWith(9), (roi) => {
        const one = oneThrough('seg', roi);
        if (one?.kind === 'not-placed') {
          expect(one.problem.kind).toBe('several-parts');
          return;
        }
        const came = back('seg', roi);
        expectWithin('seg', roi, came);
        const excluded = roi.exclusions.map(({ verticesPx }) => verticesPx);
        const pixels = pixelCount(pixelsInside(roi.image.grid, roi.outlinePx, excluded, 'centre'));
        expect(netOf(came)).toBe(pixels);
      }),
      runs,
    );
  });

  it.each(['sr', 'rtstruct'] as const)(
    'keep net area and pixels in %s where exclusions cross the border and each other, or are refused as several parts',
    (kind) => {
      fc.assert(
        fc.property(fc.constantFrom(2, 20, 26).chain(roisWith), (roi) => {
          fc.pre(partsOf(roi) > 0);
          if (partsOf(roi) > 1) {
            const one = oneThrough(kind, roi);
            const refused =
              one?.kind === 'refused' ? one.refusal : one?.kind === 'not-placed' ? one.problem : one;
            expect(refused?.kind).toBe('several-parts');
            return;
          }
          const { areaRelative, otherPixels } = differenceOf(roi, back(kind, roi));
          expect(areaRelative).toBeLessThanOrEqual(bounds[kind].areaRelative);
          expect(otherPixels).toBeLessThanOrEqual(bounds[kind].otherPixels);
        }),
        runs,
      );
    },
  );
});
