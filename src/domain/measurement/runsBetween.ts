import type { PixelRuns } from './pixelRuns';

/**
 * Even-odd: the pixels between the first and second crossing of a row, the third and fourth, and so on. `startOfRow` says
 * where the crossings of each row begin in `columns`, which is put in order row by row.
 */
export function runsBetween(rows: number, startOfRow: Int32Array, columns: Int32Array): PixelRuns {
  const runs = new Int32Array((columns.length >> 1) * 3);
  let length = 0;
  for (let row = 0; row < rows; row++) {
    const start = startOfRow[row] ?? 0;
    const end = startOfRow[row + 1] ?? 0;
    if (end - start > 2) columns.subarray(start, end).sort();
    else if (end - start === 2) orderPair(columns, start);
    for (let i = start; i + 1 < end; i += 2) {
      const first = columns[i] ?? 0;
      const past = columns[i + 1] ?? 0;
      if (first === past) continue;
      const isContinued = length > 0 && runs[length - 3] === row && runs[length - 1] === first;
      if (isContinued) {
        runs[length - 1] = past;
        continue;
      }
      runs[length++] = row;
      runs[length++] = first;
      runs[length++] = past;
    }
  }
  return runs.slice(0, length);
}

function orderPair(columns: Int32Array, at: number): void {
  const a = columns[at] ?? 0;
  const b = columns[at + 1] ?? 0;
  if (a <= b) return;
  columns[at] = b;
  columns[at + 1] = a;
}
