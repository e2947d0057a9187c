/**
 * Calls back for every lattice point (whole multiples of `step`) whose centre lies inside a polygon, by the even-odd
 * rule. On pixel coordinates with step 1 these are the pixels whose centre is inside.
 */
export function forEachPixelInside(
  outline: readonly (readonly [number, number])[],
  step: number,
  visit: (x: number, y: number) => void,
): void {
  const ys = outline.map(([, y]) => y);
  const first = Math.ceil(Math.min(...ys) / step);
  const last = Math.floor(Math.max(...ys) / step);
  for (let row = first; row <= last; row++) {
    const y = row * step;
    const crossings: number[] = [];
    for (let i = 0; i < outline.length; i++) {
      const [ax, ay] = outline[i] ?? [0, 0];
      const [bx, by] = outline[(i + 1) % outline.length] ?? [0, 0];
      if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.ceil((crossings[k] ?? 0) / step);
      const to = Math.floor((crossings[k + 1] ?? 0) / step);
      for (let column = from; column <= to; column++) visit(column * step, y);
    }
  }
}
