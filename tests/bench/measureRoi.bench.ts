import { bench, describe } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { liveMeasurement } from '../../src/domain/measurement/liveMeasurement';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import type { RoiExclusion } from '../../src/domain/reading/roi';
import { makeSlice } from '../support/makeSlice';

/** Measuring must fit easily into one frame of the screen (16 ms) on every pointer event. */

const slice = makeSlice({
  columns: 512,
  rows: 512,
  spacing: { rowMm: 0.5, columnMm: 0.5 },
  stored: (column, row) => (row * 37 + column * 101) % 4096,
});

/** A wavy ring of about `areaPx2` pixels around the middle of the slice. */
function muscle(vertexCount: number, areaPx2: number): readonly PointPx[] {
  const radius = Math.sqrt(areaPx2 / Math.PI);
  return Array.from({ length: vertexCount }, (_, i) => {
    const angle = (2 * Math.PI * i) / vertexCount;
    const wavy = radius * (1 + 0.1 * Math.sin(5 * angle));
    return [256 + wavy * Math.cos(angle), 256 + wavy * Math.sin(angle)];
  });
}

function vessel(column: number): RoiExclusion {
  const ring = muscle(24, 120).map(([x, y]): PointPx => [x + column, y]);
  return { verticesPx: ring, reason: 'vessel' };
}

describe('an ROI of 10,000 pixels', () => {
  const clicked = muscle(40, 10_000);
  const freehand = muscle(600, 10_000);
  const exclusions = [vessel(-10), vessel(0), vessel(25)];

  bench('40 vertices', () => {
    measureRoi(slice, clicked, []);
  });
  bench('600 vertices', () => {
    measureRoi(slice, freehand, []);
  });
  bench('600 vertices, three exclusions', () => {
    measureRoi(slice, freehand, exclusions);
  });
  bench('draft of 600 vertices that crosses itself', () => {
    liveMeasurement(slice, [...freehand.slice(0, 400), [256, 400], [256, 100]]);
  });
});
