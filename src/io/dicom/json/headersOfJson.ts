import type { DicomJson } from '../../../domain/archive/archiveClient';
import { fileOutcome, type HeadersOutcome } from '../fileOutcome';
import { frameBits } from '../frameBits';
import type { ParsedFile } from '../parseFile';
import { byteOrder, type PixelElement, readElements } from '../readElements';
import { readPixelModule } from '../readPixelFormat';
import { headersOfFile } from '../readSliceHeaders';
import type { TagSource } from '../tagSource';
import { tags } from '../tags';
import { transferSyntax } from '../transferSyntax';
import { warningSink } from '../warningSink';
import { dataSetBytes } from './dataSetBytes';

const littleEndian = { isImplicit: false, isBigEndian: false } as const;

/** What came of one object's headers as an archive sent them. `needs-file`: only its file says all that a header is read from. */
export type JsonHeaders = HeadersOutcome | { readonly kind: 'needs-file' };

/** The transfer syntax in which an archive says that it has an object, where it names exactly one. */
export function statedTransferSyntax(json: DicomJson): string | undefined {
  const values = json['00083002']?.Value;
  const [only] = Array.isArray(values) && values.length === 1 ? values : [];
  return typeof only === 'string' ? only : undefined;
}

/**
 * Headers of an object from its metadata (PS3.18 10.4, DICOM JSON), read by the code that reads files: the elements are
 * written as a data set first. Metadata neither say how the pixels are written, so that the transfer syntax is
 * given, nor how many bytes they take: that is checked when they come.
 */
export function headersOfJson(json: DicomJson, transferSyntaxUid: string): JsonHeaders {
  const written = dataSetBytes(json);
  if (!written.ok) {
    if (written.error.kind === 'elsewhere') return { kind: 'needs-file' };
    const detail =
      written.error.kind === 'damaged'
        ? `What the archive says of it cannot be read: ${written.error.what}.`
        : `What the archive says of it is too large (limit ${written.error.limitBytes} bytes).`;
    return { kind: 'unused', reason: written.error.kind, detail };
  }
  const bytes = written.value;
  const file = () => parsedFile(json, bytes, transferSyntaxUid);
  const whole = file();
  if (!whole) return { kind: 'needs-file' };
  const length = nativeLength(file(), transferSyntaxUid);
  const pixelElement = whole.pixelElement && { ...whole.pixelElement, length };
  // Of pixels that are not here every byte is taken to be there.
  return fileOutcome(headersOfFile({ ...whole, pixelElement }, Number.MAX_SAFE_INTEGER), bytes);
}

function parsedFile(json: DicomJson, bytes: Uint8Array, transferSyntaxUid: string): ParsedFile | undefined {
  const sink = warningSink();
  const read = readElements(bytes, 0, littleEndian, false, sink);
  if (read.kind !== 'read') return undefined;
  const source: TagSource = {
    bytes,
    parser: byteOrder(littleEndian),
    elements: read.elements,
    isImplicit: false,
    charset: ['ISO_IR 192'],
    sink,
  };
  const pixelElement = pixelElementOf(json, read.elements, bytes.length);
  const encoding = littleEndian;
  return {
    bytes,
    isInflated: false,
    transferSyntaxUid,
    encoding,
    mediaStorageSopClassUid: '',
    source,
    pixelElement,
  };
}

/** Many archives leave out the pixels in silence: an object that has rows has them. */
function pixelElementOf(
  json: DicomJson,
  elements: ParsedFile['source']['elements'],
  dataOffset: number,
): PixelElement | undefined {
  const named = [tags.PixelData, tags.FloatPixelData, tags.DoubleFloatPixelData].find((tag) => {
    const number = tag.slice(1);
    return json[number.toUpperCase()] !== undefined || json[number] !== undefined;
  });
  const tag = named ?? (elements[tags.Rows] === undefined ? undefined : tags.PixelData);
  return tag && { tag, vr: 'OW', dataOffset, length: undefined };
}

/** The bytes that uncompressed pixels must take; undefined for compressed ones. */
function nativeLength(file: ParsedFile | undefined, transferSyntaxUid: string): number | undefined {
  if (!file || transferSyntax(transferSyntaxUid).encoding !== 'native') return undefined;
  const pixels = readPixelModule(file);
  if (!pixels.ok) return 0;
  const { rows, columns, frames, format } = pixels.value;
  const bytes = Math.ceil((frames * frameBits(format, rows * columns, false)) / 8);
  return bytes + (bytes % 2);
}
