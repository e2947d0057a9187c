import { present, unreachable } from '../base/assert';
import { vertebralLevels } from '../domain/level';
import type { CustomCategory, CustomCovariate } from '../domain/study/customCovariate';
import { customCategory } from '../domain/study/customValue';
import { type GroupOutcome, groupOf } from '../domain/study/group';
import { refractureTypes } from '../domain/study/refractureTypes';
import type { Subject } from '../domain/study/subject';
import { regionOfSubject, regions } from './baseline';
import { type NumberVariable, numberOf } from './numberVariable';

/** What divides the subjects into groups. A number is divided at a threshold: below it, and at it or above. */
export type GroupingChoice =
  | { readonly kind: 'refracture' }
  | { readonly kind: 'sex' }
  | { readonly kind: 'region' }
  | { readonly kind: 'level' }
  | { readonly kind: 'refracture-type' }
  | { readonly kind: 'threshold'; readonly of: NumberVariable; readonly threshold: number }
  | { readonly kind: 'custom-category'; readonly covariateId: string };

/** A group's id inside its grouping, for example "refractured", "male", "T11-L2", "below". */
export type GroupId = string;

/** One thing for each group of a grouping. */
export type ByGroup<T> = Readonly<Record<GroupId, T>>;

/** The groups of the study's own grouping, in print order. */
export const refractureGroups = ['refractured', 'not-refractured'] as const;

/** Why a subject is of no group: listed, not tested. */
export type NoGroup =
  | Extract<GroupOutcome, { readonly kind: 'unknown' }>['why']
  /** The covariate that divides is missing. */
  | 'value-missing'
  /** A level above T5 or below L5, of which there is no region. */
  | 'outside-regions'
  /** Of types of refracture: there is none. */
  | 'not-refractured'
  /** Of types of refracture: the treated level, or that of the refracture, is not recorded. */
  | 'no-refracture-level';

/** A subject's group in a grouping, or why there is none. */
export type GroupStanding =
  | { readonly kind: 'known'; readonly group: GroupId }
  | { readonly kind: 'unknown'; readonly why: NoGroup };

/** Everything that a group's value is asked of: a group that is not there is a bug. */
export function ofGroup<T>(all: ByGroup<T>, group: GroupId): T {
  return present(Object.hasOwn(all, group) ? all[group] : undefined, `group ${group}`);
}

/** Makes one thing for each group. */
export function byGroup<T>(groups: readonly GroupId[], make: (group: GroupId) => T): ByGroup<T> {
  return Object.fromEntries(groups.map((group) => [group, make(group)]));
}

/** A subject's group. A subject with refractures of several types is of the group "several". Rules: *Group*. */
export function groupIn(
  subject: Subject,
  grouping: GroupingChoice,
  custom: readonly CustomCovariate[],
): GroupStanding {
  switch (grouping.kind) {
    case 'refracture':
      return groupOf(subject);
    case 'sex':
      return knownOr(subject.covariates.sex, 'value-missing');
    case 'region': {
      const region = regionOfSubject(subject);
      return region === 'outside'
        ? { kind: 'unknown', why: 'outside-regions' }
        : knownOr(region, 'value-missing');
    }
    case 'level':
      return knownOr(subject.covariates.level, 'value-missing');
    case 'refracture-type':
      return refractureTypeGroup(subject);
    case 'threshold': {
      const value = numberOf(subject, grouping.of);
      if (value === undefined) return { kind: 'unknown', why: 'value-missing' };
      return { kind: 'known', group: value < grouping.threshold ? 'below' : 'at-least' };
    }
    case 'custom-category': {
      const covariate = categoryOf(grouping.covariateId, custom);
      return knownOr(covariate && customCategory(subject, covariate)?.id, 'value-missing');
    }
    default:
      return unreachable(grouping);
  }
}

/**
 * The groups of a grouping in print order; differences are first minus second. Of categories that may be many only those
 * that somebody has; refractured and not refractured, and the two sides of a threshold, always.
 */
export function groupsOf(
  grouping: GroupingChoice,
  custom: readonly CustomCovariate[],
  occurring: ReadonlySet<GroupId>,
): readonly GroupId[] {
  const occurringOf = (ids: readonly GroupId[]) => ids.filter((id) => occurring.has(id));
  switch (grouping.kind) {
    case 'refracture':
      return refractureGroups;
    case 'sex':
      return occurringOf(['male', 'female']);
    case 'region':
      return occurringOf(regions);
    case 'level':
      return occurringOf(vertebralLevels);
    case 'refracture-type':
      return occurringOf(['augmented', 'adjacent', 'non-adjacent', 'several']);
    case 'threshold':
      return ['below', 'at-least'];
    case 'custom-category':
      return occurringOf(categoryOf(grouping.covariateId, custom)?.categories.map(({ id }) => id) ?? []);
    default:
      return unreachable(grouping);
  }
}

/** A category that the user added; undefined where it is gone. */
export function categoryOf(id: string, custom: readonly CustomCovariate[]): CustomCategory | undefined {
  return custom.find((one): one is CustomCategory => one.id === id && one.kind === 'category');
}

function knownOr(group: GroupId | undefined, why: NoGroup): GroupStanding {
  return group === undefined ? { kind: 'unknown', why } : { kind: 'known', group };
}

function refractureTypeGroup(subject: Subject): GroupStanding {
  const outcome = groupOf(subject);
  if (outcome.kind === 'unknown') return outcome;
  if (outcome.group === 'not-refractured') return { kind: 'unknown', why: 'not-refractured' };
  const [type, ...others] = refractureTypes(subject);
  if (others.length > 0) return { kind: 'known', group: 'several' };
  return knownOr(type, 'no-refracture-level');
}
