/** ASCII with single blanks inside: nothing of it changes. */
const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/**
 * A cell's text as it is compared: full-width digits and letters as plain ones, every dash and minus as "-", one blank
 * between words, none around. Unicode NFKC also turns "²" into "2" and "㎏" into "kg".
 */
export function foldText(text: string): string {
  // Most cells are plain, and there are a hundred thousand of them.
  if (plain.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u207B\uFE58]/gu, '-')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The same in small letters and without accents: how words are looked up. */
export function foldWord(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return foldText(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/gu, '')
    .normalize('NFC');
}
