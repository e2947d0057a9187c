import type { OverlayExclusion, OverlayModel, OverlayOutline } from '../../editor/overlay';
import { type Affine, applyToDirection } from '../affine';
import type { PaneSize } from '../paneView';
import type { OverlayPen } from './overlayPen';
import { black, observerLooks, tagSize } from './overlayStyle';
import type { RememberedMarks } from './rememberedMarks';
import { linePath, type ScreenPoint, screenPoints } from './screenPath';
import { isInside, turned } from './spreadTags';
import { meanPoint, nearestFreePlace, withEnds } from './tagPlacement';

/** The words of one exclusion: where they stand, and the line from them to what they mean. */
export interface ExclusionLabel {
  readonly words: string;
  readonly style: OverlayOutline['style'];
  /** Middle of the words. */
  readonly at: ScreenPoint;
  /** Where the leader line ends: on the edge of the exclusion. */
  readonly endsAt: ScreenPoint;
}

const halfHeight = 9;
/** From the middle of the words to the line of their outline, at least. */
const clearance = halfHeight + 4;
const edgePx = 4;
/** From the side away from the skin, where the tag is not; the nearest first. */
const turnsDeg = [0, 30, -30, 60, -60, 90, -90, 120, -120, 150, -150];

/** Where tags stand, and how wide each is. */
export interface PlacedTags {
  readonly at: readonly (ScreenPoint | undefined)[];
  readonly widths: readonly number[];
}

/** Reasons in words, outside their outlines, for the exclusions that say theirs now. */
export function exclusionLabels(
  model: OverlayModel,
  toScreen: Affine,
  pane: PaneSize,
  tags: PlacedTags,
  memory: RememberedMarks,
): readonly ExclusionLabel[] {
  const labels: ExclusionLabel[] = [];
  for (const outline of model.outlines) {
    for (const [index, exclusion] of (outline.exclusions ?? []).entries()) {
      if (!saysReason(model, outline, exclusion)) continue;
      const { outlinePx, tagDirectionPx } = outline;
      const source = [outlinePx, tagDirectionPx, exclusion, toScreen];
      const possible = memory.of(`reason ${outline.key} ${index}`, source, () =>
        possibleLabels(outline, exclusion, toScreen),
      );
      const isFree = ({ at, words }: ExclusionLabel): boolean => {
        const halfWidth = halfWidthOf(words);
        const isSeen =
          at[0] - halfWidth >= edgePx &&
          at[0] + halfWidth <= pane.widthPx - edgePx &&
          at[1] - halfHeight >= edgePx &&
          at[1] + halfHeight <= pane.heightPx - edgePx;
        const isOnTag = tags.at.some(
          (tag, which) =>
            tag &&
            Math.abs(tag[0] - at[0]) < halfWidth + (tags.widths[which] ?? tagSize) / 2 + 2 &&
            Math.abs(tag[1] - at[1]) < halfHeight + tagSize / 2 + 2,
        );
        const isOnWords = labels.some(
          (other) =>
            Math.abs(other.at[0] - at[0]) < halfWidth + halfWidthOf(other.words) + 2 &&
            Math.abs(other.at[1] - at[1]) < 2 * halfHeight + 2,
        );
        return isSeen && !isOnTag && !isOnWords;
      };
      const free = possible.filter(isFree);
      // A leader across another one would name the wrong part.
      const label = free.find((one) => labels.every((other) => !doCross(one, other))) ?? free[0];
      if (label) labels.push(label);
    }
  }
  return labels;
}

/** Draws words in a dark box, with the line to what they mean. */
export function drawExclusionLabel(pen: OverlayPen, label: ExclusionLabel): void {
  const { hue } = observerLooks[label.style];
  const [x, y] = label.at;
  const half = halfWidthOf(label.words);
  pen.casedLine(linePath([label.at, label.endsAt], false), { hue, width: 1 }, 'leader');
  const box = linePath(
    [
      [x - half, y - halfHeight],
      [x + half, y - halfHeight],
      [x + half, y + halfHeight],
      [x - half, y + halfHeight],
    ],
    true,
  );
  pen.shape(box, black, 0.82, undefined, 'reason');
  pen.text(label.words, label.at, 'middle', hue);
}

/** Its words hide while something else is drawn or edited: they would cover what is being looked at. */
function saysReason(model: OverlayModel, outline: OverlayOutline, exclusion: OverlayExclusion): boolean {
  if (exclusion.isEdited) return true;
  const isElsewhere = model.outlines.some((other) => other !== outline && other.state === 'edited');
  const isOther = outline.exclusions?.some((other) => other.isEdited) ?? false;
  return !model.draft && !model.brush && !model.marquee && !isElsewhere && !isOther;
}

/** Places for the words round an outline, the nearest to what they mean first. */
function possibleLabels(
  outline: OverlayOutline,
  exclusion: OverlayExclusion,
  toScreen: Affine,
): readonly ExclusionLabel[] {
  const points = screenPoints(exclusion.verticesPx, toScreen);
  if (points.length < 3) return [];
  const around = screenPoints(outline.outlinePx, toScreen);
  const middle = meanPoint(points);
  const [x, y] = applyToDirection(toScreen, outline.tagDirectionPx);
  const half = halfWidthOf(exclusion.reason);
  const places = turnsDeg.map((turn) => {
    const towards = turned([-x, -y], turn);
    const nearest = nearestFreePlace(around, middle, towards, clearance);
    const at = withEnds(around, nearest, towards, clearance, half - halfHeight);
    return { at, away: Math.hypot(at[0] - middle[0], at[1] - middle[1]) };
  });
  return places
    .sort((a, b) => a.away - b.away)
    .map(({ at }) => ({
      words: exclusion.reason,
      style: outline.style,
      at,
      endsAt: isInside(middle, points) ? borderBetween(at, middle, points) : middle,
    }));
}

/** True where the lines from words to what they mean cross, or one runs under the other's words. */
function doCross(a: ExclusionLabel, b: ExclusionLabel): boolean {
  const sideOf = (from: ScreenPoint, to: ScreenPoint, place: ScreenPoint): number =>
    Math.sign((to[0] - from[0]) * (place[1] - from[1]) - (to[1] - from[1]) * (place[0] - from[0]));
  return (
    sideOf(a.at, a.endsAt, b.at) !== sideOf(a.at, a.endsAt, b.endsAt) &&
    sideOf(b.at, b.endsAt, a.at) !== sideOf(b.at, b.endsAt, a.endsAt)
  );
}

/** Where the way from outside to the middle first meets the edge. */
function borderBetween(from: ScreenPoint, to: ScreenPoint, points: readonly ScreenPoint[]): ScreenPoint {
  // Halving is exact to a pixel after ten steps, and needs no case for edges that are met at a corner.
  let [outside, inside] = [0, 1];
  const at = (part: number): ScreenPoint => [
    from[0] + part * (to[0] - from[0]),
    from[1] + part * (to[1] - from[1]),
  ];
  for (let round = 0; round < 12; round += 1) {
    const half = (outside + inside) / 2;
    if (isInside(at(half), points)) inside = half;
    else outside = half;
  }
  return at(inside);
}

function halfWidthOf(words: string): number {
  return words.length * 3.3 + 7;
}
