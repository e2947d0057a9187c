import { isPlaceholder } from '../study/identitySigns';
import { wordsOf } from './searchWords';
import { distinctSpellings, type Spelling, type Spellings } from './spelling';

/** Fewer digits are counts, codes and times in milliseconds. */
const fewestDigitsAnywhere = 7;
const fewestTyped = 3;
const lettersAtMost = 128;

/** Words before a short number that say whose it is. */
const labels = [
  ['mrn'],
  ['pid'],
  ['patient'],
  ['patient', 'id'],
  ['patient', 'no'],
  ['patient', 'number'],
  ['hospital', 'number'],
  ['hospital', 'no'],
  ['accession'],
  ['accession', 'number'],
  ['등', '록', '번', '호'],
  ['환', '자', '번', '호'],
  ['病', '历', '号'],
  ['患', '者', '番', '号'],
];

/**
 * How a patient's or an accession number is written: as it is, with or without marks between letters and digits, and without leading
 * zeros. From 7 digits on, or with letters and five signs in all, it tells anywhere as a whole word; a shorter one only after
 * a word such as "MRN", and in typed text from three signs on. "12" tells nowhere but after such a word.
 */
export function numberSpellings(number: string): Spellings {
  const text = number.slice(0, lettersAtMost).trim();
  if (isPlaceholder(text)) return { anywhere: [], typedOnly: [] };
  const words = wordsOf(text);
  const bare = words.length === 1 ? (words[0] ?? '').replace(/^0+(?=\d)/, '') : '';
  const all: readonly (readonly string[])[] = bare !== '' && bare !== words[0] ? [words, [bare]] : [words];
  const anywhere: Spelling[] = [];
  const typedOnly: Spelling[] = [];
  for (const spelled of all) {
    for (const label of labels) anywhere.push({ words: [...label, ...spelled], gaps: 'name' });
    if (isTelling(spelled)) anywhere.push({ words: spelled, gaps: 'number' });
    else if (spelled.join('').length >= fewestTyped) typedOnly.push({ words: spelled, gaps: 'number' });
  }
  return distinctSpellings({ anywhere, typedOnly });
}

function isTelling(words: readonly string[]): boolean {
  const text = words.join('');
  const digits = text.replace(/\D/gu, '').length;
  if (digits === text.length) return words.length === 1 && digits >= fewestDigitsAnywhere;
  return text.length >= 5 && digits >= 3;
}
