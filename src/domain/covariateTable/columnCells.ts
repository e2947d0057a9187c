import type { ColumnKey, CovariateColumn } from './covariateColumn';

/** Places of columns in a row. */
export type ColumnPlaces = ReadonlyMap<ColumnKey, number>;

/** The places of columns in their order; the same for all rows of a table. */
export function columnPlaces(columns: readonly Pick<CovariateColumn, 'key'>[]): ColumnPlaces {
  return new Map(columns.map(({ key }, at) => [key, at]));
}

/** The cells of one row by their columns: a list beside places that all rows share, which is far smaller than a map a row. */
export class ColumnCells<Cell> {
  constructor(
    private readonly places: ColumnPlaces,
    private readonly cells: readonly (Cell | undefined)[],
  ) {}

  get(key: ColumnKey): Cell | undefined {
    const at = this.places.get(key);
    return at === undefined ? undefined : this.cells[at];
  }

  *[Symbol.iterator](): Iterator<readonly [ColumnKey, Cell]> {
    for (const [key, at] of this.places) {
      const cell = this.cells[at];
      if (cell !== undefined) yield [key, cell];
    }
  }

  /** By the place of the column. */
  at(place: number): Cell | undefined {
    return this.cells[place];
  }

  keys(): readonly ColumnKey[] {
    return [...this.places].flatMap(([key, at]) => (this.cells[at] === undefined ? [] : [key]));
  }

  values(): readonly Cell[] {
    return this.cells.filter((cell) => cell !== undefined);
  }
}
