import type { SliceHeader } from '../image/sliceHeader';
import { isScannersWord } from './isScannersWord';

/** What stands where a word was taken out. */
const takenOut = '…';

/**
 * Words of scanners that are also somebody's name (Tse, Dixon, Long): alone they say nothing of a person, and without
 * them a series would no longer be recognised.
 */
const scannersWords = new Set(
  'axial body coil contrast coronal cube dixon echo fast fat flash fse grad head high lava lip long low lumbar mid neck opp phase plan pre post propeller sag sagittal sat se sense short space spin spine star stir surv t1 t2 tir tra tse turbo vibe water'.split(
    ' ',
  ),
);

const separators = /[\s^=,;._-]+/u;
/** Scripts that write no blanks between words. */
const isUnspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/** Where a word may begin and end: beside anything but a letter or a digit. */
const bounded = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A part of a name that tells whose it is where it stands alone. */
function isTelling(part: string): boolean {
  if (isUnspaced.test(part)) return [...part].length >= 2 && !isScannersWord(part);
  return part.length >= 3 && !scannersWords.has(part.toLowerCase()) && !isScannersWord(part);
}

function namePatterns(name: string): readonly string[] {
  return name.split('=').flatMap((group) => {
    const parts = group
      .normalize('NFKC')
      .split(separators)
      .filter((part) => part !== '');
    const gap = '[\\s^=,;._-]*';
    // Two parts in a row, in either order: also short ones ("Li Wei", "WEI_LI", "LiWei") then tell.
    const pairs = parts.flatMap((part, at) => {
      const next = parts[at + 1];
      if (next === undefined) return [];
      const [a, b] = [escaped(part), escaped(next)];
      return [`${a}${gap}${b}`, `${b}${gap}${a}`];
    });
    const alone = parts.filter(isTelling);
    return [
      ...pairs.map((pair, at) => (isUnspaced.test(parts[Math.floor(at / 2)] ?? '') ? pair : bounded(pair))),
      ...alone.map((part) => (isUnspaced.test(part) ? escaped(part) : bounded(escaped(part)))),
    ];
  });
}

function datePatterns(date: string): readonly string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  const gap = '[-./_ ]';
  return [
    `${year}${month}${day}`,
    `${day}${month}${year}`,
    `${month}${day}${year}`,
    `${year}${gap}0?${Number(month)}${gap}0?${Number(day)}`,
    `0?${Number(day)}${gap}0?${Number(month)}${gap}(?:${year}|${year.slice(2)})`,
    `0?${Number(month)}${gap}0?${Number(day)}${gap}(?:${year}|${year.slice(2)})`,
  ].map((pattern) => `(?<!\\p{N})(?:${pattern})(?!\\p{N})`);
}

/** Longer names and numbers are no person's; a file may state a megabyte. */
const lettersAtMost = 256;

/**
 * Takes a patient's own name, hospital number, birth date and scan date out of texts of the scanner that are kept, such
 * as a series that somebody named after the patient. Only what the same header states can be known; any other name stays.
 */
export function ownWordsRemover({
  patient,
  studyDate,
}: Pick<SliceHeader, 'patient' | 'studyDate'>): (text: string) => string {
  const { id, name, birthDate } = patient;
  const number = id.slice(0, lettersAtMost).normalize('NFKC').trim();
  const patterns = [
    ...namePatterns(name.slice(0, lettersAtMost)),
    ...(number.length >= 4 && !scannersWords.has(number.toLowerCase()) ? [bounded(escaped(number))] : []),
    ...[birthDate, studyDate].flatMap((date) => (date ? datePatterns(date) : [])),
  ];
  if (patterns.length === 0) return (text) => text;
  const own = new RegExp(patterns.join('|'), 'giu');
  return (text) => {
    const composed = text.normalize('NFKC');
    const cleaned = composed.replace(own, takenOut);
    return cleaned === composed ? text : cleaned;
  };
}
