import type { TimePoint } from '../domain/timePoint';
import { averageOf, changePercentOf } from './quantity';
import type { RoiFatValues } from './roiCell';

/** What is compared of fat: its share, the lean area (functional CSA), and the area of fat. */
export type FatQuantity = keyof RoiFatValues;

/** All quantities of fat, in the order of their table. */
export const fatQuantities: readonly FatQuantity[] = ['fatPercent', 'leanAreaMm2', 'fatAreaMm2'];

/** Fat of a structure: averages, and what changed. */
export interface FatValues {
  readonly average: Readonly<Record<TimePoint, RoiFatValues>>;
  readonly change: FatChange;
}

/** Changes of fat. A percent change from nothing means nothing, and is then absent. */
export interface FatChange {
  /** Follow-up − pre-op in percentage points: a percent of a percent would be read wrongly. */
  readonly fatPercentPoints: number;
  readonly leanAreaPercent: number | undefined;
  readonly fatAreaPercent: number | undefined;
}

/** Unweighted means, as of SI and CSA; undefined where one is missing. */
export function averageFat(values: readonly (RoiFatValues | undefined)[]): RoiFatValues | undefined {
  const known = values.flatMap((value) => value ?? []);
  if (known.length === 0 || known.length < values.length) return undefined;
  const mean = (quantity: FatQuantity) => averageOf(known.map((value) => value[quantity]));
  return {
    fatPercent: mean('fatPercent'),
    leanAreaMm2: mean('leanAreaMm2'),
    fatAreaMm2: mean('fatAreaMm2'),
  };
}

/** The change between unrounded averages. */
export function fatValues(average: FatValues['average']): FatValues {
  const { preop, followUp } = average;
  const percent = (quantity: FatQuantity) =>
    preop[quantity] > 0 ? changePercentOf(preop[quantity], followUp[quantity]) : undefined;
  return {
    average,
    change: {
      fatPercentPoints: followUp.fatPercent - preop.fatPercent,
      leanAreaPercent: percent('leanAreaMm2'),
      fatAreaPercent: percent('fatAreaMm2'),
    },
  };
}
