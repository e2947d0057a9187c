import type { SliceImage } from '../../../src/domain/image/sliceImage';
import { measureRings } from '../../../src/domain/measurement/measureRings';
import { measureRoi } from '../../../src/domain/measurement/measureRoi';
import { type PixelRuns, pixelCount } from '../../../src/domain/measurement/pixelRuns';
import { pixelsInside } from '../../../src/domain/measurement/pixelsInside';
import type { PixelRule, RoiMeasurement } from '../../../src/domain/measurement/roiMeasurement';
import { findPolygonProblem } from '../../../src/domain/polygon/findPolygonProblem';
import { netAreaPx2 } from '../../../src/domain/polygon/netAreaPx2';
import { netRings } from '../../../src/domain/polygon/netRings';
import { outlineLeavesImage } from '../../../src/domain/polygon/outlineLeavesImage';
import { polygonAreaPx2, signedPolygonAreaPx2 } from '../../../src/domain/polygon/polygonAreaPx2';
import { polygonCentroidPx } from '../../../src/domain/polygon/polygonCentroidPx';
import { polygonPerimeterMm } from '../../../src/domain/polygon/polygonPerimeterMm';
import { compareImageJ } from './roisCompareImageJ';
import { compareSignal, countOf, Differences, maskSha256, maskText, textOf } from './roisDifferences';
import type { ExpectedSignal, RoiCase, RoiSuite } from './roisFiles';

/** Relative tolerances, as the reference data states them. */
const areaTolerance = 1e-9;
const valueTolerance = 1e-9;

/** Everything in which our measurement differs from a case's expected one; empty when it agrees. */
export function differencesOf(suite: RoiSuite, roiCase: RoiCase): readonly string[] {
  const found = new Differences();
  const rings = [roiCase.outer, ...roiCase.exclusions].map((ring) => {
    const checked = findPolygonProblem(ring);
    if (!checked.ok) found.add(`a legal ring was refused: ${JSON.stringify(checked.error)}`);
    return checked.ok ? checked.value : [];
  });
  if (found.list.length > 0) return found.list;
  const [outer = [], ...exclusions] = rings;
  const image = suite.image(roiCase.image);

  comparePolygon(found, roiCase, image, outer, exclusions);
  compareCheckedWay(found, roiCase, image, outer, exclusions);
  compareCentreRule(found, suite, roiCase, image, outer, exclusions);
  compareImageJ(found, suite, roiCase, outer, exclusions);
  comparePartners(found, suite, roiCase);
  return found.list;
}

type Ring = RoiCase['outer'];

function comparePolygon(
  found: Differences,
  roiCase: RoiCase,
  image: SliceImage,
  outer: Ring,
  exclusions: readonly Ring[],
): void {
  const expected = roiCase.expected.polygon;
  const spacing = image.grid.spacing;
  if (spacing === undefined) {
    found.add('the slice has no spacing');
    return;
  }
  const mm2 = spacing.rowMm * spacing.columnMm;
  const near = (what: string, got: number, wanted: number): void =>
    found.near(what, got, wanted, areaTolerance * Math.abs(wanted));
  near('areaPx2', netAreaPx2(outer, exclusions), expected.areaPx2);
  const measured = measureRings(image, outer, exclusions, 'centre').area;
  if (measured.kind !== 'known') {
    found.add('the area is unknown');
    return;
  }
  near('areaMm2', measured.netMm2, expected.areaMm2);
  near('outerAreaMm2', measured.grossMm2, expected.outerAreaMm2);
  expected.exclusionAreaMm2?.forEach((wanted, i) => {
    near(`exclusion ${i}`, polygonAreaPx2(exclusions[i] ?? []) * mm2, wanted);
  });
  compareShape(found, roiCase, measureRings(image, outer, exclusions, 'centre'));
  const net = netRings(outer, exclusions);
  const netPx2 = net.reduce((sum, { verticesPx, depth }) => {
    return sum + (depth % 2 === 0 ? 1 : -1) * polygonAreaPx2(verticesPx);
  }, 0);
  found.near('net rings', netPx2, expected.areaPx2, areaTolerance * polygonAreaPx2(outer));
  if (expected.outerPerimeterMm !== undefined) {
    near('outerPerimeterMm', polygonPerimeterMm(outer, spacing), expected.outerPerimeterMm);
  }
  if (expected.outerCentroidPx) {
    const centroid = polygonCentroidPx(outer) ?? [];
    found.near('centroid column', centroid[0], expected.outerCentroidPx[0], 1e-7);
    found.near('centroid row', centroid[1], expected.outerCentroidPx[1], 1e-7);
  }
  if (expected.orientation !== undefined) {
    const isClockwise = signedPolygonAreaPx2(outer) > 0;
    found.same(
      'orientation',
      `${isClockwise ? 'clockwise' : 'counterclockwise'}-on-screen`,
      expected.orientation,
    );
  }
  if (roiCase.normalizedVertexCount !== undefined) {
    found.same('vertices', outer.length, roiCase.normalizedVertexCount);
  }
}

/** Areas by counting and the self check, which no lawful outline fails. */
function compareShape(found: Differences, roiCase: RoiCase, { shape }: RoiMeasurement): void {
  const { pixelCountAreaMm2 } = roiCase.expected.centreRule;
  const { outerPerimeterMm, leavesImage } = roiCase.expected.polygon;
  if (pixelCountAreaMm2 !== undefined) {
    found.near(
      'pixel-count area',
      shape?.netPixelAreaMm2,
      pixelCountAreaMm2,
      areaTolerance * pixelCountAreaMm2,
    );
  }
  if (outerPerimeterMm !== undefined) {
    found.near('perimeterMm', shape?.perimeterMm, outerPerimeterMm, areaTolerance * outerPerimeterMm);
  }
  if (!leavesImage) found.same('isPlausible', shape?.isPlausible, true);
}

/** `measureRoi` refuses what leaves the image and else says the same as its unchecked half. */
function compareCheckedWay(
  found: Differences,
  roiCase: RoiCase,
  image: SliceImage,
  outer: Ring,
  exclusions: readonly Ring[],
): void {
  const measured = measureRoi(
    image,
    roiCase.outer,
    roiCase.exclusions.map((verticesPx) => ({ verticesPx, reason: 'other' })),
  );
  const doesLeave = outlineLeavesImage(outer, image.grid);
  const doesAnyLeave = [outer, ...exclusions].some((ring) => outlineLeavesImage(ring, image.grid));
  // The reference says `leavesImage` of the outline, or of any ring: both readings are accepted.
  if (doesLeave !== roiCase.expected.polygon.leavesImage) {
    found.same('leavesImage', doesAnyLeave, roiCase.expected.polygon.leavesImage);
  }
  found.same('measureRoi measures', measured.ok, !doesLeave);
  if (measured.ok) {
    const direct = measureRings(image, outer, exclusions, 'centre');
    found.same('measureRoi', JSON.stringify(measured.value), JSON.stringify(direct));
  } else {
    found.same('measureRoi refuses', measured.error.kind, 'outside-image');
  }
}

function compareCentreRule(
  found: Differences,
  suite: RoiSuite,
  roiCase: RoiCase,
  image: SliceImage,
  outer: Ring,
  exclusions: readonly Ring[],
): void {
  const { centreRule, centreRuleWholeWord } = roiCase.expected;
  const runs = pixelsInside(image.grid, outer, exclusions, 'centre');
  const mask = suite.masks[roiCase.id];
  if (mask !== undefined) found.same('pixel set', maskText(runs), textOf(mask));
  if (centreRule.maskSha256 !== undefined) {
    found.same('maskSha256', maskSha256(runs), centreRule.maskSha256);
  }
  const attempt = (expected: ExpectedSignal): Differences => {
    const differences = new Differences();
    compareSignal(differences, measureRings(image, outer, exclusions, 'centre'), expected, valueTolerance);
    if (expected.sumStored !== undefined && expected.n > 0) {
      differences.same('sumStored', storedSum(image, runs), expected.sumStored);
    }
    return differences;
  };
  const byStandard = attempt(centreRule);
  // Real files that overflow their own BitsStored: both readings of the word are accepted.
  const mayBeWhole = roiCase.storedBitsPolicy === 'either-with-warning' && centreRuleWholeWord !== undefined;
  const isWhole = mayBeWhole && attempt(centreRuleWholeWord).list.length === 0;
  if (!isWhole) found.list.push(...byStandard.list);
}

/** Cases that must equal another, and parts that must add up to a whole. */
function comparePartners(found: Differences, suite: RoiSuite, roiCase: RoiCase): void {
  if (roiCase.sameAs !== undefined) {
    const [one, other] = [roiCase.id, roiCase.sameAs].map((id) => measuredCase(suite, id, 'centre'));
    found.same(`same as ${roiCase.sameAs}`, withoutPerimeter(one), withoutPerimeter(other));
    // Vertices on an edge divide it into lengths that are rounded each for itself.
    const perimeterMm = other?.shape?.perimeterMm ?? null;
    found.near('perimeter', one?.shape?.perimeterMm, perimeterMm, 1e-12 * (perimeterMm ?? 0));
  }
  if (roiCase.partitionOf === undefined) return;
  for (const rule of ['centre', 'imagej'] as const) {
    const parts = suite.cases.filter((other) => other.partitionOf === roiCase.partitionOf);
    const counts = parts.map((part) => countOf(measuredCase(suite, part.id, rule)));
    const sum = counts.reduce((total, count) => total + count, 0);
    found.same(
      `parts of ${roiCase.partitionOf}`,
      sum,
      countOf(measuredCase(suite, roiCase.partitionOf, rule)),
    );
  }
}

function withoutPerimeter(measurement: RoiMeasurement | undefined): string {
  return JSON.stringify({ ...measurement, shape: { ...measurement?.shape, perimeterMm: undefined } });
}

function measuredCase(suite: RoiSuite, id: string, rule: PixelRule['id']): RoiMeasurement {
  const other = suite.cases.find((candidate) => candidate.id === id);
  if (other === undefined) throw new Error(`there is no case ${id}`);
  const rings = [other.outer, ...other.exclusions].map((ring) => {
    const checked = findPolygonProblem(ring);
    if (!checked.ok) throw new Error(`${id}: ${checked.error.kind}`);
    return checked.value;
  });
  return measureRings(suite.image(other.image), rings[0] ?? [], rings.slice(1), rule);
}

function storedSum(image: SliceImage, runs: PixelRuns): number {
  let sum = 0;
  for (let i = 0; i < runs.length; i += 3) {
    const start = (runs[i] ?? 0) * image.grid.columns;
    const row = image.storedValues.subarray(start + (runs[i + 1] ?? 0), start + (runs[i + 2] ?? 0));
    for (const value of row) sum += value;
  }
  return pixelCount(runs) === 0 ? 0 : sum;
}
