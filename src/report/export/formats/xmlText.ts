const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Characters that XML 1.0 cannot hold: controls but tab and line ends, half characters, the last two of the first plane. */
const illegal = /[^\P{Cc}\t\n\r\u0080-\u009F]|[\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** A text inside an element or a quoted attribute of XML. What XML cannot hold becomes the replacement character. */
export function xmlText(text: string): string {
  return text
    .replace(illegal, '\uFFFD')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    .replace(/\r/g, '&#13;');
}
