import type { Sheet } from './sheet';

/** Where a block goes: its top left and how wide it may be, in points. */
export interface BlockPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** What was drawn of a block, and how high it came out. */
export interface DrawnBlock {
  readonly parts: readonly SVGElement[];
  readonly height: number;
}

/** A part of a figure that can be drawn at any place. */
export type Block = (place: BlockPlace) => DrawnBlock;

/** A print width at which panels stand beside each other: two columns of a journal. */
export const isWide = (widthPt: number): boolean => widthPt >= 300;

const [margin, gapX, gapY] = [3, 16, 14];

/** Blocks beside and below each other; those of a row share its width. */
export function sheetOfRows(rows: readonly (readonly Block[])[], widthPt: number): Sheet {
  const parts: SVGElement[] = [];
  let top = margin;
  for (const row of rows) {
    const width = (widthPt - 2 * margin - (row.length - 1) * gapX) / row.length;
    const drawn = row.map((block, at) => block({ left: margin + at * (width + gapX), top, width }));
    parts.push(...drawn.flatMap((one) => one.parts));
    top += Math.max(0, ...drawn.map(({ height }) => height)) + gapY;
  }
  return { widthPt, heightPt: Math.ceil(top - gapY + margin), parts };
}

/** A list in rows of at most so many. */
export function inRows<T>(items: readonly T[], perRow: number): readonly (readonly T[])[] {
  const most = Math.max(1, perRow);
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) =>
    items.slice(at * most, (at + 1) * most),
  );
}

/** The letter of a panel; none where there is one panel alone. */
export function panelLetter(index: number, count: number): string | undefined {
  return count > 1 ? String.fromCharCode(65 + (index % 26)) : undefined;
}
