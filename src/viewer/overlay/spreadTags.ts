import type { PaneSize } from '../paneView';
import { tagSize } from './overlayStyle';
import type { ScreenPoint } from './screenPath';
import { distanceToOutline, tagPlacement } from './tagPlacement';

/** An outline that wants a tag on its skin side. */
export interface TagWish {
  readonly outline: readonly ScreenPoint[];
  readonly direction: ScreenPoint;
  /** Where it would stand alone (`tagPlacement`); `undefined` where the outline is out of sight. */
  readonly at: ScreenPoint | undefined;
  /** As wide as high when absent. */
  readonly width?: number;
}

/** Free space between two tags, and between a tag and an outline that it does not name. */
const betweenTagsPx = 3;
const toOthersPx = 2;
/** Where a tag may stand instead, turned from the skin side; the nearest first. */
const turnsDeg = [0, 20, -20, 40, -40, 60, -60, 80, -80, 110, -110, 145, -145, 180];

/**
 * Places for tags, one for each wish (`undefined` where the outline is out of sight): on the skin side of the own
 * outline, turned round it as far as needed so that no tag lies over another, nor over another outline.
 *
 * Where there is no such place, one on another outline; where tags cannot be kept apart at all, the wished place.
 */
export function spreadTags(wishes: readonly TagWish[], pane: PaneSize): readonly (ScreenPoint | undefined)[] {
  const taken: Taken[] = [];
  return wishes.map((wish) => {
    const first = wish.at;
    if (!first) return undefined;
    const others = wishes.filter((other) => other !== wish).map(({ outline }) => outline);
    const at = freePlace(wish, first, taken, others, pane);
    taken.push({ at, width: wish.width ?? tagSize });
    return at;
  });
}

function freePlace(
  wish: TagWish,
  first: ScreenPoint,
  taken: readonly Taken[],
  others: readonly (readonly ScreenPoint[])[],
  pane: PaneSize,
): ScreenPoint {
  const width = wish.width ?? tagSize;
  let second: ScreenPoint | undefined;
  for (const turn of turnsDeg) {
    const at =
      turn === 0 ? first : tagPlacement(wish.outline, turned(wish.direction, turn), tagSize, pane, width);
    if (!at || taken.some((tag) => isOver({ at, width }, tag))) continue;
    second ??= at;
    if (!others.some((outline) => covers(at, width, outline))) return at;
  }
  return second ?? first;
}

interface Taken {
  readonly at: ScreenPoint;
  readonly width: number;
}

function isOver(a: Taken, b: Taken): boolean {
  // Tags are discs, squares and diamonds: squares need the most room.
  const apart = (a.width + b.width) / 2 + betweenTagsPx;
  return Math.abs(a.at[0] - b.at[0]) < apart && Math.abs(a.at[1] - b.at[1]) < tagSize + betweenTagsPx;
}

/** True when a tag at a place would touch an outline, or stand in it. */
function covers(at: ScreenPoint, width: number, outline: readonly ScreenPoint[]): boolean {
  const aside = (width - tagSize) / 2;
  return [-aside, 0, aside].some((end) => {
    const place: ScreenPoint = [at[0] + end, at[1]];
    return isInside(place, outline) || distanceToOutline(outline, place) < tagSize / 2 + toOthersPx;
  });
}

/** Even-odd rule; on screen, for placing words: places on the line may count either way. */
export function isInside([x, y]: ScreenPoint, outline: readonly ScreenPoint[]): boolean {
  let isIn = false;
  let from = outline.at(-1);
  for (const to of outline) {
    if (from && from[1] > y !== to[1] > y) {
      if (x < from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])) isIn = !isIn;
    }
    from = to;
  }
  return isIn;
}

/** A direction turned on the screen; one of no length counts as downwards. */
export function turned([x, y]: ScreenPoint, degrees: number): ScreenPoint {
  const [fromX, fromY] = x === 0 && y === 0 ? [0, 1] : [x, y];
  const angle = (degrees * Math.PI) / 180;
  return [
    fromX * Math.cos(angle) - fromY * Math.sin(angle),
    fromX * Math.sin(angle) + fromY * Math.cos(angle),
  ];
}
