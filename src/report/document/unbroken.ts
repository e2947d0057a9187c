/** One end of an interval as it is printed. */
const end = '[−–+-]?[\\d.]+(?: ?%)?';

/** Numbers that belong together: "(−9.9, −6.7)", "(2.1 to 5.4)", "4.2 ± 1.1", "P < 0.001", "n = 33". */
const numbers = new RegExp(
  `\\(${end}(?:(?:, | to |–|; )${end})*\\)|${end} ± ${end}|\\b[PnrZtk] [=<>≤≥] ${end}`,
  'gu',
);
/** A number with its unit: "95 %", "12.3 mm²", "215 days". */
const units = /(?<=\d) (?=%|mm[²³]?(?![\p{L}\p{N}])|days\b)/gu;

/** A text whose intervals, P values and units stay in one line where the text does not: their spaces do not break. */
export function unbroken(text: string): string {
  return text.replace(numbers, (whole) => whole.replaceAll(' ', '\u00a0')).replace(units, '\u00a0');
}
