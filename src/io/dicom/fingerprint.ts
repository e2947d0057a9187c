import type { ImageGrid } from '../../domain/image/imageGrid';
import type { Rescale } from '../../domain/image/sliceHeader';
import { sha256Hex } from './sha256Hex';

/**
 * SHA-256 (hex) of what a measurement on this slice depends on. It finds an image again whose UIDs and names
 * were changed. Hashed are, in this order, a UTF-8 text with one line each, ended by `\n`,
 *
 *     multifidus-image-1
 *     size=<rows>x<columns>
 *     spacing=<rowMm>\<columnMm>            or  spacing=none
 *     plane=<origin 3>\<row 3>\<column 3>   or  plane=none
 *     rescale=<slope>\<intercept>           or  rescale=table\<first stored value>\<SHA-256 of its entries>
 *
 * with numbers as JavaScript writes them (shortest form that reads back to the same float64; −0 as 0), and then
 * the stored values row by row as little-endian 32-bit integers.
 */
export function imageFingerprint(grid: ImageGrid, rescale: Rescale, storedValues: Int32Array): string {
  const { spacing, plane } = grid;
  const planeNumbers = plane && [...plane.originLps, ...plane.rowDirectionLps, ...plane.columnDirectionLps];
  const lines = [
    'multifidus-image-1',
    `size=${grid.rows}x${grid.columns}`,
    `spacing=${spacing ? `${spacing.rowMm}\\${spacing.columnMm}` : 'none'}`,
    `plane=${planeNumbers ? planeNumbers.join('\\') : 'none'}`,
    `rescale=${rescaleText(rescale)}`,
  ];
  return sha256Hex(new TextEncoder().encode(`${lines.join('\n')}\n`), littleEndianBytes(storedValues));
}

function rescaleText({ slope, intercept, table }: Rescale): string {
  return table ? `table\\${table.firstStored}\\${table.sha256}` : `${slope}\\${intercept}`;
}

/** The values as bytes, whatever the machine's own byte order. */
export function littleEndianBytes(values: Int32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setInt32(i * 4, values[i] ?? 0, true);
  return bytes;
}
