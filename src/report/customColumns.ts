import { daysBetween } from '../domain/isoDate';
import { customColumnName } from '../domain/study/customColumnName';
import type { CustomCovariate } from '../domain/study/customCovariate';
import { customCategory, customDate, customNumber } from '../domain/study/customValue';
import type { Subject } from '../domain/study/subject';
import { type CsvColumn, column } from './csvColumn';
import type { CsvValue } from './csvText';

/** A column of a covariate that the user added, and a subject's value in it. */
export interface CustomColumn {
  readonly column: CsvColumn;
  /** Calendar dates are left out where `hasDates` is false; the days from surgery remain. */
  cellOf(subject: Subject, options: { readonly hasDates: boolean }): CsvValue;
}

/** The columns of all covariates that the user added, in their order; a date has two. No two have one name. */
export function customColumns(definitions: readonly CustomCovariate[]): readonly CustomColumn[] {
  const taken = new Set<string>();
  return definitions.flatMap((covariate) => {
    const wanted = customColumnName(covariate);
    let name = wanted;
    for (let n = 2; taken.has(name); n += 1) name = `${wanted}_${n}`;
    taken.add(name);
    return columnsOf(covariate, name);
  });
}

function columnsOf(covariate: CustomCovariate, name: string): readonly CustomColumn[] {
  const added = `Added by the study: ${covariate.name}`;
  switch (covariate.kind) {
    case 'number':
      return [
        {
          column: column(name, covariate.unit ?? '', `${added}.`),
          cellOf: (subject) => customNumber(subject, covariate),
        },
      ];
    case 'category': {
      const names = covariate.categories.map((one) => one.name).join(', ');
      return [
        {
          column: column(name, '', `${added}. One of: ${names}.`),
          cellOf: (subject) => customCategory(subject, covariate)?.name,
        },
      ];
    }
    case 'date':
      return [
        {
          column: column(
            `${name}_date`,
            'yyyy-mm-dd',
            `${added}, date; empty where the file leaves dates out.`,
          ),
          cellOf: (subject, { hasDates }) => (hasDates ? customDate(subject, covariate) : undefined),
        },
        {
          column: column(`${name}_days_from_surgery`, 'd', `${added}, date minus surgery.`),
          cellOf: (subject) => {
            const date = customDate(subject, covariate);
            const surgery = subject.covariates.surgeryDate;
            return date && surgery ? daysBetween(surgery, date) : undefined;
          },
        },
      ];
  }
}
