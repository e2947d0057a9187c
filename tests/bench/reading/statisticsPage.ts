import { assert, present } from '../../../src/base/assert';
import type { PointPx } from '../../../src/domain/image/point';
import { type LiveMeasurement, liveMeasurement } from '../../../src/domain/measurement/liveMeasurement';
import { makeSlice } from '../../support/makeSlice';
import { cornerstoneRoi, numbersOf } from './cornerstoneRoi';
import { drawnContour } from './drawnContour';
import { differingNumbers, pixelsOnLine, type RoiNumbers, type StatisticsBench } from './roiNumbers';
import { crestOf, waveRing } from './waveRing';

/*
 * Our measurement and Cornerstone's of the same outlines on the same pixels in the same page, taking turns. Each is given an
 * outline that it has not seen: one vertex moves from event to event, as while it is dragged.
 */

declare global {
  interface Window {
    statisticsBench: StatisticsBench;
  }
}

const pixelMm = 0.5;
const slice = makeSlice({
  columns: 512,
  rows: 512,
  spacing: { rowMm: pixelMm, columnMm: pixelMm },
  stored: (column, row) => 200 + ((row * 37 + column * 101) % 300) + (column % 7 === 0 ? 600 : 0),
});

/** Steps of a drag: the crest of the outline, farther out each time. */
function dragged(pixels: number, vertexCount: number, steps: number): readonly (readonly PointPx[])[] {
  // Not on the grid: no vertex lies on a pixel's centre, where the two rules may differ.
  const centrePx: PointPx = [256.137, 255.871];
  const ring = waveRing({ centrePx, areaPx2: pixels, vertexCount });
  const crest = crestOf({ vertexCount });
  return Array.from({ length: steps }, (_, step) =>
    ring.map((vertex, index): PointPx => {
      if (index !== crest) return [...vertex];
      const part = 1 + (0.2 * (step + 1)) / steps;
      return [centrePx[0] + part * (vertex[0] - centrePx[0]), centrePx[1] + part * (vertex[1] - centrePx[1])];
    }),
  );
}

function oursOf(outcome: LiveMeasurement): RoiNumbers {
  assert(outcome.kind === 'measured', 'ours refuses the outline');
  const { area, signal, shape } = outcome.measurement;
  assert(area.kind === 'known' && signal.kind === 'known', 'ours knows area and signal');
  const { mean, sd, min, max, median } = signal.displayed;
  return {
    areaMm2: area.netMm2,
    perimeterMm: present(shape?.perimeterMm, 'perimeter'),
    pixelCount: signal.pixelCount,
    mean,
    sd: present(sd, 'SD'),
    min,
    max,
    median,
  };
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Time of one call, ms: the middle of all, because now and then another program takes the processor. */
function timed<Given>(given: readonly Given[], call: (one: Given) => unknown): number {
  return middle(
    given.map((one) => {
      const startedMs = performance.now();
      call(one);
      return performance.now() - startedMs;
    }),
  );
}

/** Length of the edge from the last vertex to the first. */
function closingEdgeMm(ring: readonly PointPx[]): number {
  const [first, last] = [present(ring[0], 'first vertex'), present(ring.at(-1), 'last vertex')];
  return pixelMm * Math.hypot(first[0] - last[0], first[1] - last[1]);
}

const theirs = cornerstoneRoi(slice);

window.statisticsBench = {
  async measure(pixels, vertexCount, rounds) {
    const roi = await theirs;
    const outlines = dragged(pixels, vertexCount, 20);
    const ownRun = (): number => {
      const copies = Array.from({ length: 10 }, () => outlines.map((ring) => [...ring])).flat();
      return timed(copies, (ring) => liveMeasurement(slice, ring, [], 'centre'));
    };
    const contours = outlines.map(drawnContour);
    const theirRun = (given: readonly (readonly PointPx[])[]): number =>
      timed(given.map(roi.annotationOf), roi.calculate);
    ownRun();
    theirRun(contours);
    theirRun(outlines);
    const runs: { readonly ours: number; readonly contour: number; readonly vertices: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      runs.push({ ours: ownRun(), contour: theirRun(contours), vertices: theirRun(outlines) });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const theirsOf = (form: 'contour' | 'vertices', given: readonly (readonly PointPx[])[]) => ({
      pointCount: given[0]?.length ?? 0,
      ms: middle(runs.map((run) => run[form])),
      ratios: runs.map((run) => run[form] / run.ours),
    });
    const numbers = outlines.map((ring, at) => {
      const contour = contours[at] ?? [];
      return {
        ours: oursOf(liveMeasurement(slice, ring, [], 'centre')),
        theirs: numbersOf(roi.calculate(roi.annotationOf(contour)), closingEdgeMm(contour)),
        onLine: pixelsOnLine(ring),
      };
    });
    const last = present(numbers.at(-1), 'numbers');
    return {
      pixels,
      vertexCount,
      oursMs: middle(runs.map(({ ours }) => ours)),
      theirs: theirsOf('contour', contours),
      theirsOfVertices: theirsOf('vertices', outlines),
      numbers: { ours: last.ours, theirs: last.theirs },
      differing: [...new Set(numbers.flatMap((one) => differingNumbers(one.ours, one.theirs, one.onLine)))],
    };
  },
};
