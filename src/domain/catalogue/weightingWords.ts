/** Parts that sites write before T2 without a blank: "AXT2", "sT2W_TSE", "OAxT2", "FST2"; never "part2". */
const t2Words =
  /[ \d](?:s|e|d|w|fs|wfs|o?ax|axi|axial|tra|trans|o?sag|cor|tse|fse|frfse|fr|iso|3d|2d)?[tт]2(?!\s?\*|\s?star|\d|[a-z]*map|w? ?ffe| gre| fl[23]d| me[23]d|flair)|t2 ?(?:weighted|gewichtet|pond)|\bhaste\b|\bssfse\b/u;
/** T1, proton density, T2*, and gradient echoes by their vendors' names. */
const otherWords =
  / (?:\w*(?<![a-z])[tт]1\w*|[so]?ax[tт]1\w*|sagt1\w*|pd|pdw\w*|pd ?(?:tse|fse|fs|spair)\w*|dp|protons?|t2 ?\*\w*|t2 me[23]d\w*|me[23]d\w*|t2 ?star\w*|t2w? ?ffe\w*|swi|swan|medic|merge|m ?ffe|mffe|fiesta\w*|trufi\w*|ciss|dess|f?gre|fgr|fl[23]d\w*|flash\w*|spgr|vibe\w*|lava\w*|mprage\w*) /u;

/** Whether the words of a series, as `seriesText` gives them, call it T2-weighted spin echo. */
export function saysT2(text: string): boolean {
  return t2Words.test(text);
}

/** Whether they call it by another weighting or by a gradient echo. */
export function saysOtherWeighting(text: string): boolean {
  return otherWords.test(text);
}
