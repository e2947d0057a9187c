import { holmAdjusted } from '../../analysis/holmAdjusted';
import type { TableTwoRow } from '../../analysis/tableTwo';
import { testsOf } from '../pathNotes';

/** P of every line adjusted by Holm's method over all of them. */
export function adjustedOf(all: readonly TableTwoRow[]): (row: TableTwoRow) => number | undefined {
  let byRow: ReadonlyMap<TableTwoRow, number | undefined> | undefined;
  return (row) => {
    byRow ??= new Map(
      holmAdjusted(testsOf(all.map((one) => ({ ...one, label: '' }))).map(({ p }) => p)).map((p, at) => [
        all[at] ?? row,
        p,
      ]),
    );
    return byRow.get(row);
  };
}
