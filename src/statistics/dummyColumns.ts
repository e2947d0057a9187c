/** A factor as columns of 0 and 1, row by row: one column for each level but the first; `null` is missing in all of them. */
export interface DummyColumns<Level> {
  /** In order of appearance; the first is the one that the others are compared with. */
  readonly levels: readonly Level[];
  readonly rows: readonly (readonly (number | null)[])[];
}

/** Codes a factor for a model with intercept (treatment contrasts). A single level gives rows without columns. */
export function dummyColumns<Level extends string | number>(
  labels: readonly (Level | null | undefined)[],
): DummyColumns<Level> {
  const levels: Level[] = [];
  for (const label of labels) {
    if (label !== null && label !== undefined && !levels.includes(label)) levels.push(label);
  }
  const others = levels.slice(1);
  return {
    levels,
    rows: labels.map((label) =>
      others.map((level) => (label === null || label === undefined ? null : label === level ? 1 : 0)),
    ),
  };
}
