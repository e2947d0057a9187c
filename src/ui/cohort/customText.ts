import type { CovariateRefusal } from '../../app/covariates';
import { isolatedText } from '../../base/isolatedText';
import type { CustomCovariateProblem } from '../../domain/study/checkCustomCovariate';
import type { CustomValueProblem } from '../../domain/study/checkCustomValue';
import type { CustomCovariate, CustomValue } from '../../domain/study/customCovariate';
import { numberText } from '../../report/pairFindingText';
import type { DateWriting } from '../parts/dateWriting';
import { cohortText } from './cohortText';

const subjects = (count: number): string => `${count} ${count === 1 ? 'subject has' : 'subjects have'}`;

/** What the screen says of covariates that the user adds. */
export const customText = {
  title: 'Added covariates',
  add: 'Add a covariate…',
  change: (name: string) => `Change ${name}`,
  addTitle: 'Add a covariate',
  changeTitle: (name: string) => `Change “${isolatedText(name)}”`,
  name: 'Name',
  kind: 'Kind',
  kinds: { number: 'Number', category: 'Category', date: 'Date' } satisfies Record<
    CustomCovariate['kind'],
    string
  >,
  unit: 'Unit',
  unitHint: 'none',
  from: 'Plausible from',
  to: 'to',
  noLimit: 'no limit',
  rangeHint: 'A number outside these limits is refused as a slip.',
  categories: 'Categories, in the order of tables',
  category: (number: number) => `Category ${number}`,
  removeCategory: (number: number) => `Remove category ${number}`,
  addCategory: 'Add a category',
  tells: 'Tells who had a refracture',
  tellsHint: 'Hidden from whoever still reads.',
  verbAdd: 'Add',
  verbChange: 'Change',
  remove: 'Remove…',
  cancel: 'Cancel',
  removeTitle: (name: string) => `Remove “${isolatedText(name)}”?`,
  removeQuestion: (count: number) =>
    count === 0
      ? 'No subject has a value of it.'
      : `${subjects(count)} a value of it. ${count === 1 ? 'This value goes' : 'These values go'} with it and cannot be brought back.`,
  removeVerb: (count: number) =>
    count === 0 ? 'Remove' : count === 1 ? 'Remove with its value' : 'Remove with all values',
  lostQuestion: (count: number) =>
    `${subjects(count)} a category that is not in the list any more. They will be missing it, and it cannot be brought back.`,
  lostVerb: 'Change, values go',
  unitQuestion: (count: number) =>
    `${subjects(count)} a number. The numbers stay as they are and will be read in the new unit.`,
  unitVerb: 'Change the unit',
  halfRange: 'Give both limits as numbers, or none.',
  outside: (from: number, to: number) => `Outside ${numberText(from)} to ${numberText(to)}. Check the unit.`,
} as const;

/** Its name, with the unit as the fixed ones have it. */
export function customLabel(covariate: CustomCovariate): string {
  const name = isolatedText(covariate.name);
  return covariate.kind === 'number' && covariate.unit ? `${name}, ${isolatedText(covariate.unit)}` : name;
}

/** A number as it is typed, with a minus that can be seen. */
export function typedNumber(value: number): string {
  return String(value).replace('-', '−');
}

/** A value as the screen shows it. */
export function customValueText(covariate: CustomCovariate, value: CustomValue, dates: DateWriting): string {
  switch (value.kind) {
    case 'number':
      return typedNumber(value.number);
    case 'category': {
      const answer =
        covariate.kind === 'category'
          ? covariate.categories.find((one) => one.id === value.categoryId)
          : undefined;
      return answer ? isolatedText(answer.name) : cohortText.panel.notEntered;
    }
    case 'date':
      return dates.write(value.date);
  }
}

/** Why a value was not taken. */
export function customValueProblemText(problem: CustomValueProblem): string {
  switch (problem.kind) {
    case 'outside':
      return `${customText.outside(problem.from, problem.to)} If it is right, change the limits of this covariate. Nothing was saved.`;
    case 'not-a-number':
      return cohortText.panel.problem({ kind: 'not-a-number' });
    case 'not-a-date':
      return cohortText.panel.problem({ kind: 'not-a-date' });
    case 'unknown-category':
    case 'other-kind':
      return 'This covariate has no such value. Nothing was saved.';
  }
}

/** Why a covariate was not added or changed. */
export function covariateRefusalText(refusal: CovariateRefusal): string {
  switch (refusal.kind) {
    case 'not-researcher':
      return 'Only the researcher adds covariates.';
    case 'gone':
      return 'It is not there any more. Nothing was changed.';
    case 'cannot-be':
      return problemText(refusal.problem);
    case 'values-would-go':
      return customText.lostQuestion(refusal.subjects);
    case 'other-unit':
      return customText.unitQuestion(refusal.subjects);
  }
}

function problemText(problem: CustomCovariateProblem): string {
  switch (problem.kind) {
    case 'no-name':
      return 'It needs a name.';
    case 'too-long':
      return `The ${problem.what} is longer than ${problem.atMost} characters.`;
    case 'name-taken':
      return `There is a covariate “${isolatedText(problem.name)}” already. Choose another name.`;
    case 'range':
      return 'The lower limit must be below the upper one.';
    case 'too-few-categories':
      return 'It needs two categories or more, each with a name.';
    case 'category-twice':
      return `“${isolatedText(problem.name)}” is there twice.`;
  }
}
