/**
 * Sideways places for points at given heights, so that none covers another: each goes as near to the middle as it
 * fits, alternating sides. Heights and the result are in the same unit; the result is in the order of the heights.
 *
 * Beyond `halfWidth` nothing is placed: points that do not fit share the outermost place, so that none is lost.
 */
export function beeswarm(
  heights: readonly number[],
  { diameter, halfWidth }: { readonly diameter: number; readonly halfWidth: number },
): readonly number[] {
  const order = heights
    .map((_, index) => index)
    .sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0) || a - b);
  const places = new Array<number>(heights.length).fill(0);
  const placed: { readonly height: number; readonly place: number }[] = [];
  for (const [turn, index] of order.entries()) {
    const height = heights[index] ?? 0;
    const near = placed.filter((one) => height - one.height < diameter);
    const place = freePlace(height, near, diameter, halfWidth, turn % 2 === 0 ? 1 : -1);
    places[index] = place;
    placed.push({ height, place });
  }
  return places;
}

function freePlace(
  height: number,
  near: readonly { readonly height: number; readonly place: number }[],
  diameter: number,
  halfWidth: number,
  firstSide: 1 | -1,
): number {
  // A point touches its neighbour where the distance is a diameter: those places and the middle are all that can win.
  const touching = near.flatMap((one) => {
    const reach = Math.sqrt(Math.max(0, diameter ** 2 - (height - one.height) ** 2));
    return [one.place + reach * firstSide, one.place - reach * firstSide];
  });
  const isFree = (place: number): boolean =>
    near.every((one) => Math.hypot(one.place - place, one.height - height) >= diameter - 1e-6);
  const free = [0, ...touching]
    .filter((place) => Math.abs(place) <= halfWidth && isFree(place))
    .sort((a, b) => Math.abs(a) - Math.abs(b));
  return free[0] ?? halfWidth * firstSide;
}
