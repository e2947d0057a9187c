import { bench, describe } from 'vitest';
import { diceOfOutlines } from '../../src/domain/agreement/diceOfOutlines';
import { surfaceDistance } from '../../src/domain/agreement/surfaceDistance';
import type { PointPx } from '../../src/domain/image/point';

/*
 * One case of agreement, with outlines as observers draw them: 35 vertices, some 30 × 25 mm. 1,000 subjects with two sides and two time
 * points are 4,000 cases: to be done in well under 10 s. Beside it the plain way, on a grid as fine as the product's steps (0.05 mm): both
 * outlines as pixels for Dice, and for each pixel of a border the nearest of the other's.
 */

const spacing = { columnMm: 0.625, rowMm: 0.625 };

function muscle(seed: number): readonly PointPx[] {
  return Array.from({ length: 35 }, (_, at): PointPx => {
    const angle = (2 * Math.PI * at) / 35;
    const radius = 20 + 2 * Math.sin(3 * angle + seed) + 0.6 * Math.sin(11 * angle + 3 * seed);
    return [120 + 1.2 * radius * Math.cos(angle), 90 + radius * Math.sin(angle)];
  });
}

const pairs = Array.from({ length: 40 }, (_, at) => [muscle(at / 7), muscle(at / 7 + 0.15)] as const);
let next = 0;
const pairNow = () => pairs[next++ % pairs.length] ?? ([muscle(0), muscle(1)] as const);

const cellMm = 0.05;

/** Cells inside of a ring, row by row, and which of them lie at its border. */
function cellsOf(ring: readonly PointPx[], columns: number, rows: number, leftMm: number, topMm: number) {
  const inside = new Uint8Array(columns * rows);
  const mm = ring.map(
    ([x, y]) => [(x * spacing.columnMm - leftMm) / cellMm, (y * spacing.rowMm - topMm) / cellMm] as const,
  );
  for (let row = 0; row < rows; row++) {
    const y = row + 0.5;
    const crossings = mm.flatMap(([x1, y1], at) => {
      const [x2, y2] = mm[(at + 1) % mm.length] ?? [x1, y1];
      return y1 > y !== y2 > y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
    });
    crossings.sort((a, b) => a - b);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from = 0, to = 0] = [crossings[at], crossings[at + 1]];
      inside.fill(1, row * columns + Math.ceil(from - 0.5), row * columns + Math.ceil(to - 0.5));
    }
  }
  const border: number[] = [];
  for (let cell = columns; cell < inside.length - columns; cell++) {
    if (
      inside[cell] &&
      !(inside[cell - 1] && inside[cell + 1] && inside[cell - columns] && inside[cell + columns])
    ) {
      border.push(cell);
    }
  }
  return { inside, border };
}

function onGrid(one: readonly PointPx[], other: readonly PointPx[]): number {
  const all = [...one, ...other];
  const [leftMm, topMm] = [
    Math.min(...all.map(([x]) => x)) * spacing.columnMm - 0.2,
    Math.min(...all.map(([, y]) => y)) * spacing.rowMm - 0.2,
  ];
  const columns = Math.ceil((Math.max(...all.map(([x]) => x)) * spacing.columnMm - leftMm + 0.2) / cellMm);
  const rows = Math.ceil((Math.max(...all.map(([, y]) => y)) * spacing.rowMm - topMm + 0.2) / cellMm);
  const [a, b] = [cellsOf(one, columns, rows, leftMm, topMm), cellsOf(other, columns, rows, leftMm, topMm)];
  let shared = 0;
  let both = 0;
  for (let cell = 0; cell < a.inside.length; cell++) {
    shared += (a.inside[cell] ?? 0) & (b.inside[cell] ?? 0);
    both += (a.inside[cell] ?? 0) + (b.inside[cell] ?? 0);
  }
  let sum = 0;
  for (const [from, to] of [
    [a.border, b.border],
    [b.border, a.border],
  ] as const) {
    for (const cell of from) {
      let least = Number.POSITIVE_INFINITY;
      for (const place of to) {
        const across = (cell % columns) - (place % columns);
        const down = Math.floor(cell / columns) - Math.floor(place / columns);
        const square = across * across + down * down;
        if (square < least) least = square;
      }
      sum += Math.sqrt(least);
    }
  }
  return (2 * shared) / both + sum;
}

describe('one case of agreement', () => {
  bench('Dice and distances of the polygons', () => {
    const [one, other] = pairNow();
    diceOfOutlines(one, other);
    surfaceDistance(one, other, spacing);
  });

  bench('the same on a grid of 0.05 mm', () => {
    const [one, other] = pairNow();
    onGrid(one, other);
  });
});
