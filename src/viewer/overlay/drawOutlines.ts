import type { PointPx } from '../../domain/image/point';
import type { OverlayHandles, OverlayOutline } from '../../editor/overlay';
import { type Affine, applyAffine } from '../affine';
import type { PaneSize } from '../paneView';
import type { OverlayPen } from './overlayPen';
import {
  attentionHue,
  black,
  coreWidth,
  type ObserverLook,
  observerLooks,
  tagSize,
  tagWidth,
  vertexRim,
  vertexSize,
  white,
} from './overlayStyle';
import { linePath, markSize, marksPath, type ScreenPoint, screenPoints, tagPath } from './screenPath';
import { isOutOfSight, isSeen, seenPath } from './seenBox';

const grabbedSize = 9;

/**
 * A closed outline: its line, its vertices while it is edited, its handles while the whole can be moved. A brush pushes
 * the line: vertices would only hide where it is.
 */
export function drawOutline(
  pen: OverlayPen,
  outline: OverlayOutline,
  toScreen: Affine,
  isBrushed = false,
): void {
  const { outlinePx, style, state, handles } = outline;
  if (pen.seen && !handles && isOutOfSight(pen.seen, outlinePx, toScreen)) return;
  const look = observerLooks[style];
  const points = screenPoints(outlinePx, toScreen);
  // Dashes are counted from the first vertex: a dashed line is never drawn in parts.
  const path =
    pen.seen && look.dash === ''
      ? seenPath(pen.seen, points)
      : (pen.ringTexts?.closedLine(outlinePx, points, toScreen) ?? linePath(points, true));
  pen.casedLine(path, { hue: look.hue, width: coreWidth[state], dash: look.dash }, 'outline');
  if (state === 'edited' && !isBrushed) {
    const { selectedVertices, grabbedVertex } = outline;
    const written = { placesPx: outlinePx, toScreen };
    drawVertices(pen, points, look, selectedVertices, grabbedVertex, written);
  }
  if (handles) drawHandles(pen, handles, toScreen);
}

/** Where the points of an outline come from: with it a pen that draws it again writes only what has moved. */
interface PointSource {
  readonly placesPx: readonly PointPx[];
  readonly toScreen: Affine;
}

/** Vertices in the observer's shape and hue; chosen ones and the one in hand white. */
export function drawVertices(
  pen: OverlayPen,
  points: readonly ScreenPoint[],
  look: ObserverLook,
  selected: readonly number[] = [],
  grabbed?: number,
  source?: PointSource,
): void {
  const size = markSize(points, vertexSize);
  const rim = { hue: black, width: (vertexRim * size) / vertexSize };
  const { seen } = pen;
  const marked = seen ? points.filter((point) => isSeen(seen, point)) : points;
  const written =
    source && !seen
      ? pen.ringTexts?.marks(source.placesPx, points, source.toScreen, look.shape, size)
      : undefined;
  pen.shape(written ?? marksPath(marked, look.shape, size), look.hue, 1, rim, 'vertices');
  const chosen = selected.flatMap((vertex) => {
    const point = points[vertex];
    return point ? [point] : [];
  });
  if (chosen.length > 0) {
    const path = marksPath(chosen, look.shape, Math.max(size, vertexSize));
    pen.shape(path, white, 1, { hue: black, width: vertexRim }, 'selected');
  }
  const inHand = grabbed === undefined ? undefined : points[grabbed];
  if (!inHand) return;
  const path = marksPath([inHand], look.shape, grabbedSize);
  pen.shape(path, white, 1, { hue: black, width: vertexRim }, 'grabbed');
}

/** An outline's letter, and what is wrong with it. */
export function drawTag(
  pen: OverlayPen,
  letter: string,
  at: ScreenPoint,
  look: ObserverLook,
  pane: PaneSize,
  warning?: string,
): void {
  const rim = 1.8;
  // A diamond needs more room around its letter than a disc of the same width.
  const size = look.shape === 'diamond' ? tagSize * 0.98 : tagSize - rim;
  const width = tagWidth(letter) - (tagSize - size);
  pen.shape(tagPath(at, look.shape, width, size), black, 0.82, { hue: look.hue, width: rim }, 'tag');
  pen.letter(letter, at, look.hue);
  if (warning !== undefined) drawWarning(pen, warning, at, tagWidth(letter), pane);
}

function drawWarning(pen: OverlayPen, words: string, at: ScreenPoint, tag: number, pane: PaneSize): void {
  const guessedWidth = words.length * 6.6 + 34;
  const toTheRight = at[0] + tag / 2 + guessedWidth <= pane.widthPx || at[0] < pane.widthPx / 2;
  const sign = toTheRight ? 1 : -1;
  const [x, y] = [at[0] + sign * (tag / 2 + 11.5), at[1]];
  const triangle: ScreenPoint[] = [
    [x, y - 6.5],
    [x + 7, y + 5.5],
    [x - 7, y + 5.5],
  ];
  pen.shape(linePath(triangle, true), black, 0.82, { hue: attentionHue, width: 1.8 }, 'warning');
  pen.letter('!', [x, y + 1.5], attentionHue);
  pen.text(words, [x + sign * 13, y], toTheRight ? 'start' : 'end');
}

/** Box with corners that scale, a knob that turns, and the middle that everything turns round. */
function drawHandles(pen: OverlayPen, handles: OverlayHandles, toScreen: Affine): void {
  const corners = screenPoints(handles.cornersPx, toScreen);
  const turn = applyAffine(toScreen, handles.turnPx);
  const [x, y] = applyAffine(toScreen, handles.centrePx);
  const fine = { hue: white, width: 1, dash: '4 3' };
  pen.casedLine(linePath(corners, true), fine, 'handle-box');
  pen.casedLine(linePath([nearestSide(corners, turn), turn], false), { hue: white, width: 1 }, 'handle-stem');
  const cross = `${linePath(
    [
      [x - 5, y],
      [x + 5, y],
    ],
    false,
  )}${linePath(
    [
      [x, y - 5],
      [x, y + 5],
    ],
    false,
  )}`;
  pen.casedLine(cross, { hue: white, width: 1 }, 'handle-centre');
  const rim = { hue: black, width: vertexRim };
  pen.shape(marksPath(corners, 'square', 8), white, 1, rim, 'handle-corners');
  pen.shape(marksPath([turn], 'round', 9), white, 1, rim, 'handle-turn');
}

/** The middle of the side of the box that is nearest to a place. */
function nearestSide(corners: readonly ScreenPoint[], place: ScreenPoint): ScreenPoint {
  let [best, nearest] = [place, Infinity];
  for (const [index, from] of corners.entries()) {
    const to = corners[(index + 1) % corners.length] ?? from;
    const middle: ScreenPoint = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    const away = Math.hypot(middle[0] - place[0], middle[1] - place[1]);
    if (away < nearest) [best, nearest] = [middle, away];
  }
  return best;
}
