import { fontMm, lineMm, pairText, roomMm, wrappedText } from './pairText';
import type { SideLines } from './pairValueLines';
import { svgElement } from './svgMarkup';

/** The black band below a picture: values of both sides and the scale bar, so that no anatomy is covered. */
export interface PairBand {
  readonly heightMm: number;
  readonly draw: (lines: readonly SideLines[], leftMm: number, topMm: number) => string;
}

const padMm = 1.6;
const letterMm = 3.4;
const barLineMm = 0.45;

/**
 * Lays a band out for both pictures alike. Both sides stand below their muscles, with the bar between them; where the print is
 * too narrow for it they stand one below the other, and the bar has a line of its own.
 */
export function pairBand(
  pictures: readonly (readonly SideLines[])[],
  panelMm: number,
  bar: { readonly printMm: number; readonly text: string },
): PairBand {
  const all = pictures.flat();
  const columnMm = Math.max(0, ...all.flatMap(({ apart }) => apart.map(roomMm))) + letterMm;
  const hasColumns = 2 * columnMm + 2 * padMm + 2 <= panelMm;
  const isBarBetween = hasColumns && 2 * columnMm + 2 * padMm + bar.printMm + 4 <= panelMm;
  const narrow = ({ together }: SideLines): readonly string[] =>
    together.flatMap((line) => wrappedText(line, panelMm - 2 * padMm - letterMm));
  const rowsOf = (lines: readonly SideLines[]): number =>
    hasColumns
      ? Math.max(0, ...lines.map(({ apart }) => apart.length))
      : lines.reduce((sum, side) => sum + narrow(side).length, 0);
  const rows = Math.max(isBarBetween ? 2 : 0, ...pictures.map(rowsOf));
  const barTop = isBarBetween ? 0 : lineMm;

  const draw = (lines: readonly SideLines[], leftMm: number, topMm: number): string => {
    const baseline = (row: number): number => topMm + padMm + barTop + fontMm * 0.8 + row * lineMm;
    let row = 0;
    const sides = lines.map((side) => {
      const x = hasColumns && side.side === 'left' ? leftMm + panelMm - padMm - columnMm : leftMm + padMm;
      const written = hasColumns ? side.apart : narrow(side);
      const first = hasColumns ? 0 : row;
      row += written.length;
      return (
        pairText(side.letter, x, baseline(first), { 'font-weight': 'bold' }) +
        written.map((line, at) => pairText(line, x + letterMm, baseline(first + at))).join('')
      );
    });
    const middle = leftMm + panelMm / 2;
    const barY = isBarBetween ? baseline(1) : topMm + padMm + fontMm * 0.5;
    const barFrom = isBarBetween ? middle - bar.printMm / 2 : leftMm + padMm;
    const label = isBarBetween
      ? pairText(bar.text, middle, barY - 1.2, { 'text-anchor': 'middle' })
      : pairText(bar.text, barFrom + bar.printMm + 1.4, barY + fontMm * 0.36);
    const line = svgElement('line', {
      x1: barFrom,
      x2: barFrom + bar.printMm,
      y1: barY,
      y2: barY,
      stroke: '#ffffff',
      'stroke-width': barLineMm,
      'data-scale-bar': 'true',
    });
    return sides.join('') + line + label;
  };
  return { heightMm: 2 * padMm + barTop + (rows - 1) * lineMm + fontMm, draw };
}
