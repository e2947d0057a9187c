import type { ObserverId } from '../../domain/ids';
import { vertebralLevels } from '../../domain/level';
import { compareCodes } from '../../domain/study/compareCodes';
import type { CohortRow } from './cohortRow';
import type { PairStanding, ReadingStanding } from './standings';

/** A column by which the list can be ordered. */
export type CohortColumn =
  | 'code'
  | 'sex'
  | 'age'
  | 'bmd'
  | 'level'
  | 'scans'
  | 'days'
  | 'slices'
  | `reading-${ObserverId}`
  | 'pair'
  | 'enrolment'
  | 'group'
  | 'note';

/** How the list is ordered. */
export interface CohortOrder {
  readonly column: CohortColumn;
  readonly isDescending: boolean;
}

/** The order that a list opens with. */
export const orderByCode: CohortOrder = { column: 'code', isDescending: false };

/** What a click on a column's head makes of an order: this column, then the other way round. */
export function orderAfter(order: CohortOrder, column: CohortColumn): CohortOrder {
  return { column, isDescending: order.column === column && !order.isDescending };
}

/** The columns of a list, left to right. */
export function columnsOf(
  observers: readonly { readonly id: ObserverId }[],
  { showsGroup, showsNotes }: { readonly showsGroup: boolean; readonly showsNotes: boolean },
): readonly CohortColumn[] {
  return [
    ...(['code', 'sex', 'age', 'bmd', 'level', 'scans', 'days', 'slices'] as const),
    ...observers.map(({ id }) => `reading-${id}` as const),
    ...(['pair', 'enrolment'] as const),
    ...(showsGroup ? (['group'] as const) : []),
    ...(showsNotes ? (['note'] as const) : []),
  ];
}

const readingRank: Readonly<Record<ReadingStanding['kind'], number>> = {
  'to-read': 0,
  open: 1,
  're-opened': 2,
  signed: 3,
  'not-asked': 4,
  'not-readable': 5,
};

const pairRank: Readonly<Record<PairStanding['kind'], number>> = {
  'no-scan': 0,
  'no-headers': 1,
  checked: 2,
  'being-checked': 6,
  'being-read': 7,
};

/** What a row is ordered by in a column; undefined, which comes last both ways, where the value is missing. */
function keyOf(row: CohortRow, column: CohortColumn): number | string | undefined {
  const { covariates, exclusion, note } = row.subject;
  switch (column) {
    case 'code':
      return row.subject.code;
    case 'sex':
      return covariates.sex;
    case 'age':
      return covariates.ageYears;
    case 'bmd':
      return covariates.bmdTScore;
    case 'level':
      return covariates.level === undefined ? undefined : vertebralLevels.indexOf(covariates.level);
    case 'scans':
      return Object.values(row.scans).filter((one) => one === 'here' || one === 'assumed').length;
    case 'days':
      return row.intervalDays;
    case 'slices':
      return row.slices.preop;
    case 'pair':
      if (row.pair.kind !== 'checked') return pairRank[row.pair.kind];
      return { red: 2, amber: 3, green: 4 }[row.pair.verdict];
    case 'enrolment':
      return exclusion ? 2 : row.enrolment === 'screened' ? 1 : 0;
    case 'group':
      return row.group?.kind === 'known' && !exclusion
        ? row.group.group === 'refractured'
          ? 0
          : 1
        : undefined;
    case 'note':
      return note;
    default: {
      const standing = [...row.readings].find(([id]) => column === `reading-${id}`)?.[1];
      return standing && readingRank[standing.kind] + (standing.kind === 'open' ? standing.done / 1000 : 0);
    }
  }
}

/** Rows in an order; those that are equal in it stay by code. Rows are given by code. */
export function orderedRows(rows: readonly CohortRow[], order: CohortOrder): readonly CohortRow[] {
  const { column, isDescending } = order;
  if (column === 'code') return isDescending ? rows.toReversed() : rows;
  const keyed = rows.map((row) => ({ row, key: keyOf(row, column) }));
  const sign = isDescending ? -1 : 1;
  return keyed
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined) {
        return Number(a.key === undefined) - Number(b.key === undefined);
      }
      const isText = typeof a.key === 'string' && typeof b.key === 'string';
      return sign * (isText ? compareCodes(String(a.key), String(b.key)) : Number(a.key) - Number(b.key));
    })
    .map(({ row }) => row);
}
