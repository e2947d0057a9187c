import type { OverlayDraft } from '../../editor/overlay';
import { type Affine, applyAffine } from '../affine';
import { drawVertices } from './drawOutlines';
import type { OverlayPen } from './overlayPen';
import { closingDash, coreWidth, exclusionStroke, observerLooks, white } from './overlayStyle';
import { linePath, marksPath, screenPoints, spacedOut } from './screenPath';

/** A line by hand has a vertex at every move until it is simplified; they would hide the edge it follows, px. */
const leastSpacing = 14;

/**
 * An outline being drawn: solid to the cursor, or along the image's edge to it; dots back to the start, and the start
 * ringed. A part to leave out has the dashed line of such parts; a stroke that replaces a stretch has a line only.
 */
export function drawDraft(pen: OverlayPen, draft: OverlayDraft, toScreen: Affine): void {
  const look = observerLooks[draft.style];
  const vertices = screenPoints(draft.verticesPx, toScreen);
  const start = vertices[0];
  if (!start) return;
  const isStroke = draft.shape === 'stroke';
  const edge = draft.edgePathPx ? screenPoints(draft.edgePathPx, toScreen) : [];
  const cursor = draft.cursorPx ? [applyAffine(toScreen, draft.cursorPx)] : [];
  const drawn = [...vertices, ...(edge.length > 1 ? edge : cursor)];
  const last = drawn.at(-1) ?? start;
  if (drawn.length > 2 && !isStroke) {
    pen.casedLine(
      linePath([last, start], false),
      { hue: look.hue, width: 1.4, dash: closingDash, opacity: 0.9 },
      'closing',
    );
  }
  const line =
    draft.shape === 'exclusion'
      ? { ...exclusionStroke, hue: look.hue }
      : { hue: look.hue, width: coreWidth.edited, dash: look.dash };
  pen.casedLine(linePath(drawn, false), line, 'draft');
  if (isStroke) return;
  const { grabbedVertex, selectedVertices = [] } = draft;
  // The start has a ring of its own, unless it is in hand.
  if (grabbedVertex === undefined && selectedVertices.length === 0) {
    drawVertices(pen, spacedOut(vertices.slice(1), leastSpacing), look);
  } else drawVertices(pen, vertices, look, selectedVertices, grabbedVertex);
  if (draft.isOnStart) {
    pen.shape(marksPath([start], look.shape, 13), white, 0.9, { hue: look.hue, width: 2 }, 'start-reached');
  } else pen.casedLine(marksPath([start], look.shape, 11), { hue: white, width: 1.8 }, 'start');
}
