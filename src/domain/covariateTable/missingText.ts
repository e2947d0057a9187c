import { foldWord } from './foldText';

const words: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '---',
  '.',
  '..',
  '/',
  '?',
  '#n/a',
  '#value!',
  'n/a',
  'na',
  'n.a.',
  'n.a',
  'nan',
  'nd',
  'n.d.',
  'null',
  'nil',
  'none',
  'missing',
  'unknown',
  'not known',
  'not available',
  'not recorded',
  // Chinese, Japanese, Korean
  '缺失',
  '缺',
  '未知',
  '不详',
  '不明',
  '无',
  '無',
  '未查',
  '未测',
  '欠測',
  '欠損',
  'なし',
  '결측',
  '없음',
  '모름',
  // German, French, Spanish
  'unbekannt',
  'fehlt',
  'fehlend',
  'k.a.',
  'k. a.',
  'keine angabe',
  'inconnu',
  'manquant',
  'n.c.',
  'desconocido',
  's/d',
  'sin datos',
]);

const noneWords: ReadonlySet<string> = new Set(['none', 'nil', '无', '無', 'なし', '없음']);

/** Whether a word may say "missing" and may as well be an answer: diabetes 无 is a no, a date 无 is none. */
export function saysNone(text: string): boolean {
  return noneWords.has(foldWord(text));
}

/** Whether a cell says in words or by its emptiness that there is no value. Numbers such as 999 are asked about. */
export function isMissingText(text: string): boolean {
  return words.has(foldWord(text));
}

const codes: ReadonlySet<number> = new Set([-9, -99, -999, -9999, -1, 99, 999, 9999, 99999, 888, 8888]);

/** Whether a number is one that people write for a missing value. It may be a value, so somebody has to say. */
export function looksLikeMissingCode(number: number): boolean {
  return codes.has(number);
}
