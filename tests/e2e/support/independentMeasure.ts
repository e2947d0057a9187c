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

/** Values of the pixels whose centres are inside. */
export function independentValuesOf(
  { columns, rows, valueAt }: Picture,
  vertices: Vertices,
): readonly number[] {
  const values: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (isInside(vertices, column, row)) values.push(valueAt(column, row));
    }
  }
  return values;
}

/** Mean, SD (n − 1), extremes and median of values, straight from their definitions. */
export function statisticsOf(values: readonly number[]) {
  const inOrder = [...values].sort((a, b) => a - b);
  const at = (index: number): number => inOrder[index] ?? Number.NaN;
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean,
    sd: Math.sqrt(squares / (count - 1)),
    min: at(0),
    max: at(count - 1),
    median: (at(Math.floor((count - 1) / 2)) + at(Math.ceil((count - 1) / 2))) / 2,
  };
}

/** Mean displayed value over the pixel centres inside. */
export function independentMeanOf(
  picture: Picture,
  vertices: Vertices,
): { readonly mean: number; readonly count: number } {
  const values = independentValuesOf(picture, vertices);
  return { mean: values.reduce((sum, value) => sum + value, 0) / values.length, count: values.length };
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
