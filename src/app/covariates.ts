import { err, ok, type Result } from '../base/result';
import { changedDefinitions, withoutStrayValues } from '../domain/study/changeCustomCovariates';
import { type CustomCovariateProblem, checkCustomCovariate } from '../domain/study/checkCustomCovariate';
import type { CustomCategoryAnswer, CustomCovariate, PlausibleRange } from '../domain/study/customCovariate';
import { customValue } from '../domain/study/customValue';
import type { Subject } from '../domain/study/subject';
import type { OpenProject } from '../state/openProject';
import { type AppContext, keep, openProjectOf, update, updateOpen } from './context';

/** A covariate as somebody describes it; what has no id is new. */
export type CovariateDraft = {
  readonly id?: string;
  readonly name: string;
  readonly tellsGroup: boolean;
} & (
  | { readonly kind: 'number'; readonly unit: string; readonly range?: PlausibleRange }
  | {
      readonly kind: 'category';
      readonly categories: readonly (Omit<CustomCategoryAnswer, 'id'> & { readonly id?: string })[];
    }
  | { readonly kind: 'date' }
);

/** Why covariates were not changed. Nothing is then kept. */
export type CovariateRefusal =
  | { readonly kind: 'not-researcher' }
  /** It is not there any more, or it is of another kind. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'cannot-be'; readonly problem: CustomCovariateProblem }
  /** Values would go with it. Not a no: the same with `isAgreed` is done. */
  | { readonly kind: 'values-would-go'; readonly subjects: number }
  /** Numbers that are there would be read in another unit. Not a no either. */
  | { readonly kind: 'other-unit'; readonly subjects: number };

/** How many subjects have a value of a covariate. */
export function subjectsWithValue(subjects: readonly Subject[], id: string): number {
  return subjects.filter((one) => customValue(one, id) !== undefined).length;
}

/**
 * Adds a covariate, or changes the one that has the draft's id: its name, unit, limits and categories, never its kind.
 * Where a category goes that subjects have, or numbers would change their unit, it asks first.
 */
export async function defineCovariate(
  context: AppContext,
  draft: CovariateDraft,
  isAgreed = false,
): Promise<Result<void, CovariateRefusal>> {
  const open = openProjectOf(context);
  if (open.person.kind !== 'researcher') return err({ kind: 'not-researcher' });
  const definitions = open.project.customCovariates ?? [];
  const before = definitions.find((one) => one.id === draft.id);
  if (draft.id !== undefined && before?.kind !== draft.kind) return err({ kind: 'gone' });
  const others = definitions.filter((one) => one !== before);
  const checked = checkCustomCovariate(
    covariateOf(draft, () => context.ports.clock.newId()),
    others,
  );
  if (!checked.ok) return err({ kind: 'cannot-be', problem: checked.error });
  const covariate = checked.value;
  const after = changedDefinitions(definitions, { kind: 'define', covariate });
  if (!isAgreed) {
    const lost = lostValues(open.subjects, after);
    if (lost > 0) return err({ kind: 'values-would-go', subjects: lost });
    const valued = subjectsWithValue(open.subjects, covariate.id);
    if (before && unitOf(before) !== unitOf(covariate) && valued > 0) {
      return err({ kind: 'other-unit', subjects: valued });
    }
  }
  show(context, open, after);
  await keep(context, {
    customCovariates: [{ kind: 'define', covariate }],
    event: {
      act: 'covariates-changed',
      detail: `covariate ${before ? 'changed' : 'added'}: ${covariate.name}`,
    },
  });
  return ok(undefined);
}

/** Takes a covariate away, with every value of it; asks first where there are some. */
export async function removeCovariate(
  context: AppContext,
  id: string,
  isAgreed = false,
): Promise<Result<void, CovariateRefusal>> {
  const open = openProjectOf(context);
  if (open.person.kind !== 'researcher') return err({ kind: 'not-researcher' });
  const definitions = open.project.customCovariates ?? [];
  const covariate = definitions.find((one) => one.id === id);
  if (!covariate) return err({ kind: 'gone' });
  const after = changedDefinitions(definitions, { kind: 'remove', id });
  const lost = lostValues(open.subjects, after);
  if (lost > 0 && !isAgreed) return err({ kind: 'values-would-go', subjects: lost });
  show(context, open, after);
  await keep(context, {
    customCovariates: [{ kind: 'remove', id }],
    event: {
      act: 'covariates-changed',
      detail: `covariate removed with values of ${lost} subjects: ${covariate.name}`,
    },
  });
  return ok(undefined);
}

function show(
  context: AppContext,
  { project, subjects }: OpenProject,
  after: readonly CustomCovariate[],
): void {
  const { customCovariates: _before, ...rest } = project;
  updateOpen(context, {
    project: { ...rest, ...(after.length > 0 && { customCovariates: after }) },
    subjects: subjects.map((one) => withoutStrayValues(one, after)),
  });
  update(context, { results: { kind: 'none' } });
}

/** Subjects that would lose a value, be it one that only a link's undoing would bring back. */
function lostValues(subjects: readonly Subject[], after: readonly CustomCovariate[]): number {
  return subjects.filter((one) => withoutStrayValues(one, after) !== one).length;
}

function unitOf(covariate: CustomCovariate): string | undefined {
  return covariate.kind === 'number' ? covariate.unit : undefined;
}

function covariateOf(draft: CovariateDraft, newId: () => string): CustomCovariate {
  const { name } = draft;
  const named = { id: draft.id ?? newId(), name, ...(draft.tellsGroup && { tellsGroup: true as const }) };
  switch (draft.kind) {
    case 'number':
      return {
        ...named,
        kind: 'number',
        unit: draft.unit,
        ...(draft.range && { range: draft.range }),
      };
    case 'category':
      return {
        ...named,
        kind: 'category',
        categories: draft.categories.map((one) => ({ id: one.id ?? newId(), name: one.name })),
      };
    case 'date':
      return { ...named, kind: 'date' };
  }
}
