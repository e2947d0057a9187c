import dicomParser from 'dicom-parser';
import { err, ok, type Result } from '../../base/result';
import type { ModalityTable } from '../../domain/image/modalityTable';
import type { HeaderWarning, PixelFormat } from '../../domain/image/sliceHeader';
import type { DecodeProblem } from './decodeProblem';
import { type DataSetEncoding, valueRepresentations } from './encoding';
import { isSubsampled } from './frameBits';
import { inflateLimitBytes, type ParsedFile, parseFile } from './parseFile';
import { framesOf, readFragments } from './pixelFrames';
import { byteOrder } from './readElements';
import { readModalityTable } from './readModalityTable';
import { readPixelModule } from './readPixelFormat';
import { readTexts } from './tagSource';
import { tags } from './tags';
import { gePrivateBigEndianPixels, transferSyntax } from './transferSyntax';

interface Shape {
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly format: PixelFormat;
  /** The file's Modality LUT, where it has one that can be used. */
  readonly modalityTable?: ModalityTable;
  readonly notices: readonly HeaderWarning[];
}

/** A file's pixel data, ready for frame after frame to be decoded. */
export type PixelSource =
  | (Omit<Shape, 'frames'> & {
      readonly kind: 'native';
      readonly pixelData: Uint8Array;
      readonly isBigEndian: boolean;
      readonly isWords: boolean;
      readonly isSubsampled: boolean;
    })
  | (Omit<Shape, 'frames'> & { readonly kind: 'encapsulated'; readonly frames: readonly Uint8Array[] });

/**
 * Finds the pixel data of a whole file. Files of many frames are opened once and decoded frame by frame with
 * `decodeStoredValues`. `expectedPixelBytes` lets a deflated file grow to the size its header states.
 */
export function openPixelData(
  fileBytes: Uint8Array,
  expectedPixelBytes = 0,
): Result<PixelSource, DecodeProblem> {
  const parsed = parseFile(fileBytes, fileBytes.length, expectedPixelBytes + inflateLimitBytes);
  if (!parsed.ok) return err({ kind: 'unreadable-file', problem: parsed.error });
  const file = parsed.value;
  const { pixelElement } = file;
  if (pixelElement === undefined || pixelElement.tag !== tags.PixelData) {
    return err({ kind: 'unsupported-pixels', what: 'no integer pixel data' });
  }
  const syntax = transferSyntax(file.transferSyntaxUid);
  if (syntax.encoding === 'unsupported') {
    return err({ kind: 'unsupported-transfer-syntax', uid: syntax.uid, name: syntax.name });
  }
  const pixels = readPixelModule(file);
  if (!pixels.ok) return err({ kind: 'unreadable-file', problem: pixels.error });
  const { rows, columns, frames, format } = pixels.value;
  const table = readModalityTable(file.source, format.isSigned);
  const image = { rows, columns, format, ...(table?.ok && { modalityTable: table.value.table }) };
  const { dataOffset, length } = pixelElement;
  const isNative = syntax.encoding === 'native';
  if (!isNative && length !== undefined) {
    return err({ kind: 'damaged-pixels', what: 'the pixel data is stated to be compressed and is not' });
  }
  if (length !== undefined) {
    const end = dataOffset + length;
    if (end > file.bytes.length) {
      return err({
        kind: 'truncated-pixels',
        expectedBytes: length,
        presentBytes: file.bytes.length - dataOffset,
      });
    }
    const pixelData = file.bytes.subarray(dataOffset, end);
    const isBigEndian = file.encoding.isBigEndian || syntax.uid === gePrivateBigEndianPixels;
    const isWords = pixelElement.vr !== 'OB';
    const notices = [...burnedInNotices(file), ...trailingNotices(file, end)];
    const isHalved = isSubsampled(format, rows * columns, frames, length);
    const shape = { kind: 'native', ...image, pixelData } as const;
    return ok({ ...shape, isBigEndian, isWords, isSubsampled: isHalved, notices });
  }
  const fragments = readFragments(file.bytes, dataOffset);
  if (!fragments.ok) return fragments;
  const codestreams = framesOf(file, fragments.value, frames);
  if (!codestreams.ok) return codestreams;
  const { value } = fragments;
  const notices = [...burnedInNotices(file), ...value.notices, ...trailingNotices(file, value.end)];
  return ok({ kind: 'encapsulated', ...image, frames: codestreams.value, notices });
}

/** What the file itself says of text in its picture: nobody measures below a name, and no such picture is published. */
function burnedInNotices({ source }: ParsedFile): readonly HeaderWarning[] {
  if (readTexts(source, 'BurnedInAnnotation')[0]?.toUpperCase() !== 'YES') return [];
  const text = 'the file states that text is drawn into the picture';
  return [{ kind: 'burned-in', tag: 'BurnedInAnnotation (0028,0301)', text }];
}

/** Only whole DICOM elements of higher number (padding, signatures) may follow the pixels. */
function trailingNotices(file: ParsedFile, end: number): readonly HeaderWarning[] {
  const trailing = file.bytes.length - end;
  if (trailing === 0 || areElements(file.bytes, end, file.encoding)) return [];
  const text = `${trailing} bytes that are no DICOM elements follow the pixel data`;
  return [{ kind: 'trailing-bytes', tag: 'PixelData (7FE0,0010)', text }];
}

function areElements(bytes: Uint8Array, start: number, encoding: DataSetEncoding): boolean {
  const stream = new dicomParser.ByteStream(byteOrder(encoding), bytes, start);
  try {
    while (stream.position < bytes.length) {
      const element = encoding.isImplicit
        ? dicomParser.readDicomElementImplicit(stream)
        : dicomParser.readDicomElementExplicit(stream, []);
      if (element.tag <= tags.PixelData) return false;
      if (!encoding.isImplicit && !valueRepresentations.has(element.vr ?? '')) return false;
    }
  } catch {
    return false;
  }
  return stream.position === bytes.length;
}
