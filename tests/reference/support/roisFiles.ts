import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PointPx } from '../../../src/domain/image/point';
import type { SliceImage } from '../../../src/domain/image/sliceImage';
import { readUncompressedSlice, type WordReading } from './roisDicom';

/** Statistics of one pixel set, as the reference files state them; null is undefined. */
export interface ExpectedSignal {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly median: number | null;
  readonly sumStored?: number | null;
  readonly maskSha256?: string;
  readonly pixelCountAreaMm2?: number;
}

/** What ImageJ reported for a case, with every difference explained in its notes. */
export interface ExpectedImageJ extends ExpectedSignal {
  readonly roiAccepted: boolean;
  readonly areaMm2: number | null;
  readonly maskEqualsCentreRule?: boolean;
  readonly maskEqualsRightBottomRule?: boolean;
  readonly notes: readonly string[];
}

/** One ROI with its expected measurement. */
export interface RoiCase {
  readonly id: string;
  readonly category: string;
  readonly image: string;
  readonly outer: readonly PointPx[];
  readonly exclusions: readonly (readonly PointPx[])[];
  readonly normalizedVertexCount?: number;
  readonly sameAs?: string;
  readonly partitionOf?: string;
  readonly storedBitsPolicy?: string;
  readonly expected: {
    readonly polygon: {
      readonly areaPx2: number;
      readonly areaMm2: number;
      readonly outerAreaMm2: number;
      readonly outerPerimeterMm?: number;
      readonly outerCentroidPx?: PointPx | null;
      readonly orientation?: string;
      readonly leavesImage: boolean;
      readonly exclusionAreaMm2?: readonly number[];
    };
    readonly centreRule: ExpectedSignal;
    readonly centreRuleOtherTieRules?: { readonly rightBottom: ExpectedSignal };
    readonly centreRuleWholeWord?: ExpectedSignal;
    readonly imagej?: ExpectedImageJ;
  };
}

/** One outline that must not be measured. */
export interface RejectedOutline {
  readonly id: string;
  readonly image: string;
  readonly outer: readonly PointPx[];
  readonly exclusions: readonly (readonly PointPx[])[];
  readonly expected: 'rejected' | 'rejected-or-warned';
  readonly reason: string;
  readonly offendingRing: string;
}

/** One folder of reference cases. */
export interface RoiSuite {
  readonly folder: string;
  readonly cases: readonly RoiCase[];
  readonly rejected: readonly RejectedOutline[];
  /** Expected pixel set per case: [row, first column, end column). */
  readonly masks: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly image: (id: string, reading?: WordReading) => SliceImage;
}

interface ImageEntry {
  readonly id: string;
  readonly file: string;
  readonly rows: number;
  readonly columns: number;
  readonly rowSpacingMm: number;
  readonly columnSpacingMm: number;
  readonly rescaleSlope: number;
  readonly rescaleIntercept: number;
  readonly storedSha256?: string;
}

/** The folders to run: the project's own cases, and the shared ones or those the environment names. */
export function roiFolders(): { readonly folders: readonly string[]; readonly absent: string | undefined } {
  const own = fileURLToPath(new URL('../cases/rois', import.meta.url));
  const named = process.env['REFERENCE_ROIS'];
  if (named !== undefined && named !== '') return { folders: [named, own], absent: undefined };
  const shared = fileURLToPath(new URL('../../../../shared/data/rois', import.meta.url));
  return existsSync(join(shared, 'cases.json'))
    ? { folders: [shared, own], absent: undefined }
    : { folders: [own], absent: shared };
}

/** Reads one folder; slices are read when first asked for and checked against what the folder says of them. */
export function loadRoiSuite(folder: string): RoiSuite {
  const cases = readJson<{ cases: readonly RoiCase[] }>(folder, 'cases.json').cases;
  const images = readJson<{ images: readonly ImageEntry[] }>(folder, 'images.json').images;
  const hasRejected = existsSync(join(folder, 'rejected.json'));
  const rejected = hasRejected
    ? readJson<{ cases: readonly RejectedOutline[] }>(folder, 'rejected.json').cases
    : [];
  const cache = new Map<string, SliceImage>();
  const image = (id: string, reading: WordReading = 'bits-stored'): SliceImage => {
    const key = `${id} ${reading}`;
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const entry = images.find((candidate) => candidate.id === id);
    if (entry === undefined) throw new Error(`images.json has no ${id}`);
    const slice = readUncompressedSlice(readFileSync(join(folder, entry.file)), reading);
    if (reading === 'bits-stored') checkSlice(slice, entry);
    cache.set(key, slice);
    return slice;
  };
  return { folder, cases, rejected, masks: readJson(folder, 'masks.json'), image };
}

function readJson<T>(folder: string, name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

function checkSlice(slice: SliceImage, entry: ImageEntry): void {
  const facts = [
    [slice.grid.rows, entry.rows],
    [slice.grid.columns, entry.columns],
    [slice.grid.spacing?.rowMm, entry.rowSpacingMm],
    [slice.grid.spacing?.columnMm, entry.columnSpacingMm],
    [slice.rescale.slope, entry.rescaleSlope],
    [slice.rescale.intercept, entry.rescaleIntercept],
    [sha256OfStored(slice.storedValues), entry.storedSha256 ?? sha256OfStored(slice.storedValues)],
  ];
  const wrong = facts.filter(([got, wanted]) => got !== wanted);
  if (wrong.length > 0) throw new Error(`${entry.id} was read wrongly: ${JSON.stringify(wrong)}`);
}

/** SHA-256 over stored values as little-endian 32-bit integers. */
function sha256OfStored(stored: Int32Array): string {
  const bytes = new DataView(new ArrayBuffer(stored.length * 4));
  stored.forEach((value, i) => {
    bytes.setInt32(4 * i, value, true);
  });
  return createHash('sha256').update(new Uint8Array(bytes.buffer)).digest('hex');
}
