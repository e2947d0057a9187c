import { unreachable } from '../base/assert';
import type { VertebralLevel } from '../domain/level';
import type { CustomCovariate } from '../domain/study/customCovariate';
import { customCategory } from '../domain/study/customValue';
import { type Group, groupOf } from '../domain/study/group';
import type { Subject } from '../domain/study/subject';
import { type Region, regionOfSubject } from './baseline';
import { categoryOf } from './grouping';
import { type NumberVariable, numberOf } from './numberVariable';

/** Which subjects are looked at. Limits of a range are part of it. */
export type SubjectFilter =
  | { readonly kind: 'sex'; readonly sex: 'female' | 'male' }
  | { readonly kind: 'region'; readonly regions: readonly Region[] }
  | { readonly kind: 'level'; readonly levels: readonly VertebralLevel[] }
  | { readonly kind: 'refracture'; readonly group: Group }
  | {
      readonly kind: 'range';
      readonly of: NumberVariable;
      readonly from?: number | undefined;
      readonly to?: number | undefined;
    }
  | {
      readonly kind: 'custom-category';
      readonly covariateId: string;
      readonly categoryIds: readonly string[];
    }
  /** Everybody but these. */
  | { readonly kind: 'without'; readonly codes: readonly string[] };

/** Why a filter puts a subject aside: the value lies outside it, or is missing. Who is left out by code is outside. */
export type FilterMiss = 'outside' | 'missing';

/** Why a filter puts a subject aside; undefined where the subject passes. */
export function filterMiss(
  subject: Subject,
  filter: SubjectFilter,
  custom: readonly CustomCovariate[],
): FilterMiss | undefined {
  switch (filter.kind) {
    case 'sex':
      return missOf(subject.covariates.sex, (sex) => sex === filter.sex);
    case 'region':
      return missOf(
        regionOfSubject(subject),
        (region) => region !== 'outside' && filter.regions.includes(region),
      );
    case 'level':
      return missOf(subject.covariates.level, (level) => filter.levels.includes(level));
    case 'refracture': {
      const outcome = groupOf(subject);
      return missOf(outcome.kind === 'known' ? outcome.group : undefined, (group) => group === filter.group);
    }
    case 'range':
      return missOf(
        numberOf(subject, filter.of),
        (value) => value >= (filter.from ?? -Infinity) && value <= (filter.to ?? Infinity),
      );
    case 'custom-category': {
      const covariate = categoryOf(filter.covariateId, custom);
      return missOf(covariate && customCategory(subject, covariate)?.id, (id) =>
        filter.categoryIds.includes(id),
      );
    }
    case 'without':
      return filter.codes.includes(subject.code) ? 'outside' : undefined;
    default:
      return unreachable(filter);
  }
}

function missOf<T>(value: T | undefined, passes: (value: T) => boolean): FilterMiss | undefined {
  if (value === undefined) return 'missing';
  return passes(value) ? undefined : 'outside';
}
