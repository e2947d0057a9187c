import { isPlaceholder } from '../study/identitySigns';
import { commonWords } from './commonWords';
import { isOrdinaryWord } from './isOrdinaryWord';
import { wordsOf } from './searchWords';
import { distinctSpellings, type Spelling, type Spellings } from './spelling';

/** Longer names are no person's. */
const lettersAtMost = 256;
/** Shorter ones are words, or parts of words. */
const fewestJoined = 6;
const fewestAlone = 3;
const fewestAnywhere = 8;

/** What stands before a name and says that it is one. */
export const titleWords: ReadonlySet<string> = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'prof',
  'professor',
  'herr',
  'frau',
  'mme',
  'sr',
  'sra',
]);
const titlesBehind = ['씨', '님', '氏', '様', '先生', '女士', '환자', 'さん'].map(wordsOf);
/** Scripts without blanks between words. */
const isUnspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+$/u;

type Words = readonly string[];

/**
 * How people write a name that DICOM holds as "HONG^GIL DONG=洪^吉洞=홍^길동": in each alphabet, family name first or last, given names
 * apart, joined or with the first one only, initials, with a title; "MÜLLER" also as "Mueller". A part alone ("Hong") and a short
 * joined name ("LiWei") tell in typed text only, a part of two letters ("Li") beside a title only.
 */
export function nameSpellings(name: string): Spellings {
  const anywhere: Spelling[] = [];
  const typedOnly: Spelling[] = [];
  for (const group of name.slice(0, lettersAtMost).normalize('NFC').split('=')) {
    if (isPlaceholder(group)) continue;
    for (const spelled of withUmlautsWritten(group)) {
      const [family, given, further] = partsOf(spelled);
      addGroup(family, given, further, anywhere, typedOnly);
    }
  }
  return distinctSpellings({ anywhere, typedOnly });
}

function withUmlautsWritten(text: string): readonly string[] {
  const written = text.replace(/[äöüÄÖÜåÅ]/g, (letter) => umlauts[letter.toLowerCase()] ?? letter);
  return written === text ? [text] : [text, written];
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa' };

/** Family name, given names, and what is left (middle name); prefixes and suffixes tell nothing. */
function partsOf(group: string): readonly [Words, Words, Words] {
  if (group.includes('^')) {
    const [family = '', given = '', middle = ''] = group.split('^');
    return [wordsOf(family), wordsOf(given), wordsOf(middle)];
  }
  const comma = group.indexOf(',');
  if (comma > 0) return [wordsOf(group.slice(0, comma)), wordsOf(group.slice(comma + 1)), []];
  const words = wordsOf(group);
  // Which one is the family name is not said: both orders are written below.
  return isUnspaced.test(words.join('')) ? [words, [], []] : [words.slice(0, 1), words.slice(1), []];
}

function addGroup(
  family: Words,
  given: Words,
  middle: Words,
  anywhere: Spelling[],
  typedOnly: Spelling[],
): void {
  const all = [...family, ...given, ...middle];
  const isSigns = isUnspaced.test(all.join(''));
  const families = forms(family, isSigns);
  const givens = [
    ...forms([...given, ...middle], isSigns),
    ...forms(given, isSigns),
    ...(isSigns ? [] : forms(given.slice(0, 1), false)),
    ...(isSigns ? [] : initialsOf([...given, ...middle], family)),
  ];
  for (const f of families) {
    for (const g of givens) {
      for (const words of isSigns
        ? [
            [...f, ...g],
            [...g, ...f],
          ]
        : orders(f, g)) {
        (isTelling(words, isSigns) ? anywhere : typedOnly).push({ words, gaps: 'name' });
      }
    }
  }
  if (givens.length === 0) {
    for (const words of families) {
      (isTellingAlone(words, isSigns) ? anywhere : typedOnly).push({ words, gaps: 'name' });
    }
  }
  for (const words of families) {
    if (words.length === 0) continue;
    for (const title of isSigns ? [] : titleWords) anywhere.push({ words: [title, ...words], gaps: 'name' });
    for (const title of titlesBehind) anywhere.push({ words: [...words, ...title], gaps: 'name' });
  }
  if (isSigns) {
    if (given.length >= 2) typedOnly.push({ words: given, gaps: 'name' });
    if (family.length >= 2) typedOnly.push({ words: family, gaps: 'name' });
    return;
  }
  for (const word of [...all, ...forms(family, false).flat(), ...forms(given, false).flat()]) {
    if (word.length >= fewestAlone && !isOrdinaryWord(word)) typedOnly.push({ words: [word], gaps: 'name' });
  }
}

/** A name's words apart, and joined where they are several. */
function forms(words: Words, isSigns: boolean): readonly Words[] {
  if (words.length === 0) return [];
  return words.length === 1 || isSigns ? [words] : [words, [words.join('')]];
}

function initialsOf(given: Words, family: Words): readonly Words[] {
  const letters = given.filter((word) => /^\p{L}/u.test(word)).map((word) => word.slice(0, 1));
  const isLong = family.join('').length >= 4;
  return letters.length < 2 || !isLong ? [] : [letters, [letters.join('')]];
}

function orders(family: Words, given: Words): readonly Words[] {
  const both = [
    [...family, ...given],
    [...given, ...family],
  ];
  return [...both, ...both.map((words) => [words.join('')])];
}

function isTelling(words: Words, isSigns: boolean): boolean {
  if (isSigns) return words.length >= 2;
  const [only] = words;
  if (words.length === 1) return (only?.length ?? 0) >= fewestJoined && !commonWords.has(only ?? '');
  const isDigitsOnly = words.every((word) => /^\d+$/.test(word));
  return (
    !isDigitsOnly && words.some((word) => word.length >= 2) && words.some((word) => !isOrdinaryWord(word))
  );
}

function isTellingAlone(words: Words, isSigns: boolean): boolean {
  if (isSigns) return words.length >= 2;
  const [only = ''] = words;
  return words.length > 1 ? isTelling(words, false) : only.length >= fewestAnywhere && !isOrdinaryWord(only);
}
