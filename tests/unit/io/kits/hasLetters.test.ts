import { describe, expect, it } from 'vitest';
import { hasLetters } from '../../../../src/io/kits/hasLetters';

/** Letters of five by seven pixels, a row a text. */
const font: Readonly<Record<string, readonly string[]>> = {
  K: ['X   X', 'X  X ', 'X X  ', 'XX   ', 'X X  ', 'X  X ', 'X   X'],
  I: ['XXX  ', ' X   ', ' X   ', ' X   ', ' X   ', ' X   ', 'XXX  '],
  M: ['X   X', 'XX XX', 'X X X', 'X   X', 'X   X', 'X   X', 'X   X'],
  '1': ['  X  ', ' XX  ', '  X  ', '  X  ', '  X  ', '  X  ', ' XXX '],
  '9': [' XXX ', 'X   X', 'X   X', ' XXXX', '    X', '   X ', ' XX  '],
  '4': ['   X ', '  XX ', ' X X ', 'X  X ', 'XXXXX', '   X ', '   X '],
  '7': ['XXXXX', '    X', '   X ', '  X  ', '  X  ', '  X  ', '  X  '],
};
const rows = 160;
const columns = 160;

/** A body of soft edge and noise before a dark background, as an MR image has it. */
function body(): Int32Array {
  const values = new Int32Array(rows * columns);
  let seed = 7;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const distance = Math.hypot((row - 80) / 60, (column - 80) / 65);
      const tissue = distance < 1 ? 500 + 400 * Math.sin(row / 9) * Math.cos(column / 7) : 0;
      values[row * columns + column] = Math.round(Math.max(0, tissue) + (seed % 41));
    }
  }
  return values;
}

function withText(text: string, atRow: number, atColumn: number, value: number, scale = 1): Int32Array {
  const values = body();
  [...text].forEach((letter, place) => {
    (font[letter] ?? []).forEach((line, y) => {
      [...line].forEach((mark, x) => {
        if (mark !== 'X') return;
        for (let dy = 0; dy < scale; dy++) {
          for (let dx = 0; dx < scale; dx++) {
            const row = atRow + y * scale + dy;
            const column = atColumn + (place * 6 + x) * scale + dx;
            values[row * columns + column] = value;
          }
        }
      });
    });
  });
  return values;
}

describe('text drawn into an image', () => {
  it('is not suspected in an image without', () => {
    expect(hasLetters(body(), rows, columns)).toBe(false);
  });

  it.each([
    ['in the upper border', withText('KIM1947', 4, 6, 4095)],
    ['in the lower border, twice as large', withText('KIM19', 140, 30, 4095, 2)],
    ['over the tissue, at the largest value', withText('KIM1947', 76, 50, 4095)],
    ['in a border, not quite at the largest value', withText('KIM1947', 4, 100, 870)],
  ])('is found %s', (_where, values) => {
    expect(hasLetters(values, rows, columns)).toBe(true);
  });

  it('is not suspected in a ruler, whose marks are all alike', () => {
    const values = body();
    for (let mark = 0; mark < 12; mark++) {
      for (let row = 150; row < 157; row++) values[row * columns + 10 + mark * 8] = 4095;
    }
    expect(hasLetters(values, rows, columns)).toBe(false);
  });

  it('is not suspected in an image of one value', () => {
    expect(hasLetters(new Int32Array(rows * columns).fill(9), rows, columns)).toBe(false);
  });
});
