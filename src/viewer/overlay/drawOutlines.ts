import type { OverlayDraft, OverlayOutline } from '../../editor/overlay';
import { type Affine, applyAffine, applyToDirection } from '../affine';
import type { PaneSize } from '../paneView';
import {
  attentionHue,
  coreWidth,
  type ObserverLook,
  observerLooks,
  tagSize,
  vertexRim,
  vertexSize,
  white,
} from './overlayStyle';
import { linePath, markSize, marksPath, type ScreenPoint } from './screenPath';
import type { SvgPen } from './svgPen';
import { tagPlacement } from './tagPlacement';

const black = '#000000';

/** A closed outline: its line, its vertices while it is edited. */
export function drawOutline(pen: SvgPen, outline: OverlayOutline, toScreen: Affine): void {
  const look = observerLooks[outline.style];
  const points = outline.outlinePx.map((point) => applyAffine(toScreen, point));
  pen.casedLine(
    linePath(points, true),
    { hue: look.hue, width: coreWidth[outline.state], dash: look.dash },
    'outline',
  );
  if (outline.state !== 'edited') return;
  drawVertices(pen, points, look);
  const grabbed = outline.grabbedVertex === undefined ? undefined : points[outline.grabbedVertex];
  if (grabbed) {
    pen.shape(marksPath([grabbed], look.shape, 9), white, 1, { hue: black, width: vertexRim }, 'grabbed');
  }
}

/** An outline's letter on the skin side, and what is wrong with it. */
export function drawOutlineTag(pen: SvgPen, outline: OverlayOutline, toScreen: Affine, pane: PaneSize): void {
  const points = outline.outlinePx.map((point) => applyAffine(toScreen, point));
  const at = tagPlacement(points, applyToDirection(toScreen, outline.tagDirectionPx), tagSize, pane);
  if (!at) return;
  drawTag(pen, outline.tag, at, observerLooks[outline.style]);
  if (outline.warning !== undefined) drawWarning(pen, outline.warning, at, pane);
}

/** An outline being drawn: solid to the cursor, dots back to the start, the start ringed. */
export function drawDraft(
  pen: SvgPen,
  draft: OverlayDraft,
  tagDirectionPx: readonly [number, number],
  toScreen: Affine,
  pane: PaneSize,
): void {
  const look = observerLooks[draft.style];
  const vertices = draft.verticesPx.map((point) => applyAffine(toScreen, point));
  const start = vertices[0];
  if (!start) return;
  const cursor = draft.cursorPx && applyAffine(toScreen, draft.cursorPx);
  const drawn = cursor ? [...vertices, cursor] : vertices;
  const last = drawn.at(-1) ?? start;
  if (drawn.length > 2) {
    pen.casedLine(
      linePath([last, start], false),
      { hue: look.hue, width: 1.4, dash: '1.4 3.6', opacity: 0.9 },
      'closing',
    );
  }
  pen.casedLine(linePath(drawn, false), { hue: look.hue, width: coreWidth.edited, dash: look.dash }, 'draft');
  drawVertices(pen, vertices.slice(1), look);
  pen.casedLine(marksPath([start], look.shape, 11), { hue: white, width: 1.8 }, 'start');
  if (vertices.length < 3) return;
  const at = tagPlacement(vertices, applyToDirection(toScreen, tagDirectionPx), tagSize, pane);
  if (at) drawTag(pen, draft.tag, at, look);
}

function drawVertices(pen: SvgPen, points: readonly ScreenPoint[], look: ObserverLook): void {
  const size = markSize(points, vertexSize);
  pen.shape(
    marksPath(points, look.shape, size),
    look.hue,
    1,
    { hue: black, width: (vertexRim * size) / vertexSize },
    'vertices',
  );
}

function drawTag(pen: SvgPen, letter: string, at: ScreenPoint, look: ObserverLook): void {
  const rim = 1.8;
  // A diamond needs more room around its letter than a disc of the same width.
  const size = look.shape === 'diamond' ? tagSize * 0.98 : tagSize - rim;
  pen.shape(marksPath([at], look.shape, size), black, 0.82, { hue: look.hue, width: rim }, 'tag');
  pen.letter(letter, at, look.hue);
}

function drawWarning(pen: SvgPen, words: string, at: ScreenPoint, pane: PaneSize): void {
  const guessedWidth = words.length * 6.6 + 34;
  const toTheRight = at[0] + tagSize / 2 + guessedWidth <= pane.widthPx || at[0] < pane.widthPx / 2;
  const sign = toTheRight ? 1 : -1;
  const [x, y] = [at[0] + sign * 22, at[1]];
  const triangle: ScreenPoint[] = [
    [x, y - 6.5],
    [x + 7, y + 5.5],
    [x - 7, y + 5.5],
  ];
  pen.shape(linePath(triangle, true), black, 0.82, { hue: attentionHue, width: 1.8 }, 'warning');
  pen.letter('!', [x, y + 1.5], attentionHue);
  pen.text(words, [x + sign * 13, y], toTheRight ? 'start' : 'end');
}
