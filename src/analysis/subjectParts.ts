import type { AnalysedSubject } from './studyFlow';

/** Subjects that were taken out of a longer list, in its order: what is known of all of them is known of these. */
export interface SubjectPart {
  readonly whole: readonly AnalysedSubject[];
  /** Where each stands among the whole. */
  readonly places: ArrayLike<number>;
}

const parts = new WeakMap<readonly AnalysedSubject[], SubjectPart>();

/** Remembers whose part a list is; neither list is changed any more. */
export function rememberPart(part: readonly AnalysedSubject[], of: SubjectPart): void {
  parts.set(part, of);
}

/** What a list is a part of; undefined of others. */
export function partOf(analysed: readonly AnalysedSubject[]): SubjectPart | undefined {
  return parts.get(analysed);
}

/** The values of a part out of those of the whole. */
export function valuesAt(values: readonly number[], places: ArrayLike<number>): readonly number[] {
  const own: number[] = [];
  for (let i = 0; i < places.length; i += 1) own.push(values[places[i] ?? 0] ?? Number.NaN);
  return own;
}
