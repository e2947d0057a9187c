import fc from 'fast-check';
import { present } from '../../../../src/base/assert';
import { cross, unit } from '../../../../src/domain/geometry/lps';
import type { ImagePlane } from '../../../../src/domain/image/imageGrid';
import type { PointLps } from '../../../../src/domain/image/point';

const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
const place = fc.double({ min: -500, max: 500, noNaN: true });

/** Any plane in the patient: two perpendicular directions from three angles. */
export const anyPlane: fc.Arbitrary<ImagePlane> = fc
  .tuple(fc.tuple(place, place, place), angle, angle, angle)
  .map(([originLps, azimuth, height, spin]) => {
    const u: PointLps = [
      Math.cos(azimuth) * Math.cos(height),
      Math.sin(azimuth) * Math.cos(height),
      Math.sin(height),
    ];
    const side = present(unit([-Math.sin(azimuth), Math.cos(azimuth), 0]), 'a direction square to u');
    const up = cross(u, side);
    const turned = (c: number, s: number): PointLps => [
      c * side[0] + s * up[0],
      c * side[1] + s * up[1],
      c * side[2] + s * up[2],
    ];
    return {
      originLps,
      rowDirectionLps: turned(Math.cos(spin), Math.sin(spin)),
      columnDirectionLps: turned(-Math.sin(spin), Math.cos(spin)),
    };
  });

/** Spacings as scanners have them, not square. */
export const anySpacing = fc.record({
  rowMm: fc.double({ min: 0.2, max: 3, noNaN: true }),
  columnMm: fc.double({ min: 0.2, max: 3, noNaN: true }),
});
