/** What Excel takes as a sheet's name: at most this many UTF-16 units. */
const mostUnits = 31;

/**
 * Names of sheets as spreadsheets take them, one of its kind each whatever the case: without `[]:*?/\` and controls, no
 * apostrophe at the ends, not empty, not Excel's own "History".
 */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>(['history']);
  return wanted.map((name, index) => {
    const legal = name
      .replace(/[[\]:*?/\\\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[' ]+|[' ]+$/g, '');
    const base = legal === '' ? `Sheet ${index + 1}` : legal;
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? '' : ` (${count})`;
      const tried = `${shortened(base, mostUnits - suffix.length)}${suffix}`;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}

/** The beginning of a text, never half of a character. */
function shortened(text: string, units: number): string {
  if (text.length <= units) return text;
  const cut = text.slice(0, units);
  return cut.replace(/\p{Surrogate}$/u, '').replace(/[' ]+$/, '');
}
