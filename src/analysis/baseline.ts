import { regionOf } from '../domain/level';
import type { Subject } from '../domain/study/subject';
import { followUpDays } from './scanIntervals';

/** Baseline variables of every project that are compared as numbers. */
export type BaselineNumber = 'ageYears' | 'bmiKgPerM2' | 'bmdTScore' | 'followUpDays';

/** The regions of Table 1, from top to bottom. */
export const regions = ['T5-T10', 'T11-L2', 'L3-L5'] as const;

/** A region of the spine by which levels are counted. */
export type Region = (typeof regions)[number];

/** A subject's value of a baseline variable; undefined where it is missing. */
export function baselineNumber(subject: Subject, variable: BaselineNumber): number | undefined {
  return variable === 'followUpDays' ? followUpDays(subject) : subject.covariates[variable];
}

/** The region of the fractured level: `outside` for a level that lies in none, undefined where no level is recorded. */
export function regionOfSubject({ covariates: { level } }: Subject): Region | 'outside' | undefined {
  return level === undefined ? undefined : (regionOf(level) ?? 'outside');
}
