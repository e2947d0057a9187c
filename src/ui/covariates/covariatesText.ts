import type { CovariateActKind } from '../../app/covariateTable/covariateAct';
import { isolatedText } from '../../base/isolatedText';
import type { CellFlag, CellProblem } from '../../domain/covariateTable/cellProblem';
import type { CovariateColumn, FixedColumnKey } from '../../domain/covariateTable/covariateColumn';
import { numberText } from '../../report/pairFindingText';

const labels: Readonly<Record<FixedColumnKey, string>> = {
  sex: 'Sex',
  ageYears: 'Age, years',
  bmiKgPerM2: 'BMI, kg/m²',
  bmdTScore: 'BMD T‑score',
  level: 'Level',
  surgeryDate: 'Surgery date',
  secondSurgeryDate: 'Second operation',
  refracture: 'Refracture',
  refractureDates: 'Refracture date',
  refractureLevels: 'Refracture levels',
};

function isFixed(key: string): key is FixedColumnKey {
  return Object.hasOwn(labels, key);
}

/** What a column is called, with its unit. */
export function columnLabel({ key, custom }: CovariateColumn): string {
  if (isFixed(key)) return labels[key];
  if (!custom) return key;
  const name = isolatedText(custom.name);
  return custom.kind === 'number' && custom.unit ? `${name}, ${isolatedText(custom.unit)}` : name;
}

/** A count with its word. */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

/** What the table of covariates says, wherever it is shown. */
export const covariatesText = {
  missing: 'missing',
  none: '–',
  back: 'Back to the cohort',
  subject: 'Subject',
  values: (number: number) => count(number, 'value', 'values'),
  ofSubjects: (values: number, subjects: number) =>
    `${count(values, 'value', 'values')} of ${count(subjects, 'subject', 'subjects')}`,
  acts: {
    edited: 'edit',
    pasted: 'paste',
    emptied: 'emptying',
    imported: 'import',
  } satisfies Record<CovariateActKind, string>,
  undo: 'Undo',
  redo: 'Redo',
  saveValues: 'Save as CSV',
  saveTemplate: 'Save an empty template',
  hidden: 'Refractures and what tells of them are hidden while you still have readings of your own to sign.',
  onlyResearcher: 'Only the researcher sees covariates.',
} as const;

/** Why a text is not taken, and what to write. */
export function problemText(problem: CellProblem): string {
  switch (problem.kind) {
    case 'not-a-number':
      return 'This is no number.';
    case 'other-unit':
      return problem.unit === ''
        ? 'The unit of this column is not known yet.'
        : `“${isolatedText(problem.unit)}” is another unit.`;
    case 'ambiguous-decimal':
      return 'The comma or point may divide thousands or decimals.';
    case 'outside':
      return `Outside ${numberText(problem.from)} to ${numberText(problem.to)}. Check the sign or the unit.`;
    case 'looks-missing':
      return `${problem.code} often stands for a missing value. Say what it means here.`;
    case 'not-a-date':
      return 'This is no date. Write year-month-day, for example 2021-08-04.';
    case 'two-digit-year':
      return 'The year has two digits. Write all four.';
    case 'no-day':
      return 'The day is missing. Write year-month-day.';
    case 'ambiguous-date':
      return 'Day and month could be exchanged. Write year-month-day, or say the order.';
    case 'other-date-order':
      return 'This date is only possible in the other order of day and month.';
    case 'date-number':
      return 'A spreadsheet made a number of this date. Say by which date system, or write year-month-day.';
    case 'not-a-day':
      return 'This is no day. Write the whole days from the first scan, negative before it.';
    case 'dates-not-kept':
      return 'This project keeps no dates. Write the days from the first scan.';
    case 'in-the-future':
      return 'This day is still to come.';
    case 'before-1900':
      return 'This is before 1900.';
    case 'not-a-level':
      return 'This is no level. Write T1 to T13, L1 to L6 or S1.';
    case 'several-levels':
      return `${problem.levels.join(' and ')}: one level is measured. Write the treated one.`;
    case 'level-range':
      return 'A range may mean two levels or more. Write each of them.';
    case 'unknown-answer':
      return `“${isolatedText(problem.code)}” is no answer that is known. Say what it means.`;
    case 'unknown-category':
      return `Not one of ${problem.names.map(isolatedText).join(', ')}.`;
    case 'surgery-before-birth':
      return 'Surgery would be before birth.';
    case 'second-not-after-first':
      return 'A second operation comes after the first one.';
    case 'refracture-before-surgery':
      return 'A refracture comes after surgery.';
    case 'no-but-refracture':
      return 'Refracture is “no”, and here is a date or level of one.';
    case 'other-number-of-refractures':
      return `${count(problem.dates, 'date', 'dates')} and ${count(problem.levels, 'group of levels', 'groups of levels')}: divide refractures by “;” in both.`;
    case 'no-date-to-count-from':
      return 'No surgery date and no pre-op scan to count the age at.';
    case 'needs-both':
      return 'The BMI needs height and weight.';
  }
}

/** What of a taken value to look at. */
export function flagText(flag: CellFlag): string {
  switch (flag.kind) {
    case 'unlikely':
      return `Unusual: outside ${numberText(flag.from)} to ${numberText(flag.to)}. Check it.`;
    case 'after-final-scan':
      return 'Surgery is after the final scan.';
    case 'in-the-future':
      return 'This day is still to come.';
    case 'age-not-of-birth-date':
      return `By the birth date the age is ${flag.years}.`;
    case 'takes-refractures-away':
      return 'Dates and levels of refractures go with it.';
    case 'refracture-after-final-scan':
      return 'After the final scan: it does not count for the group.';
    case 'refracture-on-surgery-day':
      return 'On the day of surgery: it does not count for the group.';
  }
}
