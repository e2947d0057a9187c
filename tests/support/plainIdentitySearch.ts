import type { TermSpelling } from '../../src/domain/identity/identityTerm';

/*
 * The rule of searching written down plainly, with no index and no code of the product: every spelling is tried at every
 * word. It takes the product of both; only for tests.
 */

interface PlainWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isSign: boolean;
}

const sign = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const wordLike = /[\p{L}\p{N}]/u;
/** At the beginning of a word: a UUID, 32 hexadecimal digits or more, a decimal number or a UID. */
const machine = [
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/,
  /^[0-9a-f]{32,}(?![0-9a-z])/,
];
const dotted = /^\d+(?:\.\d+)+/;

/** Small letters without accents and invisible signs. */
export function plainlyFolded(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) =>
      /[가-힣]/u.test(letter)
        ? letter
        : letter
            .normalize('NFKD')
            .replace(/[\p{M}\p{Cf}]/gu, '')
            .toLowerCase(),
    )
    .join('')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l');
}

export function plainWords(text: string): readonly PlainWord[] {
  const words: PlainWord[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (!wordLike.test(letter)) {
      at += 1;
      continue;
    }
    const isFresh = at === 0 || !wordLike.test(text.charAt(at - 1)) || words.at(-1)?.end !== at;
    const end = (sign.test(letter) ? 0 : isFresh ? machineEnd(text, at) : 0) || plainEnd(text, at);
    words.push({ text: text.slice(at, end), start: at, end, isSign: sign.test(letter) });
    at = end;
  }
  return words;
}

function machineEnd(text: string, at: number): number {
  if (/\d\.$/.test(text.slice(0, at))) return 0;
  const rest = text.slice(at);
  const numbers = dotted.exec(rest)?.[0];
  if (numbers !== undefined) {
    const dots = numbers.split('.').length - 1;
    const whole = numbers.split('.')[0] ?? '';
    if (dots === 1 && (whole.length === 8 || whole.length === 14)) return 0;
    return dots === 1 || dots >= 4 ? at + numbers.length : 0;
  }
  const digits = /^\d+/.exec(rest)?.[0];
  if (digits !== undefined && /(?:^|[^\p{L}\p{N}])\.$/u.test(text.slice(0, at))) return at + digits.length;
  for (const pattern of machine) {
    const found = pattern.exec(rest)?.[0];
    if (found !== undefined) return at + found.length;
  }
  return 0;
}

function plainEnd(text: string, at: number): number {
  if (sign.test(text.charAt(at))) return at + 1;
  const isNumber = /\d/.test(text.charAt(at));
  let end = at + 1;
  while (
    end < text.length &&
    wordLike.test(text.charAt(end)) &&
    !sign.test(text.charAt(end)) &&
    /\d/.test(text.charAt(end)) === isNumber
  ) {
    end += 1;
  }
  return end;
}

const widest = { name: 3, typed: 8, number: 1, exact: 1 } as const;

/** Every spelling that stands in a folded text, as "position from-to". */
export function plainlyFound(text: string, spellings: readonly TermSpelling[]): readonly string[] {
  const words = plainWords(text);
  const found: string[] = [];
  for (const { words: wanted, gaps, term } of spellings) {
    for (let at = 0; at + wanted.length <= words.length; at += 1) {
      const here = words.slice(at, at + wanted.length);
      if (!wanted.every((word, index) => here[index]?.text === word)) continue;
      const isNear = here.every(
        (word, index) => index === 0 || word.start - (here[index - 1]?.end ?? 0) <= widest[gaps],
      );
      const [first, last] = [here[0], here.at(-1)];
      if (!isNear || !first || !last) continue;
      const before = text.charAt(first.start - 1);
      const after = text.charAt(last.end);
      const isLetter = (one: string): boolean => /[\p{L}]/u.test(one) && !sign.test(one);
      const goesOn =
        gaps === 'number' || gaps === 'exact'
          ? [before, after].some((one) => wordLike.test(one) && !sign.test(one))
          : !first.isSign && (isLetter(before) || isLetter(after));
      if (!goesOn) found.push(`${term} ${first.start}-${last.end}`);
    }
  }
  return found;
}
