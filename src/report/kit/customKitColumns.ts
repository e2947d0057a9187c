import { daysBetween } from '../../domain/isoDate';
import { customColumnName } from '../../domain/study/customColumnName';
import type { CustomCovariate } from '../../domain/study/customCovariate';
import { customCategory, customDate, customNumber } from '../../domain/study/customValue';
import type { Subject } from '../../domain/study/subject';
import { type CsvColumn, column } from '../csvColumn';
import type { CsvValue } from '../csvText';

/** What the kit holds of a covariate that the user added. */
export interface CustomKitColumns {
  readonly covariate: CustomCovariate;
  /** The column that is computed with: the number, the id of the answer, or whether there is a date. */
  readonly name: string;
  readonly columns: readonly CsvColumn[];
  readonly cellsOf: (subject: Subject) => readonly CsvValue[];
}

/** The columns of all covariates that the user added, in their order. No two have one name, and none has one of `taken`. */
export function customKitColumns(
  covariates: readonly CustomCovariate[],
  taken: readonly string[],
): readonly CustomKitColumns[] {
  const names = new Set(taken);
  const free = (wanted: string): string => {
    let name = wanted;
    for (let n = 2; names.has(name); n += 1) name = `${wanted}_${n}`;
    names.add(name);
    return name;
  };
  return covariates.map((covariate) => columnsOf(covariate, free));
}

function columnsOf(covariate: CustomCovariate, free: (wanted: string) => string): CustomKitColumns {
  const base = customColumnName(covariate);
  const added = `Added by the study: ${covariate.name}`;
  switch (covariate.kind) {
    case 'number': {
      const name = free(base);
      return {
        covariate,
        name,
        columns: [column(name, covariate.unit ?? '', `${added}.`)],
        cellsOf: (subject) => [customNumber(subject, covariate)],
      };
    }
    case 'category': {
      const [name, words] = [free(`${base}_id`), free(base)];
      const answers = covariate.categories.map((one) => `${one.id} = ${one.name}`).join('; ');
      return {
        covariate,
        name,
        columns: [
          column(name, '', `${added}, id of the answer. ${answers}.`),
          column(words, '', `${added}, the answer.`),
        ],
        cellsOf: (subject) => {
          const answer = customCategory(subject, covariate);
          return [answer?.id, answer?.name];
        },
      };
    }
    case 'date': {
      const [name, days] = [free(`${base}_is_recorded`), free(`${base}_days_from_surgery`)];
      return {
        covariate,
        name,
        columns: [
          column(name, '', `${added}: true where there is a date.`),
          column(days, 'd', `${added}, date minus surgery.`),
        ],
        cellsOf: (subject) => {
          const date = customDate(subject, covariate);
          const { surgeryDate } = subject.covariates;
          return [date !== undefined, date && surgeryDate ? daysBetween(surgeryDate, date) : undefined];
        },
      };
    }
  }
}
