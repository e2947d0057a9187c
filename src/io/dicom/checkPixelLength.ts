import { firstFragment } from './firstFragment';
import { frameBits, isSubsampled } from './frameBits';
import type { HeaderProblem } from './headerProblem';
import type { ParsedFile } from './parseFile';
import type { PixelModule } from './readPixelFormat';
import { tagLabel } from './tags';
import { isUnnamedCompression, transferSyntax } from './transferSyntax';

/** Whether the bytes that the file has can hold the pixels; only native data tells before decoding. */
export function checkPixelLength(
  file: ParsedFile,
  pixels: PixelModule,
  fileSizeBytes: number,
): HeaderProblem | undefined {
  const { pixelElement } = file;
  if (pixelElement === undefined) return undefined;
  const syntax = transferSyntax(file.transferSyntaxUid);
  const { length, dataOffset } = pixelElement;
  if (syntax.encoding !== 'native' && length !== undefined) {
    return { kind: 'damaged', at: dataOffset, what: 'compressed pixel data that is not encapsulated' };
  }
  if (isUnnamedCompression(syntax, length)) {
    const problem = checkUnnamedCompression(file, dataOffset, fileSizeBytes);
    if (problem !== undefined) return problem;
  }
  const { rows, columns, frames, format } = pixels;
  if (length === undefined) {
    // Each frame takes at least the eight bytes of its fragment's tag and length.
    const expectedBytes = frames * 8;
    const presentBytes = Math.max(0, fileSizeBytes - dataOffset);
    return presentBytes < expectedBytes
      ? { kind: 'truncated-pixels', expectedBytes, presentBytes }
      : undefined;
  }
  const isHalved = isSubsampled(format, rows * columns, frames, length);
  const expectedBytes = Math.ceil((frames * frameBits(format, rows * columns, isHalved)) / 8);
  // Inside a deflated file lengths say nothing about the file: decoding finds out.
  const presentBytes = file.isInflated ? length : Math.max(0, Math.min(length, fileSizeBytes - dataOffset));
  if (presentBytes < length || presentBytes < expectedBytes) {
    return { kind: 'truncated-pixels', expectedBytes: Math.max(length, expectedBytes), presentBytes };
  }
  const isLonger = length > expectedBytes + (expectedBytes % 2);
  // Bits packed without byte borders: a wrong length means that they are not packed that way.
  if (isLonger && format.bitsAllocated % 8 !== 0 && format.bitsAllocated !== 1) {
    return {
      kind: 'impossible',
      tag: tagLabel('BitsAllocated'),
      text: `${format.bitsAllocated}, for ${length} bytes`,
    };
  }
  if (isLonger) {
    const text = `${length} bytes for an image of ${expectedBytes}`;
    file.source.sink.warn('pixel-data-longer', tagLabel('PixelData'), text);
  }
  return undefined;
}

/** Compressed pixels under a syntax of uncompressed ones are taken for what they are, when a codestream is there. */
function checkUnnamedCompression(
  file: ParsedFile,
  dataOffset: number,
  fileSizeBytes: number,
): HeaderProblem | undefined {
  const isWhole = file.isInflated || file.bytes.length >= fileSizeBytes;
  const first = firstFragment(file.bytes, dataOffset, isWhole);
  if (first.kind === 'cut') {
    return { kind: 'need-more-bytes', atLeast: Math.min(first.atLeast, fileSizeBytes) };
  }
  if (first.kind === 'other') {
    return { kind: 'damaged', at: dataOffset, what: 'native pixel data of undefined length' };
  }
  const text = `States ${transferSyntax(file.transferSyntaxUid).name}, but the pixel data is compressed`;
  file.source.sink.warn('transfer-syntax-wrong', 'TransferSyntaxUID (0002,0010)', text);
  return undefined;
}
