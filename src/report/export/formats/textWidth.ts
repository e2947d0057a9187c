import { oneLine } from '../../document/documentText';
import type { TableModel } from '../../tableModel';

/** Widths of characters of a Times-like font, in thousandths of an em, where they differ from the middle of their kind. */
const narrow = new Set([..."iljtfrI.,;:!'|()[]/ -"]);
const wide = new Set([...'mwMW%@−±<>=+']);

/** About how wide a text is in a Times-like font, in ems: enough to share out a page's width among columns. */
export function textWidthEm(text: string): number {
  let thousandths = 0;
  for (const sign of text) {
    if (sign >= '0' && sign <= '9') thousandths += 500;
    else if (narrow.has(sign)) thousandths += 310;
    else if (wide.has(sign)) thousandths += 720;
    else if (sign >= '\u1100') thousandths += sign >= '\u2E80' ? 1000 : 560;
    else thousandths += sign === sign.toLowerCase() ? 470 : 690;
  }
  return thousandths / 1000;
}

/** How wide the columns of a table are where nothing breaks, the column of labels first, in ems. */
export function naturalWidths(table: TableModel): readonly number[] {
  return widthsOf(table, textWidthEm);
}

/** How wide they are at least: by their longest part that does not break. */
export function leastWidths(table: TableModel, unbroken: (text: string) => string): readonly number[] {
  return widthsOf(table, (text) => Math.max(0, ...unbroken(text).split(' ').map(textWidthEm)));
}

function widthsOf(
  { labelHeading, columns, rows }: TableModel,
  of: (text: string) => number,
): readonly number[] {
  const width = (text: string) => of(oneLine(text));
  const labels = rows.map((row) =>
    row.kind === 'heading' ? 0 : width(row.label) + (row.indent === 1 ? 1.2 : 0),
  );
  return [
    Math.max(width(labelHeading), ...labels),
    ...columns.map(({ label, sublabel }, index) =>
      Math.max(
        width(label),
        width(sublabel ?? ''),
        ...rows.map((row) => {
          const cell = row.kind === 'line' ? row.cells[index] : undefined;
          return cell ? width(cell.text) + (cell.mark === undefined ? 0 : 0.4) : 0;
        }),
      ),
    ),
  ];
}
