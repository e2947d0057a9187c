import dicomParser from 'dicom-parser';
import type { SliceImage } from '../../../src/domain/image/sliceImage';

/**
 * A second reader of uncompressed slices, for the reference suites only: it shares no code with `src/io/dicom`, so
 * that a mistake there cannot hide behind the same mistake here.
 */

const uncompressed = ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.2'];

/** Whether this reader can read a file of that transfer syntax. */
export function isUncompressed(transferSyntaxUid: string): boolean {
  return uncompressed.includes(transferSyntaxUid);
}

/** How stored values are taken from the words of the file. */
export type WordReading =
  /** By the standard: masked to BitsStored below HighBit, sign-extended from there. */
  | 'bits-stored'
  /** The whole word, as ImageJ takes it. */
  | 'whole-word';

/** Reads one uncompressed single-frame greyscale slice; anything else throws. */
export function readUncompressedSlice(bytes: Uint8Array, reading: WordReading = 'bits-stored'): SliceImage {
  const dataSet = dicomParser.parseDicom(bytes);
  const syntax = dataSet.string('x00020010') ?? '';
  if (!isUncompressed(syntax)) throw new Error(`transfer syntax ${syntax} is not uncompressed`);
  const rows = wordOf(dataSet, 'x00280010');
  const columns = wordOf(dataSet, 'x00280011');
  const rescale = {
    slope: dataSet.floatString('x00281053') ?? 1,
    intercept: dataSet.floatString('x00281052') ?? 0,
    isStated: dataSet.elements['x00281053'] !== undefined,
  };
  return {
    grid: { rows, columns, ...spacingOf(dataSet), plane: undefined },
    storedValues: storedValuesOf(dataSet, rows * columns, syntax === '1.2.840.10008.1.2.2', reading),
    rescale,
    isInverted: false,
    isLossy: false,
    fingerprint: '',
  };
}

function wordOf(dataSet: dicomParser.DataSet, tag: string): number {
  const value = dataSet.uint16(tag);
  if (value === undefined) throw new Error(`${tag} is missing`);
  return value;
}

function spacingOf(dataSet: dicomParser.DataSet): Pick<SliceImage['grid'], 'spacing' | 'spacingProblem'> {
  const rowMm = dataSet.floatString('x00280030', 0);
  const columnMm = dataSet.floatString('x00280030', 1);
  if (rowMm === undefined || columnMm === undefined) {
    return { spacing: undefined, spacingProblem: { kind: 'missing', tag: 'PixelSpacing' } };
  }
  return { spacing: { rowMm, columnMm } };
}

function storedValuesOf(
  dataSet: dicomParser.DataSet,
  count: number,
  isBigEndian: boolean,
  reading: WordReading,
): Int32Array {
  const bitsAllocated = wordOf(dataSet, 'x00280100');
  const isWhole = reading === 'whole-word';
  const bitsStored = isWhole ? bitsAllocated : wordOf(dataSet, 'x00280101');
  const highBit = isWhole ? bitsAllocated - 1 : wordOf(dataSet, 'x00280102');
  const isSigned = wordOf(dataSet, 'x00280103') === 1;
  const element = dataSet.elements['x7fe00010'];
  if (element === undefined) throw new Error('no pixels');
  const bytes = dataSet.byteArray;
  const view = new DataView(bytes.buffer, bytes.byteOffset + element.dataOffset, element.length);
  if (bitsAllocated !== 8 && bitsAllocated !== 16) throw new Error(`${bitsAllocated} bits allocated`);
  return Int32Array.from({ length: count }, (_, i) => {
    const word = bitsAllocated === 8 ? view.getUint8(i) : view.getUint16(2 * i, !isBigEndian);
    const value = (word >> (highBit + 1 - bitsStored)) & (2 ** bitsStored - 1);
    return isSigned && value >= 2 ** (bitsStored - 1) ? value - 2 ** bitsStored : value;
  });
}
