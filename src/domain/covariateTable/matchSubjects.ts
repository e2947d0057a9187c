import type { Steps } from '../../base/steps';
import type { SubjectId } from '../ids';
import { nameOf } from '../study/identitySigns';
import { foldText } from './foldText';

/** What rows are matched with. Number and names are there only where the project keeps identity. */
export interface KnownSubject {
  readonly id: SubjectId;
  readonly code: string;
  readonly hospitalNumbers: readonly string[];
  readonly names: readonly string[];
}

/** What a row says of the subject that it is about. */
export interface RowIdentity {
  readonly code: string;
  readonly hospitalNumber: string;
  readonly name: string;
}

/** Which subject a row is about. */
export type SubjectMatch =
  | {
      readonly kind: 'matched';
      readonly id: SubjectId;
      readonly how: 'code' | 'like-code' | 'hospital-number' | 'name' | 'by-hand';
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly SubjectId[] }
  /** Two things of the row name two subjects, such as code and hospital number. */
  | { readonly kind: 'contradicts'; readonly candidates: readonly SubjectId[] }
  | { readonly kind: 'unknown' }
  /** Another row is about the same subject and says something else. */
  | { readonly kind: 'twice'; readonly id: SubjectId; readonly otherRow: number }
  | { readonly kind: 'left-out' }
  /** Rows of one subject that say nothing different: all that they say stands in the first of them. */
  | { readonly kind: 'joined'; readonly id: SubjectId; readonly otherRow: number }
  /** It sums up other rows. */
  | { readonly kind: 'summary' }
  /** A spreadsheet wrote the number as 1.23E+09: its last digits are lost. */
  | { readonly kind: 'cut-number' };

type Index = ReadonlyMap<string, readonly SubjectId[]>;

function* indexSteps(
  subjects: readonly KnownSubject[],
  keysOf: (subject: KnownSubject) => readonly string[],
): Steps<Index> {
  const index = new Map<string, SubjectId[]>();
  for (const subject of subjects) {
    yield;
    for (const key of new Set(keysOf(subject))) {
      if (key === '') continue;
      const ids = index.get(key);
      if (ids) ids.push(subject.id);
      else index.set(key, [subject.id]);
    }
  }
  return index;
}

/**
 * A code without what people leave out of it: S-001, s 1 and S1 are one, and 12.0 is 12. What divides two numbers stays:
 * 1-05 is not 105.
 */
export function looseCode(code: string): string {
  return foldText(code)
    .toUpperCase()
    .replace(/^(\d+)\.0+$/, '$1')
    .replace(/(?<=\p{N})[^\p{L}\p{N}]+(?=\p{N})/gu, '-')
    .replace(/[^\p{L}\p{N}-]+|(?<!\p{N})-|-(?!\p{N})/gu, '')
    .replace(/\p{N}+/gu, (digits) => digits.replace(/^0+(?=.)/, ''));
}

/** The number of a code that has one: "1" of S-001. */
export function codeNumber(code: string): string {
  const numbers = foldText(code).match(/\d+/g) ?? [];
  return numbers.length === 1 ? String(numbers[0]).replace(/^0+(?=.)/, '') : '';
}

/** What finds the subject of each row, made in steps: one a subject and key. */
export function* subjectMatcherSteps(
  subjects: readonly KnownSubject[],
): Steps<(row: RowIdentity) => SubjectMatch> {
  const byCode = yield* indexSteps(subjects, ({ code }) => [foldText(code)]);
  const byLoose = yield* indexSteps(subjects, ({ code }) => [looseCode(code)]);
  const byNumber = yield* indexSteps(subjects, ({ code }) => [codeNumber(code)]);
  const byHospital = yield* indexSteps(subjects, ({ hospitalNumbers }) => hospitalNumbers.map(looseCode));
  const byName = yield* indexSteps(subjects, ({ names }) => names.map(nameKey));

  function byCodes(code: string): {
    readonly ids: readonly SubjectId[];
    readonly how: 'code' | 'like-code' | 'hospital-number';
  } {
    const ids = byCode.get(foldText(code));
    if (ids) return { ids, how: 'code' };
    const loose = byLoose.get(looseCode(code));
    if (loose) return { ids: loose, how: 'like-code' };
    // A bare number stands for the one code with that number.
    const number = /^\d+$/.test(looseCode(code)) ? byNumber.get(looseCode(code)) : undefined;
    if (number) return { ids: number, how: 'like-code' };
    // Columns called ID often hold the hospital's number.
    return { ids: byHospital.get(looseCode(code)) ?? [], how: 'hospital-number' };
  }

  return ({ code, hospitalNumber, name }) => {
    const found: {
      readonly ids: readonly SubjectId[];
      readonly how: 'code' | 'like-code' | 'hospital-number' | 'name';
    }[] = [];
    if (code !== '') found.push(byCodes(code));
    if (hospitalNumber !== '') {
      const ids = byHospital.get(looseCode(hospitalNumber));
      // Columns called 患者编号 often hold the study's code.
      const codes = byCode.get(foldText(hospitalNumber)) ?? byLoose.get(looseCode(hospitalNumber));
      found.push(ids ? { ids, how: 'hospital-number' } : { ids: codes ?? [], how: 'like-code' });
    }
    if (name !== '') found.push({ ids: byName.get(nameKey(name)) ?? [], how: 'name' });
    const said = found.filter(({ ids }) => ids.length > 0);
    const [first, ...others] = said;
    if (!first) {
      const isCut = [code, hospitalNumber].some((text) => /^\d(\.\d+)?E\+?\d+$/i.test(foldText(text)));
      return isCut ? { kind: 'cut-number' } : { kind: 'unknown' };
    }
    const common = others.reduce((ids, other) => ids.filter((id) => other.ids.includes(id)), first.ids);
    const [only, ...more] = common;
    if (only !== undefined && more.length === 0) return { kind: 'matched', id: only, how: first.how };
    if (common.length > 1) return { kind: 'ambiguous', candidates: common };
    return { kind: 'contradicts', candidates: [...new Set(said.flatMap(({ ids }) => ids))] };
  };
}

/** A name without marks and case, its words in one order: DICOM writes the family name first. */
function nameKey(name: string): string {
  return (
    nameOf({ name: foldText(name) })
      .split('=')[0]
      ?.split(/[\s,.]+/u)
      .filter((word) => word !== '')
      .sort()
      .join(' ') ?? ''
  );
}
