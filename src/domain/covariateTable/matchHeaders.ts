import { customColumnName } from '../study/customColumnName';
import type { ColumnTarget } from './columnTarget';
import { targetName } from './columnTarget';
import type { CovariateColumn } from './covariateColumn';
import { foldText, foldWord } from './foldText';
import { type HeaderMeaning, headerWords } from './headerWords';
import { isDateNumber, readDate } from './readDate';
import { type Quantity, unitFactor } from './units';

/** A column's name without what stands in brackets after it, and that. */
export interface HeaderParts {
  readonly name: string;
  /** A unit, where the brackets or what follows a comma or slash hold one. */
  readonly unit: string;
}

/** Divides "BMI (kg/m2)", "年龄（岁）", "Age, years", "Weight [kg]" into name and unit. */
export function headerParts(header: string): HeaderParts {
  const plain = foldText(header);
  const bracketed = /^(.*?)\s*[([{]\s*([^)\]}]*)\s*[)\]}]\s*$/u.exec(plain);
  if (bracketed) return { name: bracketed[1]?.trim() || plain, unit: bracketed[2]?.trim() ?? '' };
  const divided = /^(.+?)\s*(?:,|:)\s*([^,:]+)$/u.exec(plain);
  if (divided && isUnit(divided[2] ?? '')) return { name: divided[1] ?? '', unit: divided[2] ?? '' };
  const last = /^(.+?)[ _-]+([^ _-]+)$/u.exec(plain);
  if (last && isUnit(last[2] ?? '')) return { name: last[1] ?? '', unit: last[2] ?? '' };
  return { name: plain, unit: '' };
}

const quantities: readonly Exclude<Quantity, 'other'>[] = ['years', 'kg-per-m2', 'length', 'mass', 'days'];

/** Whether a text is a unit of years, BMI, length, mass or days. */
export function isUnit(text: string): boolean {
  const wanted = foldWord(text);
  return wanted.length > 0 && quantities.some((quantity) => unitFactor(quantity, wanted) !== undefined);
}

/** A column's name as it is looked up: small letters and digits of any script alone. */
export function headerKey(name: string): string {
  return foldWord(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

const meanings = Object.entries(headerWords).flatMap(([meaning, words]) =>
  words.map((word) => [headerKey(word), meaning as HeaderMeaning] as const),
);
const exact = new Map(meanings);
/** Of names that contain a known one, the longest known one counts: 再骨折日期 is no 骨折. */
const byLength = [...meanings].sort(([a], [b]) => b.length - a.length);
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** What tells a person or a row must be named exactly: 医生姓名 is no patient's name, 床位编号 no subject's code. */
const exactOnly: ReadonlySet<HeaderMeaning> = new Set(['subject-code', 'hospital-number', 'name']);
/** Beside a known word these make it another thing: the mother's age, the last operation, a BMI after surgery. */
const otherThing =
  /术后|術後|末次|上次|既往|陈旧|父|母|家属|配偶|变化|改善|差值|医生|医师|次数|个数|数量|费用|时长|增量|退院|수술후|이전|변화|postop|lastfollow|final|previous|prior|mother|father|spouse|change|delta|improve|duration|count|number|cost|surgeon|doctor/u;
/** Beside a word for follow-up these make it no time: the number of a visit, its date, its way. */
const noDays = /次|个数|编号|方式|日期|日$|医|结果|visit|number|date|no$|status|type|result/u;
/** What may stand around the word for a refracture without making it another thing, such as its treatment. */
const aroundRefracture =
  /^(是否|有无|有無|发生|発生|出现|情况|结局|随访|患者|术后|椎体|新发|yesno|yn|status|outcome|any|01|여부|ja|nein|ouinon|sino|vertebral)*$/u;

/** Whether a head speaks of bone density without saying that it is a T-score: 0.8 may be g/cm². */
export function isBareDensity(header: string): boolean {
  return !/tscore|scoret|tvalue|twert|t值|tスコア|t점수|puntuaciont|^t$/u.test(headerKey(header));
}

/** What a header means by its whole name. */
function exactMeaning(header: string): HeaderMeaning | undefined {
  return exact.get(headerKey(header)) ?? exact.get(headerKey(headerParts(header).name));
}

/** What a header means by a known name that it contains. */
function insideMeaning(header: string): HeaderMeaning | undefined {
  const key = headerKey(headerParts(header).name);
  const inside = byLength.find(
    ([word]) => (eastAsian.test(word) ? word.length >= 2 : word.length >= 7) && key.includes(word),
  );
  if (!inside || exactOnly.has(inside[1])) return undefined;
  const [word, meaning] = inside;
  const around = key.replace(word, '');
  if (meaning === 'refracture') return aroundRefracture.test(around) ? meaning : undefined;
  if (meaning === 'follow-up-days') return noDays.test(around) ? undefined : meaning;
  return !meaning.startsWith('refracture') && otherThing.test(around) ? undefined : meaning;
}

/** Of columns under such a head the own name alone says too little: a level there is no treated level. */
const groupsApart: ReadonlySet<HeaderMeaning | undefined> = new Set([
  'refracture',
  'refractureDates',
  'refractureLevels',
  'secondSurgeryDate',
  'follow-up-days',
]);

/**
 * What a header may mean by its name; undefined where nothing is known by it. In two rows of names (再骨折 · 日期) both
 * together count first, then the column's own where its group does not make it another thing.
 */
export function headerMeaning(header: string): HeaderMeaning | undefined {
  return exactNamed(header) ?? insideMeaning(header);
}

function exactNamed(header: string): HeaderMeaning | undefined {
  const whole = exactMeaning(header);
  const [group, own] = header.split(' · ');
  if (whole || group === undefined || own === undefined) return whole;
  const isApart =
    groupsApart.has(exactMeaning(group) ?? insideMeaning(group)) || otherThing.test(headerKey(group));
  return isApart ? undefined : exactMeaning(own);
}

/** How a column of the file came to its target. */
export interface MatchedHeader {
  readonly header: string;
  readonly unit: string;
  readonly target: ColumnTarget;
  /** By its name; or it looked like a target that another column has already. */
  readonly note?: 'taken-already';
}

/**
 * Targets of a file's columns by their names. A target is given once, to the first column that has its name exactly, else contains it. A column
 * that tells the group is found only among `columns`, so that it is left out for whoever may not know it.
 */
export function matchHeaders(
  headers: readonly string[],
  columns: readonly CovariateColumn[],
  identity: 'kept' | 'removed',
): readonly MatchedHeader[] {
  const targets = headers.map((header) => targetOf(header, columns, identity));
  // A column that is named exactly comes before one that only contains the name.
  const isExact = headers.map((header) => {
    const meaning = exactNamed(header);
    return meaning !== undefined && !(meaning === 'bmdTScore' && isBareDensity(header));
  });
  const holders = new Map<string, number>();
  for (const wanted of [true, false]) {
    for (const [at, target] of targets.entries()) {
      const isOwn = target.kind === 'covariate' && target.key.startsWith('custom:');
      if (target.kind === 'ignore' || (isOwn || isExact[at] === true) !== wanted) continue;
      if (!holders.has(targetName(target))) holders.set(targetName(target), at);
    }
  }
  return headers.map((header, at): MatchedHeader => {
    const { unit } = headerParts(header);
    const target = targets[at] ?? { kind: 'ignore' };
    if (target.kind === 'ignore' || holders.get(targetName(target)) === at) return { header, unit, target };
    return { header, unit, target: { kind: 'ignore' }, note: 'taken-already' };
  });
}

function targetOf(
  header: string,
  columns: readonly CovariateColumn[],
  identity: 'kept' | 'removed',
): ColumnTarget {
  const key = headerKey(header);
  const own = columns.find(
    ({ custom }) => custom && [headerKey(custom.name), headerKey(customColumnName(custom))].includes(key),
  );
  const alone =
    own ??
    columns.find(({ custom }) => custom && headerKey(custom.name) === headerKey(headerParts(header).name));
  if (alone) return { kind: 'covariate', key: alone.key };
  const meaning = headerMeaning(header);
  switch (meaning) {
    case undefined:
      return { kind: 'ignore' };
    case 'subject-code':
    case 'height':
    case 'weight':
    case 'follow-up-days':
      return { kind: meaning };
    case 'hospital-number':
    case 'name':
    case 'birth-date':
      return identity === 'kept' ? { kind: meaning } : { kind: 'ignore' };
    default:
      return columns.some((one) => one.key === meaning)
        ? { kind: 'covariate', key: meaning }
        : { kind: 'ignore' };
  }
}

/** Whether most of a column's texts are dates, in any writing. */
export function looksLikeDates(texts: readonly string[]): boolean {
  const given = texts.filter((text) => text.trim() !== '');
  const dates = given.filter((text) => isDateNumber(text) || isDate(text));
  return given.length > 0 && dates.length > given.length / 2;
}

function isDate(text: string): boolean {
  const read = readDate(text, {});
  return read.ok || read.error.kind === 'ambiguous-date' || read.error.kind === 'two-digit-year';
}
