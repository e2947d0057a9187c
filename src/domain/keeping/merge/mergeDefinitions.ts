import { stableText } from '../../../base/stableText';
import { joinedDefinitions } from '../../study/changeCustomCovariates';
import type { CustomCovariate } from '../../study/customCovariate';
import type { Subject } from '../../study/subject';
import type { VersionOrder } from '../versionVector';

/**
 * Definitions of covariates that users added in two copies of a project. `order` is how the first copy's project stands to
 * the second's. The newer one decides what there is, but nothing goes that a subject has a value of; where neither is newer
 * all of both stay, with all answers of a category.
 */
export function mergeDefinitions(
  one: readonly CustomCovariate[],
  other: readonly CustomCovariate[],
  order: VersionOrder,
  subjects: readonly Subject[],
): readonly CustomCovariate[] {
  if (stableText(one) === stableText(other)) return one;
  if (order === 'newer') return joinedDefinitions(one, byId(other), subjects);
  if (order === 'older') return joinedDefinitions(other, byId(one), subjects);
  // The order of the form is a person's own choice: that of the longer list stays.
  const isFirst = sizeOf(one) - sizeOf(other) || (textOf(one) < textOf(other) ? 1 : -1);
  const [base, rest] = isFirst > 0 ? [one, other] : [other, one];
  const added = rest.filter(({ id }) => !base.some((own) => own.id === id));
  return [
    ...base.map((own) => joinedDefinition(own, rest.find(({ id }) => id === own.id) ?? own)),
    ...byId(added),
  ];
}

function sizeOf(definitions: readonly CustomCovariate[]): number {
  return definitions.reduce((sum, one) => sum + 1 + (one.kind === 'category' ? one.categories.length : 0), 0);
}

/** Name and unit of the definition whose text comes first; the first one's answers, then those that it lacks. */
function joinedDefinition(own: CustomCovariate, other: CustomCovariate): CustomCovariate {
  const first = textOf(own) <= textOf(other) ? own : other;
  if (own.kind !== 'category' || other.kind !== 'category' || first.kind !== 'category') return first;
  const added = other.categories.filter(({ id }) => !own.categories.some((answer) => answer.id === id));
  return { ...first, categories: [...own.categories, ...byId(added)] };
}

function byId<T extends { readonly id: string }>(definitions: readonly T[]): readonly T[] {
  return [...definitions].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function textOf(definition: unknown): string {
  return stableText(definition) ?? '';
}
