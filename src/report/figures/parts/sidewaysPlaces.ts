import { beeswarm } from './beeswarm';

/** Above so many points a swarm has no room in any figure, and takes long to find that out. */
const swarmLimit = 600;

/**
 * Sideways places for points at given heights, in the order of the heights: a beeswarm; where that has no room, a spread as wide as
 * the points are dense, in which they may cover each other. Nothing of it is drawn by lot.
 */
export function sidewaysPlaces(
  heights: readonly number[],
  options: { readonly diameter: number; readonly halfWidth: number },
): readonly number[] {
  if (heights.length > swarmLimit) return spreadByDensity(heights, options);
  const places = beeswarm(heights, options);
  // What has no room in a swarm is put at its edge.
  const hasRoom = places.every((place) => Math.abs(place) < options.halfWidth);
  return hasRoom ? places : spreadByDensity(heights, options);
}

function spreadByDensity(
  heights: readonly number[],
  { diameter, halfWidth }: { readonly diameter: number; readonly halfWidth: number },
): readonly number[] {
  const binOf = (height: number): number => Math.floor(height / diameter);
  const counts = new Map<number, number>();
  for (const height of heights) counts.set(binOf(height), (counts.get(binOf(height)) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  const turns = new Map<number, number>();
  return heights.map((height) => {
    const bin = binOf(height);
    const turn = (turns.get(bin) ?? 0) + 1;
    turns.set(bin, turn);
    return (2 * radicalInverse(turn) - 1) * halfWidth * ((counts.get(bin) ?? 0) / most);
  });
}

/** 1/2, 1/4, 3/4, 1/8, 5/8 …: places that fill a line evenly, however many there are (van der Corput). */
function radicalInverse(index: number): number {
  let [value, share] = [0, 0.5];
  for (let rest = index; rest > 0; rest = Math.floor(rest / 2)) {
    value += share * (rest % 2);
    share /= 2;
  }
  return value;
}
