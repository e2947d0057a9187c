import type { BlandAltmanPoint } from '../../../report/figures/parts/blandAltmanPoints';

/** The point that the arrow keys lead to from one: its neighbour by the mean; the ends stay where they are. */
export function neighbourPoint(
  points: readonly BlandAltmanPoint[],
  subjectId: string | undefined,
  key: string,
): BlandAltmanPoint | undefined {
  const at = points.findIndex((one) => one.subjectId === subjectId);
  const last = points.length - 1;
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key];
  return to === undefined ? undefined : points[Math.min(last, Math.max(0, to))];
}
