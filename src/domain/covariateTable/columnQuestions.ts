import type { CustomCategoryAnswer } from '../study/customCovariate';
import type { CovariateColumn } from './covariateColumn';
import { foldText, foldWord } from './foldText';
import { isMissingText, looksLikeMissingCode, saysNone } from './missingText';
import { readSex, readYesNo } from './readAnswer';
import { companyOf } from './readCell';
import { type DateOrder, dateOrderIn, isDateNumber, type SerialSystem } from './readDate';
import { type DecimalSign, decimalSignIn, readNumber } from './readNumber';

/** What a person said of a column's texts. */
export interface ColumnAnswers {
  readonly meanings?: Readonly<Record<string, string>>;
  readonly order?: DateOrder;
  readonly serial?: SerialSystem;
  readonly decimal?: DecimalSign;
  readonly unit?: string;
  /** Answers that the import adds to a category of the project; texts are given to them by `meanings`. */
  readonly added?: readonly CustomCategoryAnswer[];
}

/** A text that nobody can know the meaning of, and in how many rows it stands. */
export interface OpenCode {
  readonly text: string;
  /** As answers are kept by. */
  readonly key: string;
  readonly count: number;
}

/** Something that only a person can say of a column. What depends on it waits until it is said. */
export type ColumnQuestion =
  | { readonly kind: 'codes'; readonly codes: readonly OpenCode[] }
  | { readonly kind: 'missing-codes'; readonly codes: readonly OpenCode[] }
  | { readonly kind: 'date-order'; readonly example: string; readonly contradicts: boolean }
  | { readonly kind: 'serial'; readonly example: string }
  | { readonly kind: 'decimal'; readonly example: string }
  | { readonly kind: 'unit'; readonly choices: readonly string[] };

/** What a column's texts decide by themselves, and what has to be asked. */
export interface ColumnReading {
  readonly settled: Pick<ColumnAnswers, 'order' | 'decimal'>;
  readonly questions: readonly ColumnQuestion[];
}

type Asked = Pick<CovariateColumn, 'kind'> & {
  readonly likely?: { readonly from: number; readonly to: number };
  readonly possible?: { readonly from: number; readonly to: number };
  readonly categories?: readonly { readonly name: string }[];
};

/**
 * Looks at all texts of a column. Dates whose day is above 12 decide the order of the others; a number that can only have
 * a comma decides what "1,234" is. Questions stay in the list when they are answered, so that an answer can be changed.
 */
export function readColumn(column: Asked, texts: readonly string[]): ColumnReading {
  switch (column.kind) {
    case 'sex': {
      const { isSpanishSex } = companyOf(texts);
      return {
        settled: {},
        questions: codeQuestion(texts, (text) => readSex(text, isSpanishSex) !== undefined),
      };
    }
    case 'yes-no':
      return { settled: {}, questions: codeQuestion(texts, (text) => readYesNo(text) !== undefined) };
    case 'category': {
      const names = new Set((column.categories ?? []).map(({ name }) => foldWord(name)));
      const isWord = (text: string): boolean => names.has(foldWord(text));
      return { settled: {}, questions: codeQuestion(texts, isWord, saysNone) };
    }
    case 'date':
    case 'dates':
      return dateReading(texts.flatMap((text) => text.split(/[;；]/u)));
    case 'number':
      return numberReading(column, texts);
    case 'level':
    case 'levels':
      return { settled: {}, questions: [] };
  }
}

/** More distinct texts than this are no codes. */
const mostCodes = 12;

function counted(texts: readonly string[]): readonly OpenCode[] {
  const codes = new Map<string, { text: string; key: string; count: number }>();
  for (const text of texts) {
    const key = foldWord(text);
    const known = codes.get(key);
    if (known) known.count += 1;
    else codes.set(key, { text: foldText(text), key, count: 1 });
  }
  return [...codes.values()].sort((a, b) => a.text.localeCompare(b.text, 'en', { numeric: true }));
}

function codeQuestion(
  texts: readonly string[],
  isWord: (text: string) => boolean,
  isAsked: (text: string) => boolean = () => false,
): readonly ColumnQuestion[] {
  const { hasPlus } = companyOf(texts);
  const isOpen = (text: string): boolean =>
    !isMissingText(text) || isAsked(text) || (hasPlus && foldText(text) === '-');
  const open = counted(texts.filter((text) => !isWord(text) && isOpen(text)));
  return open.length > 0 ? [{ kind: 'codes', codes: open.slice(0, mostCodes) }] : [];
}

function dateReading(texts: readonly string[]): ColumnReading {
  const orders = texts.map(dateOrderIn);
  const sure = new Set(orders.filter((order) => order === 'day-month' || order === 'month-day'));
  const [only] = sure;
  const undecided = texts[orders.indexOf('either')];
  const number = texts.find(isDateNumber);
  const settled = sure.size === 1 && only ? { order: only } : {};
  const questions: ColumnQuestion[] = [];
  if (sure.size === 2 || (sure.size === 0 && undecided !== undefined)) {
    questions.push({ kind: 'date-order', example: foldText(undecided ?? ''), contradicts: sure.size === 2 });
  }
  if (number !== undefined) questions.push({ kind: 'serial', example: foldText(number) });
  return { settled, questions };
}

function numberReading({ likely, possible }: Asked, texts: readonly string[]): ColumnReading {
  const signs = texts.map(decimalSignIn);
  const sure = new Set(signs.filter((sign) => sign === 'comma' || sign === 'point'));
  const [only] = sure;
  const undecided = texts[signs.indexOf('either')];
  const questions: ColumnQuestion[] = [];
  let settled: ColumnReading['settled'] = {};
  if (sure.size === 1 && only) settled = { decimal: only };
  else if (undecided !== undefined) questions.push({ kind: 'decimal', example: foldText(undecided) });
  const range = likely ?? possible;
  const codes = counted(
    texts.filter((text) => {
      const read = readNumber(text, settled.decimal);
      if (!read.ok || !looksLikeMissingCode(read.value.number)) return false;
      return range === undefined || read.value.number < range.from || read.value.number > range.to;
    }),
  );
  if (codes.length > 0) questions.push({ kind: 'missing-codes', codes });
  return { settled, questions };
}
