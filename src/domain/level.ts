const cervicalToSacral = [
  ...Array.from({ length: 13 }, (_, i) => `T${i + 1}`),
  ...Array.from({ length: 6 }, (_, i) => `L${i + 1}`),
  'S1',
];

/** A vertebral level: T1 to T13, L1 to L6, S1. */
export type VertebralLevel = string & { readonly __level?: never };

/** All vertebral levels from top to bottom. */
export const vertebralLevels: readonly VertebralLevel[] = cervicalToSacral;

/** Reads a level in any case, with or without blanks ("l 1"); undefined when it is none. */
export function parseVertebralLevel(text: string): VertebralLevel | undefined {
  const wanted = text.replace(/\s+/g, '').toUpperCase();
  return vertebralLevels.find((level) => level === wanted);
}

/** A region of the spine by which levels are counted and contoured. */
export type LevelRegion = 'T5-T10' | 'T11-L2' | 'L3-L5';

/** The regions by which Table 1 reports levels; undefined for a level outside T5 to L5. */
export function regionOf(level: VertebralLevel): LevelRegion | undefined {
  if (['T5', 'T6', 'T7', 'T8', 'T9', 'T10'].includes(level)) return 'T5-T10';
  if (['T11', 'T12', 'T13', 'L1', 'L2'].includes(level)) return 'T11-L2';
  if (['L3', 'L4', 'L5'].includes(level)) return 'L3-L5';
  return undefined;
}
