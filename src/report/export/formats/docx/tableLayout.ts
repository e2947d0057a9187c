import { unbroken } from '../../../document/unbroken';
import type { TableModel } from '../../../tableModel';
import { leastWidths, naturalWidths } from '../textWidth';
import { landscape, type Page, portrait } from './page';

/** How a table lies on its page. */
export interface TableLayout {
  readonly page: Page;
  /** Of its letters, in half points as Word counts. */
  readonly sizeHalfPt: number;
  /** Of each column, that of the labels first; together the page's text width. */
  readonly widthsTwips: readonly number[];
}

/** Space left and right of a text in its place, in twips. */
export const cellPaddingTwips = 60;

const sizesHalfPt = [20, 18, 16, 14] as const;
/** The column of labels may take this much of the page before it breaks lines. */
const mostLabelShare = 0.42;

/**
 * How a table is laid out: upright in 10 pt where nothing of its values breaks, else across, else in smaller letters. Labels
 * break before values do.
 */
export function tableLayout(table: TableModel): TableLayout {
  const natural = naturalWidths(table);
  const least = leastWidths(table, unbroken);
  for (const [page, sizes] of [
    [portrait, sizesHalfPt.slice(0, 2)],
    [landscape, sizesHalfPt],
  ] as const) {
    for (const sizeHalfPt of sizes) {
      const wanted = columnTwips(natural, sizeHalfPt);
      const label = Math.min(
        wanted[0] ?? 0,
        Math.max(columnTwips(least, sizeHalfPt)[0] ?? 0, page.textWidthTwips * mostLabelShare),
      );
      const rest = wanted.slice(1);
      const sum = label + rest.reduce((a, b) => a + b, 0);
      if (sum <= page.textWidthTwips) {
        return { page, sizeHalfPt, widthsTwips: stretched([label, ...rest], page.textWidthTwips) };
      }
    }
  }
  return broken(natural, least);
}

/** Too wide for any page: the smallest letters, and every column its longest word and a part of the rest. */
function broken(natural: readonly number[], least: readonly number[]): TableLayout {
  const sizeHalfPt = sizesHalfPt.at(-1) ?? 14;
  const page = landscape;
  const minimal = columnTwips(least, sizeHalfPt);
  const wanted = columnTwips(natural, sizeHalfPt);
  const minimum = minimal.reduce((a, b) => a + b, 0);
  const left = page.textWidthTwips - minimum;
  if (left <= 0) {
    return { page, sizeHalfPt, widthsTwips: stretched(minimal, page.textWidthTwips) };
  }
  const lacking = wanted.map((width, index) => width - (minimal[index] ?? 0));
  const lack = lacking.reduce((a, b) => a + b, 0);
  const widths = minimal.map((width, index) => width + (left * (lacking[index] ?? 0)) / Math.max(lack, 1));
  return { page, sizeHalfPt, widthsTwips: stretched(widths, page.textWidthTwips) };
}

function columnTwips(ems: readonly number[], sizeHalfPt: number): readonly number[] {
  return ems.map((em) => Math.ceil(Math.max(em, 1.5) * sizeHalfPt * 10 * 1.06) + 2 * cellPaddingTwips);
}

/** Widths in whole twips that fill the page: what is left over is shared out evenly, what lacks by share. */
function stretched(widths: readonly number[], toTwips: number): readonly number[] {
  const sum = widths.reduce((a, b) => a + b, 0);
  const over = toTwips - sum;
  const scaled = widths.map((width) =>
    Math.floor(over >= 0 ? width + over / widths.length : (width * toTwips) / sum),
  );
  const lacking = toTwips - scaled.reduce((a, b) => a + b, 0);
  return scaled.map((width, index) => (index === 0 ? width + lacking : width));
}
