import type { ImageGrid } from '../../src/domain/image/imageGrid';
import type { SliceImage } from '../../src/domain/image/sliceImage';

/** What a test says of its slice; the rest is filled in. */
export interface SliceOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly spacing?: ImageGrid['spacing'];
  readonly plane?: ImageGrid['plane'];
  readonly slope?: number;
  readonly intercept?: number;
  readonly paddingValue?: number;
  readonly paddingLimit?: number;
  /** Entries of a Modality LUT, from this stored value on. */
  readonly table?: { readonly firstStored: number; readonly entries: readonly number[] };
  readonly scaleSlope?: number;
  readonly scaleIntercept?: number;
  /** True unless told. */
  readonly isRescaleStated?: boolean;
  readonly isInverted?: boolean;
  readonly isLossy?: boolean;
  /** Stored value of a pixel; 100 × row + column unless told. */
  readonly stored?: (column: number, row: number) => number;
}

/** A slice for tests: 16 × 12, rows 2.5 mm and columns 0.75 mm apart, so that swapped axes show. */
export function makeSlice(options: SliceOptions = {}): SliceImage {
  const { columns = 16, rows = 12, stored = (column, row) => 100 * row + column } = options;
  const spacing = 'spacing' in options ? options.spacing : { rowMm: 2.5, columnMm: 0.75 };
  return {
    grid: { columns, rows, spacing, plane: options.plane },
    storedValues: Int32Array.from({ length: columns * rows }, (_, i) =>
      stored(i % columns, Math.floor(i / columns)),
    ),
    rescale: {
      slope: options.slope ?? 1,
      intercept: options.intercept ?? 0,
      isStated: options.isRescaleStated ?? true,
      ...(options.table && {
        table: {
          entries: options.table.entries.length,
          firstStored: options.table.firstStored,
          bitsPerEntry: 16,
          sha256: 'test',
        },
      }),
    },
    ...(options.table && {
      modalityTable: {
        firstStored: options.table.firstStored,
        entries: Uint16Array.from(options.table.entries),
      },
    }),
    ...(options.scaleSlope === undefined
      ? {}
      : { philipsScale: { slope: options.scaleSlope, intercept: options.scaleIntercept ?? 0 } }),
    ...(options.paddingValue === undefined ? {} : { paddingValue: options.paddingValue }),
    ...(options.paddingLimit === undefined ? {} : { paddingLimit: options.paddingLimit }),
    isInverted: options.isInverted ?? false,
    isLossy: options.isLossy ?? false,
    fingerprint: 'test',
  };
}
