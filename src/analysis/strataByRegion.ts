import { allSteps, type Steps } from '../base/steps';
import { type Region, regionOfSubject, regions } from './baseline';
import type { GroupsCompared } from './comparedLine';
import { entriesOf } from './groupColumns';
import { type ByGroup, byGroup } from './grouping';
import type { Structure } from './structure';
import type { AnalysedSubject } from './studyFlow';
import { rememberPart } from './subjectParts';
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
  return allSteps(strataSteps(analysed, structures, compared));
}

/** The same, resting between the regions. */
export function* strataSteps(
  analysed: readonly AnalysedSubject[],
  structures: readonly Structure[],
  compared: GroupsCompared,
): Steps<StrataByRegion> {
  const regionOf = analysed.map(({ subject }) => regionOfSubject(subject) ?? 'none');
  const codesOf = (kind: 'none' | 'outside') =>
    analysed.flatMap(({ subject }, place) => (regionOf[place] === kind ? [subject.code] : []));
  const strata: RegionStratum[] = [];
  for (const region of regions) {
    const own: AnalysedSubject[] = [];
    const places: number[] = [];
    for (const [place, entry] of analysed.entries()) {
      if (regionOf[place] !== region) continue;
      own.push(entry);
      places.push(place);
    }
    rememberPart(own, { whole: analysed, places });
    strata.push({
      region,
      n: byGroup(compared.groups, (id) => entriesOf(own, id).length),
      rows: tableTwo(own, structures, compared),
    });
    yield;
  }
  return {
    strata,
    noLevel: codesOf('none'),
    outside: codesOf('outside'),
  };
}
