import type { SliceImage } from '../../../src/domain/image/sliceImage';
import { measureRings } from '../../../src/domain/measurement/measureRings';
import { pixelsInside } from '../../../src/domain/measurement/pixelsInside';
import {
  compareSignal,
  countOf,
  Differences,
  imageJTolerance,
  maskSha256,
  maskText,
  textOf,
} from './roisDifferences';
import type { RoiCase, RoiSuite } from './roisFiles';

const areaTolerance = 1e-9;

type Ring = RoiCase['outer'];

/** The `imagej` rule against what ImageJ reported, with its notes taken as the word. */
export function compareImageJ(
  found: Differences,
  suite: RoiSuite,
  roiCase: RoiCase,
  outer: Ring,
  exclusions: readonly Ring[],
): void {
  const expected = roiCase.expected.imagej;
  if (expected === undefined) return;
  const hasNote = (text: string): boolean => expected.notes.some((note) => note.includes(text));
  const isWholeWord = hasNote('it takes the whole 16-bit word');
  const image = suite.image(roiCase.image, isWholeWord ? 'whole-word' : 'bits-stored');
  const measured = measureRings(image, outer, exclusions, 'imagej');
  const ours = new Differences();
  if (!expected.roiAccepted || hasNote('drops an ROI whose shape became empty')) {
    ours.same('signal of an emptied ROI', measured.signal.kind, 'no-pixels');
  } else {
    comparePixelsAsImageJ(ours, suite, roiCase, image.grid, outer, exclusions);
    const net = measured.area.kind === 'known' ? measured.area.netMm2 : undefined;
    ours.near('areaMm2', net, expected.areaMm2, areaTolerance * Math.abs(expected.areaMm2 ?? 0));
    const isMisread = hasNote('whole image wrong');
    if (isMisread) ours.same('n', countOf(measured), expected.n);
    else compareSignal(ours, measured, expected, imageJTolerance);
  }
  found.list.push(...ours.list.map((text) => `imagej: ${text}`));
}

function comparePixelsAsImageJ(
  found: Differences,
  suite: RoiSuite,
  roiCase: RoiCase,
  grid: SliceImage['grid'],
  outer: Ring,
  exclusions: readonly Ring[],
): void {
  const { imagej, centreRuleOtherTieRules } = roiCase.expected;
  const runs = pixelsInside(grid, outer, exclusions, 'imagej');
  const mask = suite.masks[roiCase.id];
  if (imagej?.maskEqualsCentreRule === true && mask !== undefined) {
    found.same('pixel set', maskText(runs), textOf(mask));
  }
  const mirrored = centreRuleOtherTieRules?.rightBottom.maskSha256;
  if (imagej?.maskEqualsRightBottomRule === true && mirrored !== undefined) {
    found.same('maskSha256', maskSha256(runs), mirrored);
  }
}
