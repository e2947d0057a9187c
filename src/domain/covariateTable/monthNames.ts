/** The first letters of months that tell them apart, without accents: English, German, French, Spanish. */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'ene'],
  ['feb', 'fev'],
  ['mar', 'marz', 'maerz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'dic'],
];

/** The month, from 1, that a name or its abbreviation stands for; `name` in small letters and without accents. */
export function monthOf(name: string): number | undefined {
  const at = beginnings.findIndex((all) => all.some((one) => name.startsWith(one)));
  return at < 0 ? undefined : at + 1;
}
