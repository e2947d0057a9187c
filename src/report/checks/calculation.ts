import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { How } from '../how/how';
import type { TableCell, TableModel } from '../tableModel';
import { numberIn, type TypedNumber } from './numberIn';

/** What typed numbers give: a table, or what is missing, or why there is none. */
export type Outcome =
  | { readonly kind: 'waiting'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'table'; readonly model: TableModel };

/** A calculation as it stands after each key: what is wrong with single fields, by their ids, and what comes out. */
export interface Calculation {
  readonly errors: ReadonlyMap<string, string>;
  readonly outcome: Outcome;
}

/** What a field may hold. */
export interface FieldRule {
  readonly isAllowed: (value: number) => boolean;
  /** Said where it is not: "A whole number from 2." */
  readonly words: string;
}

/** Rules of fields, with their words. */
export const fieldRules = {
  any: { isAllowed: () => true, words: '' },
  sampleSize: {
    isAllowed: (value: number) => Number.isInteger(value) && value >= 2,
    words: 'A whole number from 2.',
  },
  count: {
    isAllowed: (value: number) => Number.isSafeInteger(value) && value >= 0,
    words: 'A count: 0, 1, 2 …',
  },
  notNegative: { isAllowed: (value: number) => value >= 0, words: '0 or more.' },
  positive: { isAllowed: (value: number) => value > 0, words: 'More than 0.' },
  correlation: { isAllowed: (value: number) => Math.abs(value) <= 1, words: 'Between −1 and 1.' },
  belowOne: { isAllowed: (value: number) => value < 1, words: 'Below 1.' },
} satisfies Readonly<Record<string, FieldRule>>;

/** Reads the fields of a calculator and gathers what is wrong with them. */
export class Fields {
  readonly errors = new Map<string, string>();
  /** Fields that must be filled and are not. */
  missing = 0;

  /** A field's number; undefined where it is empty, which counts as missing, or where it is refused. */
  number(id: string, text: string, rule: FieldRule): TypedNumber | undefined {
    const read = this.read(id, text, rule);
    if (read.ok) return read.value;
    if (read.error === 'empty') this.missing += 1;
    return undefined;
  }

  /** A field that may stay empty. */
  optional(id: string, text: string, rule: FieldRule): TypedNumber | undefined {
    const read = this.read(id, text, rule);
    return read.ok ? read.value : undefined;
  }

  /** The calculation without a table: fields are wrong or still to be filled. */
  unfinished(waiting: string): Calculation {
    const text = this.errors.size > 0 ? 'Waits for the marked fields.' : waiting;
    return { errors: this.errors, outcome: { kind: 'waiting', text } };
  }

  private read(id: string, text: string, rule: FieldRule): Result<TypedNumber, 'empty' | 'refused'> {
    const number = numberIn(text);
    if (!number.ok) {
      if (number.error.kind === 'empty') return err('empty');
      this.errors.set(
        id,
        number.error.kind === 'two-readings'
          ? `Write ${number.error.whole} or ${number.error.decimal}.`
          : 'Not a number.',
      );
      return err('refused');
    }
    if (!rule.isAllowed(number.value.value)) {
      this.errors.set(id, rule.words);
      return err('refused');
    }
    return ok(number.value);
  }
}

/** A cell whose way can be asked. */
export function askedCell(text: string, how: How): TableCell {
  return { text, how };
}

/** P of a calculator: one decimal more than in tables, so that a printed third one can be checked. */
export const pFormat = { alpha: 0.05, decimals: 4 } as const;

/** Decimals of statistics in calculators. */
export const statisticDecimals = 3;
