/**
 * The corners of a ROC curve in percent, (100 % − specificity, sensitivity), from (100, 100) to (0, 0), without those that lie
 * on a straight line between their neighbours: the drawing is the same.
 */
export function rocCorners(
  points: readonly { readonly sensitivity: number; readonly specificity: number }[],
): readonly (readonly [number, number])[] {
  const places = points.map(
    ({ sensitivity, specificity }) => [100 * (1 - specificity), 100 * sensitivity] as const,
  );
  return places.filter((place, at) => {
    const [before, after] = [places[at - 1], places[at + 1]];
    if (!before || !after) return true;
    const isUpright = before[0] === place[0] && place[0] === after[0];
    const isLevel = before[1] === place[1] && place[1] === after[1];
    return !isUpright && !isLevel;
  });
}
