/** What a spreadsheet would run as a formula; by its first character, whatever lines follow. East Asian ones take wide signs. */
export const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** Where a spreadsheet that divides columns at semicolons or tabs, as in half of Europe, would see the start of one. */
const formulaInside = /([;\t]\s*)(?=[=+\-@＝＋－＠])/g;

/** A number as tables print it. */
const number = '-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)%?';
/** Nothing but numbers, "-10.1 (-11.8, -7.5)", or the sign that stands for none: a sign in front of these starts no formula. */
const print = `(?:-|${number}(?:(?:[ (,)–±]+| to )${number})*\\)?)$`;

/** As `formulaStart`, but for printed numbers. */
export const formulaStartOfPrint = new RegExp(`^(?!${print})[=+\\-@\\t\\r\\n＝＋－＠]`);

/** A text with an apostrophe wherever a semicolon or tab inside it would let a formula begin. */
export function withoutFormulaInside(text: string): string {
  return text.replace(formulaInside, "$1'");
}

/** A text that no spreadsheet runs: an apostrophe stands in front of what it would take for the start of a formula. */
export function neutralText(text: string, start: RegExp = formulaStart): string {
  const inside = withoutFormulaInside(text);
  return start.test(inside) ? `'${inside}` : inside;
}
