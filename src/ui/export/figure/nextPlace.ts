/** Where something stands on the screen. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

const directions: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Sideways counts more than ahead: an arrow key follows its row as long as there is one. */
const sidewaysWeight = 2;
/** Places nearer than this are the same to the eye. */
const sameWithin = 0.5;

/**
 * The index of the place that an arrow key leads to: the nearest in its direction; Home and End lead to the leftmost and the
 * rightmost. Undefined for other keys and where there is none. From nowhere, any arrow leads to the leftmost.
 */
export function nextPlace(
  places: readonly Place[],
  from: number | undefined,
  key: string,
): number | undefined {
  const direction = directions[key];
  const here = from === undefined ? undefined : places[from];
  if (key === 'Home' || key === 'End' || (direction && !here)) {
    const sign = key === 'End' ? -1 : 1;
    return least(places, ({ x }) => sign * x);
  }
  if (!direction || !here) return undefined;
  const [dx, dy] = direction;
  return least(places, ({ x, y }) => {
    const ahead = (x - here.x) * dx + (y - here.y) * dy;
    const sideways = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    return ahead > sameWithin ? ahead + sidewaysWeight * sideways : undefined;
  });
}

function least(places: readonly Place[], costOf: (place: Place) => number | undefined): number | undefined {
  let best: number | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const [at, place] of places.entries()) {
    const cost = costOf(place);
    if (cost !== undefined && cost < bestCost) [best, bestCost] = [at, cost];
  }
  return best;
}
