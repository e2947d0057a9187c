import { isValueOf } from './checkCustomValue';
import type { CustomCovariate, CustomValue, CustomValues } from './customCovariate';
import type { Covariates, Subject } from './subject';

/** One change of what the user added. An id that is there is defined anew, in its place; a new one comes last. */
export type CustomCovariateChange =
  | { readonly kind: 'define'; readonly covariate: CustomCovariate }
  | { readonly kind: 'remove'; readonly id: string };

/** The definitions after a change. */
export function changedDefinitions(
  before: readonly CustomCovariate[],
  change: CustomCovariateChange,
): readonly CustomCovariate[] {
  if (change.kind === 'remove') return before.filter((one) => one.id !== change.id);
  const { covariate } = change;
  return before.some((one) => one.id === covariate.id)
    ? before.map((one) => (one.id === covariate.id ? covariate : one))
    : [...before, covariate];
}

/** Covariates with one value changed; undefined takes it away: missing is absent. */
export function withCustomValue(
  covariates: Covariates,
  id: string,
  value: CustomValue | undefined,
): Covariates {
  const { custom, ...fixed } = covariates;
  const others = Object.entries(custom ?? {}).filter(([key]) => key !== id);
  return withCustom(fixed, Object.fromEntries(value ? [...others, [id, value]] : others));
}

/** Whether the subject, or what its links would give back, has a value without a meaning by the definitions. */
export function hasStrayValues(subject: Subject, definitions: readonly CustomCovariate[]): boolean {
  return allCovariates(subject).some(({ custom }) =>
    Object.entries(custom ?? {}).some(
      ([id, value]) =>
        !isValueOf(
          definitions.find((one) => one.id === id),
          value,
        ),
    ),
  );
}

/** The subject without those values; the same object where it has none. */
export function withoutStrayValues(subject: Subject, definitions: readonly CustomCovariate[]): Subject {
  if (!hasStrayValues(subject, definitions)) return subject;
  const known = new Map(definitions.map((one) => [one.id, one]));
  const clean = ({ custom, ...fixed }: Covariates): Covariates => {
    const kept = Object.entries(custom ?? {}).filter(([id, value]) => isValueOf(known.get(id), value));
    return withCustom(fixed, Object.fromEntries(kept));
  };
  return {
    ...subject,
    covariates: clean(subject.covariates),
    ...(subject.links && {
      links: subject.links.map((link) => ({
        ...link,
        other: { ...link.other, covariates: clean(link.other.covariates) },
        before: { ...link.before, covariates: clean(link.before.covariates) },
      })),
    }),
  };
}

/** Whether a value that had a meaning may have none after a change: a definition or a category went. */
export function takesAway(before: readonly CustomCovariate[], after: readonly CustomCovariate[]): boolean {
  const namesOf = (definitions: readonly CustomCovariate[]): readonly string[] =>
    definitions.flatMap((one) => [
      `${one.id} ${one.kind}`,
      ...(one.kind === 'category' ? one.categories.map((answer) => `${one.id} ${answer.id}`) : []),
    ]);
  const left = new Set(namesOf(after));
  return namesOf(before).some((name) => !left.has(name));
}

/**
 * The project's definitions with those that subjects from elsewhere bring values of: a definition that is not here comes
 * in, and a category that is not here comes last. Nothing that is here is renamed or taken away, and what no subject
 * has a value of does not come back.
 */
export function joinedDefinitions(
  here: readonly CustomCovariate[],
  brought: readonly CustomCovariate[],
  subjects: readonly Subject[],
): readonly CustomCovariate[] {
  let joined = here;
  for (const covariate of brought) {
    const values = subjects.flatMap(allCovariates).flatMap(({ custom }) => {
      const value = custom && Object.hasOwn(custom, covariate.id) ? custom[covariate.id] : undefined;
      return value ? [value] : [];
    });
    if (values.length === 0) continue;
    const own = joined.find((one) => one.id === covariate.id);
    joined = changedDefinitions(joined, {
      kind: 'define',
      covariate: own ? withAnswersOf(own, covariate, values) : named(covariate, joined),
    });
  }
  return joined;
}

/** Whether a definition could be that of another computer: the kind of a covariate never changes. */
export function areOneCovariate(one: CustomCovariate, other: CustomCovariate): boolean {
  return one.kind === other.kind;
}

function withAnswersOf(
  own: CustomCovariate,
  theirs: CustomCovariate,
  values: readonly CustomValue[],
): CustomCovariate {
  if (own.kind !== 'category' || theirs.kind !== 'category') return own;
  const names = new Set(own.categories.map((one) => one.name.toLowerCase()));
  const added = theirs.categories.filter(
    (answer) =>
      !own.categories.some((one) => one.id === answer.id) &&
      values.some((value) => value.kind === 'category' && value.categoryId === answer.id),
  );
  if (added.length === 0) return own;
  const categories = added.map(({ id, name }) => ({ id, name: freeName(name, names) }));
  return { ...own, categories: [...own.categories, ...categories] };
}

function named(covariate: CustomCovariate, here: readonly CustomCovariate[]): CustomCovariate {
  return { ...covariate, name: freeName(covariate.name, new Set(here.map((one) => one.name.toLowerCase()))) };
}

/** The name, or that with a number where another one here bears it; the name given is taken from then on. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${wanted} (${n})`;
  taken.add(name.toLowerCase());
  return name;
}

function allCovariates({ covariates, links = [] }: Subject): readonly Covariates[] {
  return [covariates, ...links.flatMap(({ other, before }) => [other.covariates, before.covariates])];
}

function withCustom(fixed: Covariates, custom: CustomValues): Covariates {
  return Object.keys(custom).length > 0 ? { ...fixed, custom } : fixed;
}
