import dicomParser from 'dicom-parser';

type Vertices = readonly (readonly [number, number])[];

/** Area by the shoelace formula. Written apart from the product on purpose. Pixels are square unless told. */
export function independentArea(vertices: Vertices, columnMm: number, rowMm = columnMm): number {
  let doubled = 0;
  for (const [i, [x1, y1]] of vertices.entries()) {
    const [x2, y2] = vertices[(i + 1) % vertices.length] ?? [0, 0];
    doubled += x1 * y2 - x2 * y1;
  }
  return (Math.abs(doubled) / 2) * columnMm * rowMm;
}

function isInside(vertices: Vertices, column: number, row: number): boolean {
  let crossings = 0;
  for (const [i, [x1, y1]] of vertices.entries()) {
    const [x2, y2] = vertices[(i + 1) % vertices.length] ?? [0, 0];
    const isCut = Math.min(y1, y2) <= row && row < Math.max(y1, y2);
    if (isCut && x1 + ((row - y1) * (x2 - x1)) / (y2 - y1) <= column) crossings += 1;
  }
  return crossings % 2 === 1;
}

interface Picture {
  readonly columns: number;
  readonly rows: number;
  /** The displayed value, slope and intercept applied. */
  readonly valueAt: (column: number, row: number) => number;
}

/** Mean displayed value over the pixel centres inside. */
export function independentMeanOf(
  { columns, rows, valueAt }: Picture,
  vertices: Vertices,
): { readonly mean: number; readonly count: number } {
  let sum = 0;
  let count = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isInside(vertices, column, row)) continue;
      sum += valueAt(column, row);
      count += 1;
    }
  }
  return { mean: sum / count, count };
}

/** The same, straight from a file's bytes (16 bit, unsigned, little endian). */
export function independentMean(
  file: Uint8Array,
  vertices: Vertices,
): { readonly mean: number; readonly count: number } {
  const data = dicomParser.parseDicom(file);
  const columns = data.uint16('x00280011') ?? 0;
  const rows = data.uint16('x00280010') ?? 0;
  const slope = Number(data.string('x00281053') ?? 1);
  const intercept = Number(data.string('x00281052') ?? 0);
  const offset = data.elements['x7fe00010']?.dataOffset ?? 0;
  const view = new DataView(file.buffer, file.byteOffset);
  const valueAt = (column: number, row: number): number =>
    view.getUint16(offset + 2 * (row * columns + column), true) * slope + intercept;
  return independentMeanOf({ columns, rows, valueAt }, vertices);
}
