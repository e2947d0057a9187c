import { timePoints } from '../../../domain/timePoint';
import { demoCohort } from './demoCohort';
import { demoHeaderBytes, demoPixelBytes, demoSliceHeader } from './demoHeader';
import { type DemoSlice, demoPath, parseDemoPath, sliceCount } from './demoPath';
import { demoScan } from './demoScan';
import { axialPhantom } from './phantomAxial';
import { sagittalPhantom } from './phantomSagittal';
import { storedValues } from './sliceFinish';

/** One file of the demo study. */
export interface DemoFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** SD of the scanner's noise per channel, displayed values. */
const noiseSd = { ax: 22, sag: 20 };
/** How many slices' pixels are kept. */
const keptSlices = 48;

/** All files of the demo study; nothing is drawn for it. */
export function listDemoFiles(seed: number): readonly DemoFile[] {
  const sizeBytes = demoHeaderBytes + demoPixelBytes;
  return demoCohort(seed).flatMap(({ index }) =>
    timePoints.flatMap((timePoint) =>
      (['ax', 'sag'] as const).flatMap((series) =>
        Array.from({ length: sliceCount(seed, index, timePoint, series) }, (_, slice) => ({
          path: demoPath({ subjectIndex: index, timePoint, series, slice }),
          sizeBytes,
        })),
      ),
    ),
  );
}

/**
 * Bytes `start` up to but not including `end` of a demo file; fewer where the file ends before. The slice is drawn only
 * when the range reaches its pixels. A path that `listDemoFiles` does not name is a bug of the caller.
 */
export function readDemoBytes(seed: number, path: string, start: number, end: number): Uint8Array {
  const slice = parseDemoPath(seed, path);
  if (!slice) throw new Error(`Bug: the demo has no file ${path}`);
  const from = Math.max(0, start);
  const to = Math.min(end, demoHeaderBytes + demoPixelBytes);
  if (to <= from) return new Uint8Array();
  const bytes = new Uint8Array(to - from);
  if (from < demoHeaderBytes) {
    bytes.set(demoSliceHeader(seed, slice).subarray(from, Math.min(to, demoHeaderBytes)));
  }
  if (to > demoHeaderBytes) {
    const first = Math.max(from, demoHeaderBytes);
    const pixels = pixelBytes(seed, path, slice);
    bytes.set(pixels.subarray(first - demoHeaderBytes, to - demoHeaderBytes), first - from);
  }
  return bytes;
}

const kept = new Map<string, Uint8Array>();

function pixelBytes(seed: number, path: string, slice: DemoSlice): Uint8Array {
  const key = `${seed} ${path}`;
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const bytes = drawPixels(seed, path, slice);
  kept.set(key, bytes);
  const oldest = kept.keys().next();
  if (kept.size > keptSlices && !oldest.done) kept.delete(oldest.value);
  return bytes;
}

function drawPixels(seed: number, path: string, slice: DemoSlice): Uint8Array {
  const scan = demoScan(seed, slice.subjectIndex, slice.timePoint);
  const values =
    slice.series === 'ax' ? axialPhantom(scan, slice.slice).values : sagittalPhantom(scan, slice.slice);
  const stored = storedValues(values, {
    noiseSd: noiseSd[slice.series],
    slope: scan.rescaleSlope,
    seed,
    name: path,
  });
  const bytes = new Uint8Array(stored.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < stored.length; i++) view.setUint16(2 * i, stored[i] ?? 0, true);
  return bytes;
}
