import { createHash } from 'node:crypto';
import { measurementBar } from '../../../src/domain/image/measurementBar';
import type { SliceHeader } from '../../../src/domain/image/sliceHeader';
import { displayedOf } from '../../../src/domain/image/valueMaps';
import { nodeCodecs } from '../../../src/io/dicom/codecs/nodeCodecs';
import { decodeOpenedFrame } from '../../../src/io/dicom/decodeFrame';
import { decodeStoredValues } from '../../../src/io/dicom/decodeStoredValues';
import { littleEndianBytes } from '../../../src/io/dicom/fingerprint';
import { openPixelData } from '../../../src/io/dicom/openPixelData';
import { bytesOfFile, headersOfFile } from './dicomRead';
import type { DicomTruth } from './dicomTruth';

const codecs = nodeCodecs();
const lossyMeanTolerance = 0.05;
const lossyExtremeTolerance = 2;
const relativeTolerance = 1e-9;

/** Everything in which our reading of a file differs from its truth; empty when it agrees. */
export async function dicomDifferences(path: string, truth: DicomTruth): Promise<readonly string[]> {
  const { headers } = await headersOfFile(path);
  if (!truth.image) return refusalDifferences(truth, headers);
  if (truth.storedSha256 === undefined) return unreadableDifferences(path, headers);
  if (!headers.ok) return [`the header was refused: ${JSON.stringify(headers.error)}`];
  const found = new Found();
  const [first] = headers.value;
  if (first === undefined) return ['no frame'];
  compareHeader(found, first, headers.value.length, truth);
  await comparePixels(found, path, headers.value, truth);
  return found.list;
}

class Found {
  readonly list: string[] = [];

  same(what: string, got: unknown, wanted: unknown): void {
    if (!Object.is(got, wanted)) this.list.push(`${what}: got ${String(got)}, expected ${String(wanted)}`);
  }

  near(what: string, got: number, wanted: number, allowed: number): void {
    if (!(Math.abs(got - wanted) <= allowed))
      this.list.push(`${what}: got ${got}, expected ${wanted} ± ${allowed}`);
  }
}

type Headers = Awaited<ReturnType<typeof headersOfFile>>['headers'];

/** Objects without pixels must be refused as such; what the truth's own reader could not read may be anything whole. */
function refusalDifferences(truth: DicomTruth, headers: Headers): readonly string[] {
  const isIdentified = truth.sopClass !== '';
  if (headers.ok) return isIdentified ? ['an object without pixels gave headers'] : [];
  if (headers.error.kind === 'need-more-bytes') return ['the whole file was not enough'];
  // Floating-point pixels are no image to the truth's reader, and a cut-off object without pixels is damaged.
  const isExpected = ['no-pixels', 'unsupported-pixels', 'damaged'].includes(headers.error.kind);
  return isIdentified && !isExpected ? [`refused as ${headers.error.kind}`] : [];
}

/** The truth says "image" and gives no values: its pixels are cut or absent. It must not decode in silence. */
async function unreadableDifferences(path: string, headers: Headers): Promise<readonly string[]> {
  if (!headers.ok) return [];
  const opened = openPixelData(bytesOfFile(path));
  if (!opened.ok) return [];
  const decoded = await decodeStoredValues(opened.value, 0, codecs);
  return decoded.ok ? ['pixels that no other tool can read were decoded'] : [];
}

function compareHeader(found: Found, header: SliceHeader, frames: number, truth: DicomTruth): void {
  const { grid, pixels, rescale } = header;
  found.same('rows', grid.rows, truth.rows);
  found.same('columns', grid.columns, truth.cols);
  found.same('frames', frames, truth.frames);
  found.same('header.frames', header.frames, truth.frames);
  found.same('samplesPerPixel', pixels.samplesPerPixel, truth.samplesPerPixel);
  found.same('photometric', pixels.photometricInterpretation, truth.photometric);
  found.same('bitsAllocated', pixels.bitsAllocated, truth.bitsAllocated);
  found.same('bitsStored', pixels.bitsStored, truth.bitsStored);
  found.same('highBit', pixels.highBit, truth.highBit);
  found.same('isSigned', pixels.isSigned, truth.pixelRepresentation === 1);
  if (truth.transferSyntax !== null)
    found.same('transferSyntax', pixels.transferSyntaxUid, truth.transferSyntax);
  // The truth knows the data set's only; the meta header stands in for it.
  if (truth.sopClass !== '') found.same('sopClass', header.sopClassUid, truth.sopClass);
  compareUid(found, 'sopInstanceUid', header.sopInstanceUid, truth.sopInstanceUID);
  compareUid(found, 'studyInstanceUid', header.studyInstanceUid, truth.studyUID);
  compareUid(found, 'seriesInstanceUid', header.seriesInstanceUid, truth.seriesUID);
  found.same('frameOfReferenceUid', header.frameOfReferenceUid ?? '', truth.frameOfReferenceUID);
  found.same('modality', header.modality, truth.modality);
  found.same('manufacturer', header.acquisition.manufacturer ?? '', truth.manufacturer);
  found.same('patient name', header.patient.name, truth.patientName);
  found.same('series description', header.seriesDescription ?? '', truth.seriesDescription);
  found.same('instance number', header.instanceNumber, numberOrAbsent(truth.instanceNumber));
  // Asterisks or zeros, where somebody took the date away, are no date.
  const studyDay = truth.studyDate.replace(/\D/g, '');
  if (/^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(studyDay))
    found.same('study date', header.studyDate?.replaceAll('-', ''), studyDay);
  // 0, and what no scanner has, must be refused with its reason.
  const isMeant = truth.PixelSpacing?.every((mm) => mm >= 0.001 && mm <= 100) ?? true;
  if (!isMeant) found.same('spacingProblem', grid.spacingProblem?.kind, 'impossible');
  compareNumbers(
    found,
    'spacing',
    grid.spacing && [grid.spacing.rowMm, grid.spacing.columnMm],
    isMeant ? truth.PixelSpacing : undefined,
  );
  const { plane } = grid;
  if (plane === undefined && grid.planeProblem === undefined)
    found.same('planeProblem', undefined, 'a reason');
  if (grid.spacing === undefined && grid.spacingProblem === undefined)
    found.same('spacingProblem', undefined, 'a reason');
  // A truth that has only one of position and orientation, or one position for many frames, makes no plane.
  const hasPlane = truth.ImageOrientationPatient && truth.ImagePositionPatient;
  if (hasPlane && (plane !== undefined || truth.frames === 1)) {
    compareNumbers(found, 'position', plane?.originLps, truth.ImagePositionPatient);
    const directions = plane && [...plane.rowDirectionLps, ...plane.columnDirectionLps];
    compareNumbers(found, 'orientation', directions, truth.ImageOrientationPatient);
  } else if (!hasPlane) found.same('plane', plane, undefined);
  const lut = truth.modalityLUT;
  if (lut !== undefined && lut.how !== 'ModalityLUTSequence') {
    found.same('slope', rescale.slope, lut.slopeFrame1);
    found.same('intercept', rescale.intercept, lut.interceptFrame1);
    found.same('rescale stated', rescale.isStated, lut.how !== 'none');
  } else if (lut !== undefined) {
    found.same('modality table', header.rescale.table !== undefined, true);
    found.same('may be measured', measurementBar(header), undefined);
  }
  if (truth.philips_2005_100E !== undefined) {
    found.same('Philips scale slope', header.philipsScale?.slope, truth.philips_2005_100E);
    found.same('Philips scale intercept', header.philipsScale?.intercept, truth.philips_2005_100D ?? 0);
  }
}

function numberOrAbsent(text: string): number | undefined {
  const number = Number(text);
  return text === '' || Number.isNaN(number) ? undefined : number;
}

function compareUid(found: Found, what: string, got: string, wanted: string): void {
  if (wanted === '') found.same(`${what} made up`, got.startsWith('unidentified-'), true);
  else found.same(what, got, wanted);
}

function compareNumbers(
  found: Found,
  what: string,
  got: readonly number[] | undefined,
  wanted: readonly number[] | null | undefined,
): void {
  // -0 and 0 are the same direction.
  const text = (values: readonly number[] | null | undefined) => values?.map((value) => value + 0).join('\\');
  found.same(what, text(got), text(wanted));
}

async function comparePixels(
  found: Found,
  path: string,
  headers: readonly SliceHeader[],
  truth: DicomTruth,
): Promise<void> {
  const opened = openPixelData(bytesOfFile(path));
  if (!opened.ok) {
    found.list.push(`the pixels were refused: ${JSON.stringify(opened.error)}`);
    return;
  }
  const hash = createHash('sha256');
  const stored = new Statistics();
  const modality = new Statistics();
  for (const header of headers) {
    const decoded = await decodeStoredValues(opened.value, header.frame, codecs);
    if (!decoded.ok) {
      // Lossy colours are refused: their tools disagree on what the stored values are, and they are no signal.
      const isColour = truth.lossy === true && (truth.samplesPerPixel ?? 1) > 1;
      if (isColour && decoded.error.kind === 'not-grayscale') return;
      found.list.push(`frame ${header.frame}: ${JSON.stringify(decoded.error)}`);
      return;
    }
    const { values } = decoded.value;
    hash.update(littleEndianBytes(new Int32Array(values.buffer, values.byteOffset, values.length)));
    for (const value of values) {
      stored.add(value);
    }
    const { modalityTable } = opened.value;
    const toDisplayed = displayedOf({ rescale: header.rescale, ...(modalityTable && { modalityTable }) });
    for (const value of values) modality.add(toDisplayed(value));
    if (header.frame === 0) compareProbes(found, header, values, truth);
    // Colours, and unsigned values that a slice cannot hold, are refused for measurement and compared above.
    if (header.pixels.samplesPerPixel === 1 && values instanceof Int32Array) {
      const slice = await decodeOpenedFrame(opened.value, header, codecs);
      const sameValues = slice.ok && slice.value.storedValues.every((value, i) => value === values[i]);
      found.same(`frame ${header.frame} as a slice`, sameValues, true);
    }
  }
  const isEqual = hash.digest('hex') === truth.storedSha256;
  if (truth.lossy === true && !isEqual && truth.stored !== undefined) {
    found.near('stored mean', stored.mean, truth.stored.mean, lossyMeanTolerance);
    found.near('stored minimum', stored.min, truth.stored.min, lossyExtremeTolerance);
    found.near('stored maximum', stored.max, truth.stored.max, lossyExtremeTolerance);
    return;
  }
  found.same('hash of the stored values', isEqual, true);
  const lut = truth.modalityLUT;
  if (lut === undefined || truth.lossy === true) return;
  const allowed = relativeTolerance * Math.max(Math.abs(lut.min), Math.abs(lut.max), 1);
  found.near('modality minimum', modality.min, lut.min, allowed);
  found.near('modality maximum', modality.max, lut.max, allowed);
  found.near('modality mean', modality.mean, lut.mean, allowed);
}

class Statistics {
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  private sum = 0;
  private count = 0;

  add(value: number): void {
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    this.sum += value;
    this.count += 1;
  }

  get mean(): number {
    return this.sum / this.count;
  }
}

/** `centre` is [row, column, samples …]; the others are told by their names' places. */
function compareProbes(
  found: Found,
  header: SliceHeader,
  values: Int32Array | Uint32Array,
  truth: DicomTruth,
): void {
  const allowed = truth.lossy === true ? lossyExtremeTolerance : 0;
  const samples = header.pixels.samplesPerPixel;
  for (const [name, probe] of Object.entries(truth.probeFrame1 ?? {})) {
    const isTopLeft = name.startsWith('top-left');
    const [row = 0, column = 0] = isTopLeft ? [0, 0] : probe;
    const wanted = isTopLeft ? probe : probe.slice(2);
    for (const [sample, value] of wanted.entries()) {
      const got = values[(row * header.grid.columns + column) * samples + sample] ?? Number.NaN;
      found.near(`pixel ${name}, sample ${sample}`, got, value, allowed);
    }
  }
}
