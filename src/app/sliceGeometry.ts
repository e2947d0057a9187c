import type { SliceHeader } from '../domain/image/sliceHeader';

/** Geometry as text: equal texts are the same slice of the same scan, but for its pixels. */
export function geometryText({ grid }: SliceHeader): string {
  const { columns, rows, spacing, plane } = grid;
  return JSON.stringify([
    columns,
    rows,
    spacing,
    plane?.originLps,
    plane?.rowDirectionLps,
    plane?.columnDirectionLps,
  ]);
}
