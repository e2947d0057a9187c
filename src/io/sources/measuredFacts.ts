import type { SliceHeader } from '../../domain/image/sliceHeader';

/** What of a header a measurement rests on besides the pixels: two that differ in it are two images. As text. */
export function measuredFacts({ grid, rescale, philipsScale, pixels }: SliceHeader): string {
  const { columns, rows, spacing, plane } = grid;
  const { table } = rescale;
  return JSON.stringify([
    [columns, rows],
    spacing ? [spacing.rowMm, spacing.columnMm] : null,
    plane ? [plane.originLps, plane.rowDirectionLps, plane.columnDirectionLps] : null,
    [rescale.slope, rescale.intercept],
    table ? [table.firstStored, table.sha256] : null,
    philipsScale ? [philipsScale.slope, philipsScale.intercept] : null,
    [pixels.samplesPerPixel, pixels.isSigned, pixels.paddingValue ?? null, pixels.paddingLimit ?? null],
  ]);
}
