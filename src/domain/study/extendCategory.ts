import type { CustomCategoryAnswer, CustomCovariate } from './customCovariate';

/** Answers that a category got besides those that it had. */
export interface CategoryExtension {
  readonly id: string;
  readonly answers: readonly CustomCategoryAnswer[];
}

/** What a wanted definition has besides the one that is there; undefined where nothing is to be added. */
export function extensionTo(
  before: CustomCovariate | undefined,
  wanted: CustomCovariate,
): CategoryExtension | undefined {
  if (before?.kind !== 'category' || wanted.kind !== 'category') return undefined;
  const known = new Set(before.categories.map(({ id }) => id));
  const answers = wanted.categories.filter(({ id }) => !known.has(id));
  return answers.length > 0 ? { id: before.id, answers } : undefined;
}

/** The definitions that extensions change, with their answers: those that are there stay as they are. */
export function extended(
  definitions: readonly CustomCovariate[],
  extensions: readonly CategoryExtension[],
): readonly CustomCovariate[] {
  return extensions.flatMap(({ id, answers }): CustomCovariate[] => {
    const own = definitions.find((one) => one.id === id);
    if (own?.kind !== 'category') return [];
    const names = new Set(own.categories.map(({ name }) => name.toLowerCase()));
    const ids = new Set(own.categories.map((one) => one.id));
    const added = answers.filter((one) => !ids.has(one.id) && !names.has(one.name.toLowerCase()));
    return added.length > 0 ? [{ ...own, categories: [...own.categories, ...added] }] : [];
  });
}

/** The definitions without answers that an extension brought, except those that are in use; an answer always stays. */
export function shortened(
  definitions: readonly CustomCovariate[],
  extensions: readonly CategoryExtension[],
  isUsed: (id: string, answerId: string) => boolean,
): readonly CustomCovariate[] {
  return extensions.flatMap(({ id, answers }): CustomCovariate[] => {
    const own = definitions.find((one) => one.id === id);
    if (own?.kind !== 'category') return [];
    const gone = new Set(answers.filter((one) => !isUsed(id, one.id)).map((one) => one.id));
    const categories = own.categories.filter((one) => !gone.has(one.id));
    return categories.length < own.categories.length && categories.length > 0 ? [{ ...own, categories }] : [];
  });
}
