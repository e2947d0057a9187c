import type { OverlayLine } from '../../editor/overlay';
import { type Affine, applyAffine } from '../affine';
import type { PaneSize } from '../paneView';
import { clipLine } from './clipLine';
import type { OverlayPen } from './overlayPen';
import { black, lineLook, vertexRim, white } from './overlayStyle';
import { linePath, marksPath, type ScreenPoint, screenPoints } from './screenPath';

const labelHeight = 15;
const labelMargin = 8;
/** Words at the left stand inside the letter that says which side of the patient it is. */
const leftRim = 26;
const handleSize = 9;
/** How far words stand from the middle of the line they name. */
const besideLine = 20;

interface Label {
  readonly words: string;
  readonly at: ScreenPoint;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly hue: string;
}

/**
 * Straight lines with their labels. Faint ones lie under the others, and a faint line's number gives way where it would
 * lie over another label; the other lines always say theirs.
 */
export function drawLines(
  pen: OverlayPen,
  lines: readonly OverlayLine[],
  toScreen: Affine,
  pane: PaneSize,
): void {
  const faint = lines.filter(({ style }) => style === 'faint');
  const plain = lines.filter(({ style }) => style !== 'faint');
  const labels: Label[] = [];
  // Labels are placed for the important lines first, lines are drawn with the important ones last.
  for (const line of [...plain, ...faint]) {
    const seen = seenPart(line, toScreen, pane);
    const beside = plain.flatMap((other) => (other === line ? [] : (seenPart(other, toScreen, pane) ?? [])));
    const label = seen && labelOf(line, seen, pane, labels, beside);
    if (label) labels.push(label);
  }
  for (const line of [...faint, ...plain]) {
    const seen = seenPart(line, toScreen, pane);
    if (!seen) continue;
    const path = linePath(seen, false);
    // Many faint lines with a full casing would lie over the anatomy like a grid.
    if (line.style === 'faint') pen.line(path, { hue: black, width: 2, opacity: 0.2 }, 'line-casing');
    const draw = line.style === 'faint' ? pen.line : pen.casedLine;
    draw.call(pen, path, lineLook(line.style), 'line');
  }
  const ends = plain.flatMap(({ hasHandles, fromPx, toPx }) => (hasHandles ? [fromPx, toPx] : []));
  if (ends.length > 0) {
    const path = marksPath(screenPoints(ends, toScreen), 'round', handleSize);
    pen.shape(path, white, 1, { hue: black, width: vertexRim }, 'line-handles');
  }
  for (const { words, at, anchor, hue } of labels) pen.text(words, at, anchor, hue);
}

function seenPart(line: OverlayLine, toScreen: Affine, pane: PaneSize) {
  return clipLine(applyAffine(toScreen, line.fromPx), applyAffine(toScreen, line.toPx), pane);
}

function labelOf(
  line: OverlayLine,
  [from, to]: readonly [ScreenPoint, ScreenPoint],
  pane: PaneSize,
  others: readonly Label[],
  /** The other important lines, by their two ends one after the other. */
  beside: readonly ScreenPoint[],
): Label | undefined {
  if (line.label === undefined) return undefined;
  const { hue } = lineLook(line.style);
  const [left, right] = from[0] <= to[0] ? [from, to] : [to, from];
  const words = line.label;
  const isFree = (at: ScreenPoint): boolean =>
    others.every(
      (other) =>
        Math.abs(other.at[1] - at[1]) >= labelHeight - 2 || Math.abs(other.at[0] - at[0]) >= pane.widthPx / 4,
    );
  if (line.labelAt === 'above' || line.labelAt === 'below') {
    const y = (from[1] + to[1]) / 2 + (line.labelAt === 'above' ? -besideLine : besideLine);
    return { words, at: [(from[0] + to[0]) / 2, y], anchor: 'middle', hue };
  }
  if (line.labelAt === 'left') {
    const x = Math.max(left[0] - labelMargin, leftRim + words.length * 6.6);
    const at: ScreenPoint = [x, left[1]];
    return line.style === 'faint' && !isFree(at) ? undefined : { words, at, anchor: 'end', hue };
  }
  const x = Math.min(right[0], pane.widthPx - labelMargin);
  const above: ScreenPoint = [x, right[1] - labelHeight * 0.7];
  const below: ScreenPoint = [x, right[1] + labelHeight * 0.7];
  const halfWidth = (words.length * 6.6) / 2;
  const isOffLines = ([, y]: ScreenPoint): boolean =>
    beside.every((start, index) => {
      const end = beside[index + 1];
      if (index % 2 === 1 || !end || start[0] === end[0]) return true;
      const part = (x - halfWidth - start[0]) / (end[0] - start[0]);
      const isBeside = part >= 0 && part <= 1;
      return !isBeside || Math.abs(start[1] + part * (end[1] - start[1]) - y) >= labelHeight * 0.6;
    });
  const isAboveGood = isFree(above) && above[1] > labelHeight / 2;
  const at = isAboveGood && (isOffLines(above) || !isOffLines(below)) ? above : below;
  return line.style === 'faint' && !isFree(at) ? undefined : { words, at, anchor: 'end', hue };
}
