import { type CellValue, cellValueOf, isSameCell } from '../../domain/covariateTable/cellValue';
import type { ColumnKey, CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import { type CellChange, withCells } from '../../domain/covariateTable/withCells';
import type { SubjectId } from '../../domain/ids';
import type { CustomCovariate } from '../../domain/study/customCovariate';
import type { CategoryExtension } from '../../domain/study/extendCategory';
import type { Covariates } from '../../domain/study/subject';

/** What kind of act changed covariates; the words are the screen's. */
export type CovariateActKind = 'edited' | 'pasted' | 'emptied' | 'imported';

/** New covariates of some subjects, and covariates that the act adds to the project. */
export interface CovariateAct {
  readonly kind: CovariateActKind;
  readonly changes: readonly { readonly id: SubjectId; readonly covariates: Covariates }[];
  /** New ones, and categories of the project with further answers. */
  readonly definitions: readonly CustomCovariate[];
}

/** An act that was done, with what it takes to undo it. */
export interface DoneAct {
  readonly kind: CovariateActKind;
  readonly changes: readonly {
    readonly id: SubjectId;
    readonly before: Covariates;
    readonly after: Covariates;
  }[];
  readonly definitions: readonly CustomCovariate[];
  readonly extensions: readonly CategoryExtension[];
  readonly values: number;
}

const refractureKeys: readonly ColumnKey[] = ['refracture', 'refractureDates', 'refractureLevels'];

/** Cells in which two covariates differ. */
export function differingCells(
  columns: readonly CovariateColumn[],
  a: Covariates,
  b: Covariates,
): readonly CovariateColumn[] {
  return columns.filter((column) => !isSameCell(cellValueOf(a, column), cellValueOf(b, column)));
}

/**
 * Covariates with what an act changed put back from one state to the other: only cells that still are as the act left
 * them. What was changed since stays, and so does a refracture of which any part was.
 */
export function steppedBack(
  columns: readonly CovariateColumn[],
  now: Covariates,
  from: Covariates,
  to: Covariates,
): Covariates {
  const differing = differingCells(columns, from, to);
  const isAsLeft = ({ key }: CovariateColumn): boolean => {
    const parts = refractureKeys.includes(key)
      ? columns.filter((one) => refractureKeys.includes(one.key))
      : columns.filter((one) => one.key === key);
    return parts.every((part) => isSameCell(cellValueOf(now, part), cellValueOf(from, part)));
  };
  const back = differing.filter(isAsLeft);
  const plain = back.filter(({ key }) => !refractureKeys.includes(key));
  const changes = plain.map((column): CellChange => ({ column, value: cellIn(to, column) }));
  const stepped = withCells(now, changes);
  const covariates = withNotesOf(stepped.ok ? stepped.value : now, to, plain);
  if (back.length === plain.length) return covariates;
  // A refracture is one thing: it goes back as a whole.
  const { refracture: _now, ...rest } = covariates;
  return { ...rest, ...(to.refracture && { refracture: to.refracture }) };
}

function cellIn(covariates: Covariates, column: CovariateColumn): CellValue {
  return cellValueOf(covariates, column);
}

/** Whether a value is left missing goes back with it. */
function withNotesOf(
  { leftMissing = [], ...covariates }: Covariates,
  to: Covariates,
  back: readonly CovariateColumn[],
): Covariates {
  const isBack = (key: string): boolean => back.some((column) => column.key === key);
  const left = [
    ...leftMissing.filter((key) => !isBack(key)),
    ...(to.leftMissing ?? []).filter((key) => isBack(key)),
  ];
  return { ...covariates, ...(left.length > 0 && { leftMissing: left }) };
}
