import { err, ok, type Result } from '../../../base/result';
import type { RoiFileRefusal } from '../../../domain/roiFiles/foreignRoi';
import type { ParsedFile } from '../../dicom/parseFile';
import { readNumber, readText, readUnsigned16 } from '../../dicom/tagSource';
import { tags } from '../../dicom/tags';
import { objectText } from './objectTags';

type Fault = Pick<RoiFileRefusal, 'kind' | 'detail'>;

/** The pixels of a segmentation: shape, and a frame of it at a time. */
export interface SegPixels {
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  /** Whether a frame belongs to one segment (1 bit a pixel), or holds numbers of segments. */
  readonly isLabelMap: boolean;
  /** Values of a frame, row by row: 0 and 1, or numbers of segments. */
  frame(index: number): Uint8Array | Uint16Array;
}

const mostPixelsAFrame = 4096 * 4096;
/** A segmentation of a whole body in every slice; time would go into frames that no reading asks for. */
const mostPixels = 1 << 28;
const mostFrames = 5000;

/** Opens the pixels of a SEG: binary ones, and label maps of 8 or 16 bits; both without compression. */
export function openSegPixels(file: ParsedFile): Result<SegPixels, Fault> {
  const { source, pixelElement, bytes } = file;
  const whole = (tag: 'Rows' | 'Columns' | 'BitsAllocated'): number => {
    const value = readUnsigned16(source, tag);
    return value.kind === 'numbers' ? (value.values[0] ?? 0) : 0;
  };
  const [rows, columns, bits] = [whole('Rows'), whole('Columns'), whole('BitsAllocated')];
  const frames = readNumber(source, 'NumberOfFrames') ?? 1;
  const type = objectText(source, 'SegmentationType').toUpperCase();
  if (type === 'FRACTIONAL') return err({ kind: 'fractional', detail: type });
  const isLabelMap = type === 'LABELMAP';
  if (type !== 'BINARY' && !isLabelMap) return err({ kind: 'damaged', detail: `SegmentationType "${type}"` });
  if (rows === 0 || columns === 0 || !Number.isInteger(frames) || frames < 1) {
    return err({ kind: 'damaged', detail: `${columns} × ${rows} pixels, ${frames} frames` });
  }
  const size = rows * columns;
  if (size > mostPixelsAFrame || frames > mostFrames || size * frames > mostPixels) {
    return err({ kind: 'too-large', detail: `${columns} × ${rows} pixels, ${frames} frames` });
  }
  const isKnown = isLabelMap ? bits === 8 || bits === 16 : bits === 1;
  if (!isKnown) return err({ kind: 'damaged', detail: `${type} with ${bits} bits a pixel` });
  if (pixelElement?.tag !== tags.PixelData) return err({ kind: 'damaged', detail: 'no pixels' });
  const { dataOffset, length } = pixelElement;
  if (length === undefined) return err({ kind: 'compressed', detail: file.transferSyntaxUid });
  const needed = Math.ceil((size * frames * bits) / 8);
  const present = Math.min(length, bytes.length - dataOffset);
  if (present < needed) {
    return err({ kind: 'damaged', detail: `${present} of ${needed} bytes of pixels are there` });
  }
  const photometric = readText(source, 'PhotometricInterpretation');
  if (!isLabelMap && photometric === 'MONOCHROME1') return err({ kind: 'damaged', detail: photometric });
  const data = bytes.subarray(dataOffset, dataOffset + needed);
  const isBigWords = file.encoding.isBigEndian && pixelElement.vr !== 'OB';
  const frame = (index: number): Uint8Array | Uint16Array => {
    if (bits === 1) return bitsOf(data, index * size, size, isBigWords);
    if (bits === 16) return wordsOf(data, index * size, size, file.encoding.isBigEndian);
    return bytesOf(data, index * size, size, isBigWords);
  };
  return ok({ rows, columns, frames, isLabelMap, frame });
}

/** One bit a pixel, the lowest bit of a byte first; frames follow each other without a gap (PS3.5 8.1.1, PS3.3 C.8.20). */
function bitsOf(data: Uint8Array, from: number, count: number, isSwapped: boolean): Uint8Array {
  const pixels = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const bit = from + at;
    const byte = bit >> 3;
    pixels[at] = ((data[isSwapped ? byte ^ 1 : byte] ?? 0) >> (bit & 7)) & 1;
  }
  return pixels;
}

function wordsOf(data: Uint8Array, from: number, count: number, isBigEndian: boolean): Uint16Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return Uint16Array.from({ length: count }, (_, at) => view.getUint16(2 * (from + at), !isBigEndian));
}

/** One byte a pixel, which may have been written as big-endian words. */
function bytesOf(data: Uint8Array, from: number, count: number, isSwapped: boolean): Uint8Array {
  if (!isSwapped) return data.subarray(from, from + count);
  return Uint8Array.from({ length: count }, (_, at) => data[(from + at) ^ 1] ?? 0);
}
