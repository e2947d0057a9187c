import { regionOf } from '../domain/level';
import type { Structure } from './structure';
import type { AnalysedSubject } from './studyFlow';
import type { CountByGroup } from './tableOne';
import { regions } from './tableOne';
import { type TableTwoRow, tableTwo } from './tableTwo';

/** Table 2 of the subjects whose fractured level lies in one region. */
export interface RegionStratum {
  readonly region: (typeof regions)[number];
  readonly n: CountByGroup;
  readonly rows: readonly TableTwoRow[];
}

/** Table 2 by region, and who is in none of them. */
export interface StrataByRegion {
  readonly strata: readonly RegionStratum[];
  /** Subjects without a level, and of a level outside T5 to L5, by code. */
  readonly noLevel: readonly string[];
  readonly outside: readonly string[];
}

/** Compares the groups within each region; a stratum without one of the groups says so in its rows. */
export function strataByRegion(
  analysed: readonly AnalysedSubject[],
  structures: readonly Structure[],
  alpha: number,
): StrataByRegion {
  const regionIn = ({ subject }: AnalysedSubject) => {
    const { level } = subject.covariates;
    return level === undefined ? 'none' : (regionOf(level) ?? 'outside');
  };
  const codesOf = (kind: 'none' | 'outside') =>
    analysed.filter((entry) => regionIn(entry) === kind).map(({ subject }) => subject.code);
  return {
    strata: regions.map((region) => {
      const own = analysed.filter((entry) => regionIn(entry) === region);
      const refractured = own.filter(({ group }) => group === 'refractured').length;
      return {
        region,
        n: { refractured, 'not-refractured': own.length - refractured },
        rows: tableTwo(own, structures, alpha),
      };
    }),
    noLevel: codesOf('none'),
    outside: codesOf('outside'),
  };
}
