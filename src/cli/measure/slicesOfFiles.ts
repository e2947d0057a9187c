import { err, ok, type Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { offPlaneMm, onPlaneWithinMm } from '../../domain/roiFiles/placeOnSlice';
import { fileOutcome } from '../../io/dicom/fileOutcome';
import { readSliceHeaders } from '../../io/dicom/readSliceHeaders';
import { WrongInput } from '../wrongInput';
import type { MeasureIo } from './measureIo';
import type { AskedRoi } from './requestedRois';

/** A slice of the files, and where it is. */
export interface FileSlice {
  readonly path: string;
  readonly header: SliceHeader;
}

/** Reads the headers of a file or of all files of a folder. A file that is no image is passed over in a folder, refused alone. */
export async function slicesOfFiles(path: string, io: MeasureIo): Promise<readonly FileSlice[]> {
  const slices: FileSlice[] = [];
  const problems: string[] = [];
  const paths = await io.listFiles(path).catch((cause: unknown) => {
    throw new WrongInput(`${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  });
  for (const one of paths) {
    const bytes = await io.readFile(one);
    const outcome = fileOutcome(readSliceHeaders(bytes, bytes.length), bytes);
    if (outcome.kind === 'images') for (const header of outcome.headers) slices.push({ path: one, header });
    else problems.push(outcome.detail === '' ? outcome.reason : outcome.detail);
  }
  if (slices.length > 0) return slices;
  const [problem] = problems;
  throw new WrongInput(
    paths.length === 1 && problem !== undefined
      ? `${path} cannot be measured: ${problem}`
      : `There is no DICOM image in ${path} (${paths.length} files).`,
  );
}

/** The one slice that an ROI lies on, or why it is not known. */
export function sliceOf(roi: AskedRoi, slices: readonly FileSlice[]): Result<FileSlice, string> {
  const { sopInstanceUid, frame, file } = roi.image;
  const isNamed = sopInstanceUid !== undefined || file !== undefined || frame !== undefined;
  const fitting = slices.filter(
    ({ path, header }) =>
      (sopInstanceUid === undefined || header.sopInstanceUid === sopInstanceUid) &&
      (file === undefined || isFile(path, file)) &&
      (frame === undefined || header.frame === frame),
  );
  const [one] = fitting;
  if (isNamed && !one) return err('its image is not among the files');
  if (one && fitting.length === 1) return ok(one);
  const numbered = byNumber(roi, fitting) ?? byPlace(roi, fitting);
  if (numbered) return ok(numbered);
  return err(
    isNamed
      ? `${fitting.length} images fit: name one by "sopInstanceUid" and "frame", or by "file"`
      : `there are ${slices.length} images and it does not say which one it lies on ("image")`,
  );
}

function isFile(path: string, file: string): boolean {
  const [given, wanted] = [path, file].map((text) => text.replaceAll('\\', '/').replace(/^\.\//, ''));
  return given === wanted || (given ?? '').endsWith(`/${wanted}`);
}

/** The only slice in whose plane it lies. */
function byPlace({ inPatient }: AskedRoi, slices: readonly FileSlice[]): FileSlice | undefined {
  const place = inPatient?.place;
  if (!place) return undefined;
  const near = slices.filter(({ header }) => (offPlaneMm(place, header) ?? Infinity) <= onPlaneWithinMm);
  return near.length === 1 ? near[0] : undefined;
}

/** ImageJ numbers the slices of one series in the order of their instance numbers. */
function byNumber({ slicePosition }: AskedRoi, slices: readonly FileSlice[]): FileSlice | undefined {
  const isOneSeries = new Set(slices.map(({ header }) => header.seriesInstanceUid)).size === 1;
  if (slicePosition === undefined || !isOneSeries) return undefined;
  const numbers = slices.map(({ header }) => header.instanceNumber);
  if (numbers.includes(undefined) || new Set(numbers).size < numbers.length) return undefined;
  const sorted = [...slices].sort((a, b) => (a.header.instanceNumber ?? 0) - (b.header.instanceNumber ?? 0));
  return sorted[slicePosition - 1];
}
