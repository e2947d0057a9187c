import { err, ok, type Result } from '../../base/result';
import { dateOfStudyDay } from '../identity/studyDay';
import type { IsoDate } from '../isoDate';
import type { CellProblem } from './cellProblem';
import type { DateForm } from './cellText';
import { type CellValue, missing } from './cellValue';
import type { CovariateColumn } from './covariateColumn';
import { foldText, foldWord } from './foldText';
import { isMissingText, looksLikeMissingCode, saysNone } from './missingText';
import { readSex, readYesNo } from './readAnswer';
import { type DateRules, readDate } from './readDate';
import { readLevel, readLevels } from './readLevel';
import { type DecimalSign, readNumber } from './readNumber';
import { unitFactor } from './units';

/** What is known of the texts of a column beyond each text itself. */
export interface CellRules extends DateRules {
  readonly dates: DateForm;
  readonly decimal?: DecimalSign;
  /**
   * What a person said of texts that are no words: by the text as `foldWord` gives it, the answer (`male`, `yes`, the id
   * of a category), `missing`, or for a number `value` where it is one after all.
   */
  readonly meanings?: Readonly<Record<string, string>>;
  /** Unit of numbers that have none in their cell. */
  readonly unit?: string;
  /** Which unit a bare number has is not said yet. */
  readonly needsUnit?: boolean;
  /** What else stands in the column: some words are words only beside others. */
  readonly company?: ColumnCompany;
  /** Numbers that people write for "missing" are asked about; false for what somebody types into a field. */
  readonly asksCodes: boolean;
}

/** What else a column says. */
export interface ColumnCompany {
  /** Beside "H" (hombre) an "M" is a mujer: there it is no word. */
  readonly isSpanishSex: boolean;
  /** Beside "+" a dash says no; else nothing. */
  readonly hasPlus: boolean;
}

/** What the texts of a column say of each other. */
export function companyOf(texts: readonly string[]): ColumnCompany {
  const words = new Set(texts.map(foldWord));
  return { isSpanishSex: words.has('h') && !words.has('f') && !words.has('w'), hasPlus: words.has('+') };
}

/** What a typed or pasted text is read with. */
export function typedRules(dates: DateForm): CellRules {
  return { dates, asksCodes: false };
}

/** What the text of a cell says, or why it says nothing that can be taken. Empty text is missing, never zero. */
export function readCell(
  column: CovariateColumn,
  text: string,
  rules: CellRules,
): Result<CellValue, CellProblem> {
  const meaning = meaningOf(text, rules);
  if (meaning === 'missing') return ok(missing);
  switch (column.kind) {
    case 'sex': {
      const sex =
        meaning === 'male' || meaning === 'female' ? meaning : readSex(text, rules.company?.isSpanishSex);
      if (sex) return ok({ kind: 'sex', sex });
      return isMissingText(text) ? ok(missing) : err({ kind: 'unknown-answer', code: foldText(text) });
    }
    case 'yes-no': {
      const answer = meaning === 'yes' || meaning === 'no' ? meaning : readYesNo(text);
      if (answer) return ok({ kind: 'yes-no', answer });
      const isDash = foldText(text) === '-' && rules.company?.hasPlus;
      if (isMissingText(text) && !isDash) return ok(missing);
      return err({ kind: 'unknown-answer', code: foldText(text) });
    }
    case 'category':
      return readCategory(column, text, meaning);
    default:
      return isMissingText(text) ? ok(missing) : readValue(column, text, rules, meaning);
  }
}

function meaningOf(text: string, { meanings }: CellRules): string | undefined {
  const key = foldWord(text);
  return meanings && Object.hasOwn(meanings, key) ? meanings[key] : undefined;
}

function readValue(
  column: Exclude<CovariateColumn, { kind: 'sex' | 'yes-no' | 'category' }> | CovariateColumn,
  text: string,
  rules: CellRules,
  meaning: string | undefined,
): Result<CellValue, CellProblem> {
  switch (column.kind) {
    case 'number': {
      const read = readQuantity(column, text, rules);
      if (!read.ok) return read;
      const number = read.value;
      const { possible, likely } = column;
      const isOut = (range: typeof possible): boolean =>
        range !== undefined && (number < range.from || number > range.to);
      if (rules.asksCodes && meaning === undefined && looksLikeMissingCode(number)) {
        if (isOut(likely ?? possible) || !(likely ?? possible)) {
          return err({ kind: 'looks-missing', code: foldText(text) });
        }
      }
      if (possible && isOut(possible)) return err({ kind: 'outside', ...possible });
      return ok({ kind: 'number', number });
    }
    case 'level': {
      const level = readLevel(text);
      return level.ok ? ok({ kind: 'level', level: level.value }) : level;
    }
    case 'date': {
      const date = readDateIn(text, rules);
      return date.ok ? ok({ kind: 'date', date: date.value }) : date;
    }
    case 'dates': {
      const dates: (IsoDate | undefined)[] = [];
      for (const part of text.split(/[;；]/u)) {
        if (isMissingText(part)) {
          dates.push(undefined);
          continue;
        }
        const date = readDateIn(part, rules);
        if (!date.ok) return date;
        dates.push(date.value);
      }
      return ok({ kind: 'dates', dates });
    }
    case 'levels': {
      const parts = text.split(/[;；]/u).map(readLevels);
      const levels = [];
      for (const part of parts) {
        if (!part.ok) return part;
        levels.push(part.value);
      }
      return ok({ kind: 'levels', levels });
    }
    default:
      return err({ kind: 'unknown-answer', code: foldText(text) });
  }
}

/** A number in the unit that the column keeps. */
export function readQuantity(
  column: Pick<Extract<CovariateColumn, { kind: 'number' }>, 'quantity' | 'unit'>,
  text: string,
  rules: Pick<CellRules, 'decimal' | 'unit' | 'needsUnit'>,
): Result<number, CellProblem> {
  const read = readNumber(text, rules.decimal);
  if (!read.ok) return read;
  const unit = read.value.unit || rules.unit || '';
  if (unit === '' && rules.needsUnit) return err({ kind: 'other-unit', unit });
  const factor = unitFactor(column.quantity, unit, column.unit);
  if (factor === undefined) return err({ kind: 'other-unit', unit });
  // 1.68 m are 168 cm, not 167.99999999999997.
  const number = factor === 1 ? read.value.number : Number((read.value.number * factor).toPrecision(12));
  return ok(number);
}

/** A date, or in a project that keeps none the day from the first scan. */
export function readDateIn(
  text: string,
  rules: Pick<CellRules, 'dates' | 'order' | 'serial'>,
): Result<IsoDate, CellProblem> {
  if (rules.dates === 'dates') return readDate(text, rules);
  const plain = foldWord(text).replace(/^day /, '');
  if (/^[-+]?\d{1,5}$/.test(plain) && Math.abs(Number(plain)) <= 36_525) {
    return ok(dateOfStudyDay(Number(plain)));
  }
  return err({ kind: readDate(text, rules).ok ? 'dates-not-kept' : 'not-a-day' });
}

function readCategory(
  column: Extract<CovariateColumn, { kind: 'category' }>,
  text: string,
  meaning: string | undefined,
): Result<CellValue, CellProblem> {
  const { categories } = column;
  const wanted = foldWord(text);
  const exact = categories.find(({ name }) => foldText(name) === foldText(text));
  const found =
    categories.find(({ id }) => id === meaning) ??
    exact ??
    categories.find(({ name }) => foldWord(name) === wanted);
  if (found) return ok({ kind: 'category', categoryId: found.id });
  if (isMissingText(text) && !saysNone(text)) return ok(missing);
  return err({ kind: 'unknown-category', names: categories.map(({ name }) => name) });
}
