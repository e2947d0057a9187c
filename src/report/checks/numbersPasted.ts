/**
 * The numbers of a pasted block as texts, line by line: cells of a spreadsheet, or lines as a paper prints them
 * ("33 74.27 ± 8.10"). Words, "±" and brackets around numbers fall away; lines without a number too.
 *
 * `shares` says what a number in brackets after a count is: in a table of counts a percentage, which is left out.
 */
export function numbersPasted(
  text: string,
  { shares }: { readonly shares: 'leave-out' | 'keep' },
): readonly (readonly string[])[] {
  return text
    .split(/\r?\n/)
    .map((line) => (shares === 'leave-out' ? line.replace(/\([^)]*\)|\d+(?:[.,]\d+)?\s?%/g, ' ') : line))
    .map(numbersOfLine)
    .filter((numbers) => numbers.length > 0);
}

/**
 * A hyphen is a sign where it stands directly before a number and not directly behind one: "0.63 -3.65", but "12-34" is a
 * range. Only a printed minus (U+2212) may be set off by a space.
 */
const number = /(?<![\p{L}\d.,_])(?:−\s?|(?<![\d)])[–-])?\d+(?:[.,]\d+)*(?:[eE][−-]?\d+)?(?![\p{L}\d_])/gu;

function numbersOfLine(line: string): readonly string[] {
  return [...line.matchAll(number)].map(([one]) => one.replace(/\s/g, ''));
}
