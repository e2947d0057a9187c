/** A text whose ranges, "(−9.9, −6.7)", and P values stay in one line where the text does not. */
export function unbrokenRanges(text: string): string {
  return text.replace(/\([^)]*\)|P [=<] [\d.]+/g, (range) => range.replaceAll(' ', '\u00a0'));
}
