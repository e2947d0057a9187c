/** "Without", "before" and the like, in the languages that scanners' lists are written in. */
const before =
  /no|non|not|without|w ?o|wo|ohne|vor|kein\w*|sans|avant|sin|sem|senza|zonder|voor|utan|uten|uden|bez|przed|pred|před|без|до|fara|fără|nativ\w*|pre|pré|prior to|prima|antes(?: de)?|not|ללא|بدون|χωρίς|非|无|無|비/u
    .source;
/** Little words between a negation and what it denies: "sans injection de gado", "sin la saturación". */
const between = /(?: (?:de|del|della|di|la|el|le|il|the|iv|i v|any|post))*/u.source;

/**
 * A text in which denied words are taken out: "T2 non fat sat" and "ohne KM" say the opposite of what they name.
 * `words` is the source of a pattern for whole words; the text begins and ends with a blank, as `seriesText` gives it.
 */
export function withoutNegations(text: string, words: string): string {
  const denied = new RegExp(` (?:${before})${between} ?(?:${words})(?= )`, 'gu');
  return text.replace(denied, ' ').replace(/ +/g, ' ');
}
