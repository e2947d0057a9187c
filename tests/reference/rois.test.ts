import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import { differencesOf } from './support/roisCompare';
import { loadRoiSuite, type RejectedOutline, type RoiSuite, roiFolders } from './support/roisFiles';

/**
 * ROI measurement against answers from exact rational arithmetic, GEOS and ImageJ 1.53t, none from this program.
 * Not compared, because the product does not report them: `coverage` and `areaInImageMm2` (partial pixels),
 * `sdPopulation`, `sum` (sumStored is), the tie rules `closed` and `open`.
 */

const { folders, absent } = roiFolders();
let caseCount = 0;
let failedCount = 0;

/** Counts a case as failed unless its body ends well. */
function counted(body: () => void): () => void {
  return () => {
    caseCount += 1;
    failedCount += 1;
    body();
    failedCount -= 1;
  };
}

const reasonOfKind: Readonly<Record<string, string>> = {
  'proper-crossing': 'properCrossing',
  'overlapping-edges': 'overlappingEdges',
  'vertex-touch': 'vertexTouch',
  'too-few-vertices': 'tooFewVertices',
  'zero-area': 'zeroArea',
};

function expectRefused(suite: RoiSuite, outline: RejectedOutline): void {
  const measured = measureRoi(
    suite.image(outline.image),
    outline.outer,
    outline.exclusions.map((verticesPx) => ({ verticesPx, reason: 'other' })),
  );
  expect(measured.ok).toBe(false);
  if (measured.ok || measured.error.kind === 'outside-image') throw new Error('not refused for its shape');
  const exclusion = measured.error.exclusionIndex;
  expect({
    reason: reasonOfKind[measured.error.kind],
    ring: exclusion === undefined ? 'outer' : `exclusion ${exclusion}`,
  }).toEqual({ reason: outline.reason, ring: outline.offendingRing });
}

describe.each(folders)('ROI reference cases in %s', (folder) => {
  const suite = loadRoiSuite(folder);
  const name = basename(folder);

  it(`has cases (${name})`, () => {
    expect(suite.cases.length).toBeGreaterThan(0);
  });
  for (const roiCase of suite.cases) {
    it(
      `measures ${roiCase.id}`,
      counted(() => expect(differencesOf(suite, roiCase)).toEqual([])),
    );
  }
  for (const outline of suite.rejected) {
    it(
      `refuses ${outline.id}`,
      counted(() => expectRefused(suite, outline)),
    );
  }
});

if (absent !== undefined) {
  it.skip('compares the shared reference data, which is absent here: only the own cases were run', () =>
    undefined);
}

afterAll(() => {
  if (absent !== undefined) {
    process.stdout.write('\nshared ROI reference data not found; set REFERENCE_ROIS to its folder\n');
  }
  process.stdout.write(`\nreference rois: ${caseCount} cases, ${failedCount} failed\n`);
});
