import type { OverlayBrush, OverlayModel, OverlayTrim } from '../../editor/overlay';
import { type Affine, applyAffine } from '../affine';
import type { PaneSize } from '../paneView';
import type { OverlayPen } from './overlayPen';
import { white, wrongHue } from './overlayStyle';
import { linePath, marksPath, type ScreenPoint, screenPoints } from './screenPath';

/** What closing cut off a line: thin dots, so that it is seen and not taken for the outline. */
export function drawTrims(pen: OverlayPen, trims: readonly OverlayTrim[], toScreen: Affine): void {
  for (const { pathPx } of trims) {
    const path = linePath(screenPoints(pathPx, toScreen), false);
    pen.casedLine(path, { hue: white, width: 1.2, dash: '1.2 2.8' }, 'trim');
  }
}

/** The rim of the round brush. Round in pixels of the slice: where those are oblong it is oblong on screen. */
export function drawBrush(pen: OverlayPen, brush: OverlayBrush, toScreen: Affine): void {
  const corners = 72;
  const rim = Array.from({ length: corners }, (_, index): ScreenPoint => {
    const angle = (2 * Math.PI * index) / corners;
    const [column, row] = brush.centrePx;
    return applyAffine(toScreen, [
      column + brush.radiusPx * Math.cos(angle),
      row + brush.radiusPx * Math.sin(angle),
    ]);
  });
  pen.casedLine(linePath(rim, true), { hue: white, width: 1.2 }, 'brush');
}

/** The rubber rectangle that chooses vertices. Its sides lie along rows and columns, also in a turned picture. */
export function drawMarquee(
  pen: OverlayPen,
  { fromPx, toPx }: NonNullable<OverlayModel['marquee']>,
  toScreen: Affine,
): void {
  const corners = screenPoints([fromPx, [toPx[0], fromPx[1]], toPx, [fromPx[0], toPx[1]]], toScreen);
  const path = linePath(corners, true);
  pen.shape(path, white, 0.08, undefined, 'marquee-area');
  pen.casedLine(path, { hue: white, width: 1, dash: '4 3' }, 'marquee');
}

/** A refused crossing: ringed, with the words under the ring. */
export function drawRefusal(
  pen: OverlayPen,
  refusal: NonNullable<OverlayModel['refusal']>,
  toScreen: Affine,
  pane: PaneSize,
): void {
  const [x, y] = applyAffine(toScreen, refusal.atPx);
  pen.casedLine(marksPath([[x, y]], 'round', 26), { hue: wrongHue, width: 2 }, 'refusal');
  const halfWidth = refusal.text.length * 3.3 + 6;
  const middle = Math.min(Math.max(x, halfWidth), Math.max(pane.widthPx - halfWidth, halfWidth));
  const below = y + 26 > pane.heightPx - 8 ? y - 24 : y + 26;
  pen.text(refusal.text, [middle, below], 'middle');
}
