import { type Region, regionOfSubject, regions } from './baseline';
import type { GroupsCompared } from './comparedLine';
import { type ByGroup, byGroup } from './grouping';
import type { Structure } from './structure';
import type { AnalysedSubject } from './studyFlow';
import { type TableTwoRow, tableTwo } from './tableTwo';

/** Table 2 of the subjects whose fractured level lies in one region. */
export interface RegionStratum {
  readonly region: Region;
  readonly n: ByGroup<number>;
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
  compared: GroupsCompared,
): StrataByRegion {
  const regionIn = ({ subject }: AnalysedSubject) => regionOfSubject(subject) ?? 'none';
  const codesOf = (kind: 'none' | 'outside') =>
    analysed.filter((entry) => regionIn(entry) === kind).map(({ subject }) => subject.code);
  return {
    strata: regions.map((region) => {
      const own = analysed.filter((entry) => regionIn(entry) === region);
      return {
        region,
        n: byGroup(compared.groups, (id) => own.filter(({ group }) => group === id).length),
        rows: tableTwo(own, structures, compared),
      };
    }),
    noLevel: codesOf('none'),
    outside: codesOf('outside'),
  };
}
