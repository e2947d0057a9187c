/** What a folded character is to a search: nothing of a word, a digit, a letter, or a sign that is a word by itself. */
export const signKind = { gap: 0, digit: 1, letter: 2, sign: 3 } as const;

/**
 * A text as it is searched: small letters without accents, full-width and other forms as plain ones, digits of all scripts as
 * 0 to 9, nothing invisible. `at` gives for each folded unit where it stands in `source`; absent where they are the same.
 */
export class FoldedText {
  readonly source: string;
  readonly units: Uint16Array;
  readonly length: number;
  readonly at: Int32Array | undefined;
  #letters: string | undefined;

  constructor(source: string, units: Uint16Array, length: number, at?: Int32Array) {
    this.source = source;
    this.units = units;
    this.length = length;
    this.at = at;
  }

  /** The folded text as a text; made when it is first asked for. */
  get letters(): string {
    this.#letters ??= this.at === undefined ? this.source.toLowerCase() : lettersOf(this.units, this.length);
    return this.#letters;
  }
}

const unitsAtOnce = 8192;

function lettersOf(units: Uint16Array, length: number): string {
  let letters = '';
  for (let at = 0; at < length; at += unitsAtOnce) {
    letters += String.fromCharCode(...units.subarray(at, Math.min(length, at + unitsAtOnce)));
  }
  return letters;
}

/** Letters that are no other letter with an accent, as people write them without it. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

const isLetter = /^[\p{L}\p{M}]$/u;
const isDigit = /^\p{Nd}$/u;
const isInvisible = /^(?:\p{Cf}|\p{Variation_Selector}|\p{Default_Ignorable_Code_Point})$/u;
const isHangul = /^[\uAC00-\uD7A3]$/u;
/** Scripts that write no blanks between words. */
const isUnspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

const unknown = 255;
const kinds = new Uint8Array(0x10000).fill(unknown);
const lowered = new Uint16Array(128);
for (let unit = 0; unit < 128; unit += 1) {
  const character = String.fromCharCode(unit);
  lowered[unit] = character.toLowerCase().charCodeAt(0);
  kinds[unit] = /[0-9]/.test(character)
    ? signKind.digit
    : /[A-Za-z]/.test(character)
      ? signKind.letter
      : signKind.gap;
}

/** What a folded unit is; see `signKind`. */
export function kindOf(unit: number): number {
  const known = kinds[unit] ?? unknown;
  if (known !== unknown) return known;
  const character = String.fromCharCode(unit);
  const isPart = unit >= 0xd800 && unit <= 0xdfff;
  const kind =
    isPart || isUnspaced.test(character)
      ? signKind.sign
      : isLetter.test(character)
        ? signKind.letter
        : signKind.gap;
  kinds[unit] = kind;
  return kind;
}

const folds = new Map<number, string>();

function foldOf(codePoint: number): string {
  const known = folds.get(codePoint);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(codePoint);
  const fold = computedFold(character, codePoint);
  folds.set(codePoint, fold);
  return fold;
}

function computedFold(character: string, codePoint: number): string {
  if (isHangul.test(character)) return character;
  if (isInvisible.test(character)) return '';
  if (isDigit.test(character)) return String(digitValue(codePoint));
  return [...character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()]
    .map((one) => plainLetters[one] ?? one)
    .join('')
    .replace(/\p{M}/gu, '');
}

/** Digits of a script stand in a row from its zero. */
function digitValue(codePoint: number): number {
  const plain = Number.parseInt(String.fromCodePoint(codePoint).normalize('NFKC'), 10);
  if (!Number.isNaN(plain)) return plain;
  let value = 0;
  while (value < 9 && isDigit.test(String.fromCodePoint(codePoint - value - 1))) value += 1;
  return value;
}

/** Folds a text for searching; see `FoldedText`. */
export function foldedText(text: string): FoldedText {
  const plain = new Uint16Array(text.length);
  let at = 0;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) break;
    plain[at] = lowered[unit] ?? 0;
  }
  return at === text.length ? new FoldedText(text, plain, text.length) : foldedWide(text.normalize('NFC'));
}

function foldedWide(source: string): FoldedText {
  let units = new Uint16Array(source.length + 64);
  let places = new Int32Array(source.length + 64);
  let length = 0;
  const put = (unit: number, place: number): void => {
    if (length === units.length) {
      const [before, beforePlaces] = [units, places];
      units = new Uint16Array(length * 2);
      places = new Int32Array(length * 2);
      units.set(before);
      places.set(beforePlaces);
    }
    units[length] = unit;
    places[length] = place;
    length += 1;
  };
  for (let place = 0; place < source.length; place += 1) {
    const unit = source.charCodeAt(place);
    if (unit < 128) {
      put(lowered[unit] ?? 0, place);
      continue;
    }
    const codePoint = source.codePointAt(place) ?? unit;
    const fold = foldOf(codePoint);
    for (let i = 0; i < fold.length; i += 1) put(fold.charCodeAt(i), place);
    if (codePoint > 0xffff) place += 1;
  }
  return new FoldedText(source, units, length, places);
}
