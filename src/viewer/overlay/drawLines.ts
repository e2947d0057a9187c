import type { OverlayLine, OverlayModel } from '../../editor/overlay';
import { type Affine, applyAffine } from '../affine';
import type { PaneSize } from '../paneView';
import { clipLine } from './clipLine';
import { lineLook, wrongHue } from './overlayStyle';
import { linePath, marksPath, type ScreenPoint } from './screenPath';
import type { SvgPen } from './svgPen';

const labelHeight = 15;
const labelMargin = 8;

/** Straight lines with their labels at the right end, above the line or below it where another label is. */
export function drawLines(
  pen: SvgPen,
  lines: readonly OverlayLine[],
  toScreen: Affine,
  pane: PaneSize,
): void {
  const labels: { readonly words: string; readonly at: ScreenPoint; readonly hue: string }[] = [];
  for (const line of lines) {
    const seen = clipLine(applyAffine(toScreen, line.fromPx), applyAffine(toScreen, line.toPx), pane);
    if (!seen) continue;
    const look = lineLook(line.style);
    pen.casedLine(linePath(seen, false), look, 'line');
    if (line.label === undefined) continue;
    const end = seen[0][0] > seen[1][0] ? seen[0] : seen[1];
    const x = Math.min(end[0], pane.widthPx - labelMargin);
    const above = end[1] - labelHeight * 0.7;
    const isFree = labels.every((other) => Math.abs(other.at[1] - above) >= labelHeight);
    const y = isFree && above > labelHeight / 2 ? above : end[1] + labelHeight * 0.7;
    labels.push({ words: line.label, at: [x, y], hue: look.hue });
  }
  for (const label of labels) pen.text(label.words, label.at, 'end', label.hue);
}

/** A refused crossing: ringed, with the words under the ring. */
export function drawRefusal(
  pen: SvgPen,
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
