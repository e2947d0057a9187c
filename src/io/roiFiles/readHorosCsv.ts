import type {
  ForeignRoi,
  ForeignValues,
  RoiFileRefusal,
  RoiFilesRead,
} from '../../domain/roiFiles/foreignRoi';
import { asLps, asPair, horosRoi } from './horosRoi';
import { isRefusal } from './isRefusal';

const cm2ToMm2 = 100;
const largestCsvBytes = 64 * 1024 * 1024;
const valuesAPoint = 5;

/** Whether a text begins as the CSV of the plugin Export ROIs does. */
export function isHorosCsv(text: string): boolean {
  return /^\uFEFF?\s*"?ImageNo"?\s*,\s*"?RoiNo"?\s*,/i.test(text.slice(0, 200));
}

/**
 * Reads the CSV of the plugin Export ROIs of Horos and OsiriX: values, centre, then five numbers a point (mm x, y, z and
 * pixel x, y). Columns are found by their heads, because OsiriX has more of them than Horos. The plugin does not escape
 * quotes in names: a line is cut at its first and last quote of the name, not by the rules of CSV.
 */
export function readHorosCsv(bytes: Uint8Array, file: string): RoiFilesRead {
  if (bytes.length > largestCsvBytes) {
    return { rois: [], refused: [{ file, roiName: '', kind: 'too-large', detail: `${bytes.length} bytes` }] };
  }
  const [head = '', ...lines] = new TextDecoder()
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const columns = head.split(',').map((name) => name.replace(/"/g, '').trim().toLowerCase());
  const pointsFrom = columns.indexOf('mmx');
  const nameAt = columns.indexOf('roiname');
  if (pointsFrom < 0 || nameAt < 0) {
    return {
      rois: [],
      refused: [{ file, roiName: '', kind: 'not-an-roi-file', detail: 'lacks mmX or RoiName' }],
    };
  }
  const records = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [readLine(line, index + 2, { file, columns, nameAt, pointsFrom })],
  );
  return {
    rois: records.filter((record): record is ForeignRoi => !isRefusal(record)),
    refused: records.filter(isRefusal),
  };
}

interface Layout {
  readonly file: string;
  readonly columns: readonly string[];
  readonly nameAt: number;
  readonly pointsFrom: number;
}

function readLine(line: string, number: number, layout: Layout): ForeignRoi | RoiFileRefusal {
  const { file, columns, nameAt, pointsFrom } = layout;
  const cells = cellsOf(line, nameAt, columns.length);
  const name = cells[nameAt] ?? '';
  const cell = (...names: readonly string[]): string | undefined => {
    const found = columns.findIndex((column) => names.includes(column));
    return found < 0 ? undefined : cells[found];
  };
  const value = (...names: readonly string[]): number | undefined => numberOf(cell(...names));
  const stated = value('numofpoints');
  const coordinates = cells.slice(pointsFrom).map(numberOf);
  const count = stated ?? Math.floor(coordinates.length / valuesAPoint);
  if (!(count >= 0) || coordinates.length < count * valuesAPoint) {
    const has = Math.floor(coordinates.length / valuesAPoint);
    const detail = `line ${number} has ${has} points and states ${stated ?? 'none'}`;
    return { file, roiName: name, kind: 'damaged', detail };
  }
  const points = Array.from({ length: count }, (_, index) =>
    coordinates.slice(index * valuesAPoint, (index + 1) * valuesAPoint),
  );
  const whole = points.map((point) => point.flatMap((coordinate) => coordinate ?? []));
  const imageIndex = value('imageno');
  const uid = cell('sopinstanceuid')?.trim();
  return horosRoi({
    file,
    name,
    comments: '',
    type: value('roitype'),
    pointsCorner: whole.map((point) => (point.length < valuesAPoint ? undefined : asPair(point.slice(3)))),
    pointsLps: whole.map((point) => (point.length < valuesAPoint ? undefined : asLps(point))),
    image: {
      ...(uid && { sopInstanceUid: uid }),
      ...(imageIndex !== undefined && imageIndex >= 0 && { slicePosition: Math.trunc(imageIndex) + 1 }),
    },
    values: valuesOf(value),
  });
}

/** Cells of a line; the name alone is quoted, and what is between its outermost quotes is taken as it stands. */
function cellsOf(line: string, nameAt: number, columnCount: number): readonly string[] {
  const plain = line.split(',');
  // Without a comma or a quote in the name there is nothing to weigh.
  const open = line.indexOf('"');
  if (open < 0) return plain;
  const before = line.slice(0, open).split(',');
  if (before.length - 1 !== nameAt) return plain.map((cell) => cell.replace(/^"|"$/g, ''));
  // Behind the name come numbers (and UIDs): the first quote that is followed by nothing but cells of those ends it.
  const rest = line.slice(open + 1);
  const closings = [...rest.matchAll(/",/g)].map((match) => match.index);
  const close = closings.find((at) => {
    const cells = rest.slice(at + 2).split(',');
    return (
      cells.length >= columnCount - nameAt - valuesAPoint - 2 &&
      cells.every((cell) => /^\s*"?[-+0-9.eEnaif]*"?\s*$/.test(cell))
    );
  });
  if (close === undefined) return plain.map((cell) => cell.replace(/^"|"$/g, ''));
  const after = rest
    .slice(close + 2)
    .split(',')
    .map((cell) => cell.replace(/"/g, ''));
  return [...before.slice(0, nameAt), rest.slice(0, close), ...after];
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function valuesOf(value: (...names: readonly string[]) => number | undefined): ForeignValues {
  // "Area" of Horos is in cm²; OsiriX names the unit.
  const areaCm2 = value('areacm2', 'area');
  const found: Readonly<Record<Exclude<keyof ForeignValues, 'pixelCount'>, number | undefined>> = {
    areaMm2: areaCm2 === undefined ? undefined : areaCm2 * cm2ToMm2,
    areaPx2: value('areapix2'),
    mean: value('roimean'),
    sd: value('roidev'),
    min: value('roimin'),
    max: value('roimax'),
    total: value('roitotal'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, one]) => one !== undefined));
}
