/** Characters that turn the direction of what follows them, and the isolates that could end ours early. */
const controls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A text out of a file, to stand in a line with other text: without characters that would turn the line around it, and
 * set apart from its neighbours where it is written from right to left (Unicode FSI … PDI). Any other text is unchanged.
 */
export function isolatedText(text: string): string {
  const plain = text.replace(controls, '');
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}
