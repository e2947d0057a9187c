import type { CustomCovariate, PlausibleRange } from '../study/customCovariate';
import { likelyRanges, possibleRanges } from './plausibleRanges';
import type { Quantity } from './units';

/** The columns that every project's table of covariates has. */
export type FixedColumnKey =
  | 'sex'
  | 'ageYears'
  | 'bmiKgPerM2'
  | 'bmdTScore'
  | 'level'
  | 'surgeryDate'
  | 'secondSurgeryDate'
  | 'refracture'
  | 'refractureDates'
  | 'refractureLevels';

/** A column's name among all: a fixed one, or `custom:` and the id of a covariate that the user added. */
export type ColumnKey = FixedColumnKey | `custom:${string}`;

interface Base {
  readonly key: ColumnKey;
  /** Tells, or nearly tells, the group: absent for whoever may not know it. */
  readonly tellsGroup: boolean;
}

/** A column of the table: what its cells hold. */
export type CovariateColumn = Base &
  (
    | { readonly kind: 'sex' | 'level' | 'date' | 'yes-no' | 'dates' | 'levels' }
    | {
        readonly kind: 'number';
        readonly quantity: Quantity;
        readonly unit?: string;
        /** Outside of it a number is refused. */
        readonly possible?: PlausibleRange;
        /** Outside of it a number is taken and flagged. */
        readonly likely?: PlausibleRange;
      }
    | {
        readonly kind: 'category';
        readonly categories: readonly { readonly id: string; readonly name: string }[];
      }
  ) & { readonly custom?: CustomCovariate };

function number(key: keyof typeof possibleRanges, quantity: Quantity): CovariateColumn {
  return {
    key,
    kind: 'number',
    quantity,
    tellsGroup: false,
    possible: possibleRanges[key],
    likely: likelyRanges[key],
  };
}

const fixed: readonly CovariateColumn[] = [
  { key: 'sex', kind: 'sex', tellsGroup: false },
  number('ageYears', 'years'),
  number('bmiKgPerM2', 'kg-per-m2'),
  number('bmdTScore', 't-score'),
  { key: 'level', kind: 'level', tellsGroup: false },
  { key: 'surgeryDate', kind: 'date', tellsGroup: false },
  { key: 'secondSurgeryDate', kind: 'date', tellsGroup: true },
  { key: 'refracture', kind: 'yes-no', tellsGroup: true },
  { key: 'refractureDates', kind: 'dates', tellsGroup: true },
  { key: 'refractureLevels', kind: 'levels', tellsGroup: true },
];

/**
 * The columns of a project's table: those that every project has, then those that the user added, in their order.
 * `seesTelling` false leaves out what tells the group.
 */
export function covariateColumns(
  definitions: readonly CustomCovariate[],
  seesTelling: boolean,
): readonly CovariateColumn[] {
  return [...fixed, ...definitions.map(customColumn)].filter((one) => seesTelling || !one.tellsGroup);
}

/** The column of a covariate that the user added. */
export function customColumn(custom: CustomCovariate): CovariateColumn {
  const base = { key: `custom:${custom.id}` as const, tellsGroup: custom.tellsGroup === true, custom };
  switch (custom.kind) {
    case 'number':
      return {
        ...base,
        kind: 'number',
        quantity: 'other',
        ...(custom.unit !== undefined && { unit: custom.unit }),
        ...(custom.range && { possible: custom.range }),
      };
    case 'category':
      return { ...base, kind: 'category', categories: custom.categories };
    case 'date':
      return { ...base, kind: 'date' };
  }
}
