import { err, ok, type Result } from '../../base/result';
import { frameBits, isSubsampled } from '../dicom/frameBits';
import type { ParsedFile } from '../dicom/parseFile';
import { piecesOf, readFragments } from '../dicom/pixelFrames';
import type { PixelModule } from '../dicom/readPixelFormat';
import { gePrivateBigEndianPixels, type PixelEncoding, transferSyntax } from '../dicom/transferSyntax';
import { blankTexts } from './blankTexts';
import { elementHead, joined } from './elementWriter';

/** The pixel data element of a cleaned file. */
export interface KeptPixels {
  readonly bytes: Uint8Array;
  /** Bits of an overlay were kept beside the stored values and are cleared. */
  readonly hadOverlayBits: boolean;
}

const endMark = Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0);

/**
 * The pixel data as the file has it, byte by byte, and nothing of what lies behind the pixels: bytes beyond the last frame
 * are left out, as are elements that follow. Of compressed frames comments and the like are blanked (`blankTexts`). Where an overlay lies in bits that the stored values do not use, those bits
 * are cleared: graphics may name a patient.
 */
export function keptPixels(file: ParsedFile, pixels: PixelModule): Result<KeptPixels, string> {
  const { pixelElement, encoding, bytes } = file;
  if (!pixelElement) return err('it has no pixels');
  const { dataOffset, length, vr } = pixelElement;
  if (length === undefined) {
    const value = bytes.slice(dataOffset);
    const fragments = readFragments(value, 0);
    if (!fragments.ok) return err('its compressed pixels are damaged');
    const { end, notices } = fragments.value;
    const fault = withoutTexts(file, pixels.frames, fragments.value);
    if (fault !== undefined) return err(`its compressed pixels cannot be cleaned: ${fault}`);
    const head = elementHead({ tag: pixelElement.tag, vr: vr ?? 'OB' }, undefined, encoding);
    const isOpen = notices.some(({ kind }) => kind === 'delimiter-missing');
    const parts = [head, value.subarray(0, end), ...(isOpen ? [endMark] : [])];
    return ok({ bytes: joined(parts), hadOverlayBits: false });
  }
  const { rows, columns, frames, format } = pixels;
  const pixelCount = rows * columns;
  const isHalved = isSubsampled(format, pixelCount, frames, length);
  const needed = Math.ceil((frames * frameBits(format, pixelCount, isHalved)) / 8);
  if (dataOffset + needed > bytes.length) return err('its pixels end too early');
  const even = needed + (needed % 2);
  const value = new Uint8Array(even);
  // Swapped pairs of bytes may have the last pixel in the padding byte.
  value.set(bytes.subarray(dataOffset, dataOffset + Math.min(even, length)));
  const hadOverlayBits = hasOverlayInPixels(file);
  if (hadOverlayBits) clearUnusedBits(value, file, pixels);
  const head = elementHead({ tag: pixelElement.tag, vr: vr ?? 'OW' }, even, encoding);
  return ok({ bytes: joined([head, value]), hadOverlayBits });
}

/** Blanks what compressed frames carry beside their pictures, in the fragments; says where that cannot be done. */
function withoutTexts(
  file: ParsedFile,
  frames: number,
  fragments: Parameters<typeof piecesOf>[1],
): string | undefined {
  // Runs of values, or values themselves: there is no place for a text.
  if (textless.includes(transferSyntax(file.transferSyntaxUid).encoding)) return undefined;
  const pieces = piecesOf(file, fragments, frames);
  if (!pieces.ok) return 'its frames cannot be told apart';
  for (const frame of pieces.value) {
    const [only] = frame;
    const whole = frame.length === 1 && only ? only : joined(frame);
    const fault = blankTexts(whole);
    if (fault !== undefined) return fault;
    let at = 0;
    for (const piece of frame) {
      if (piece !== whole) piece.set(whole.subarray(at, at + piece.length));
      at += piece.length;
    }
  }
  return undefined;
}

const textless: readonly PixelEncoding[] = ['rle', 'plain-frames', 'deflated-frames'];

/** Overlay Bits Allocated (60xx,0100) above 1: the overlay lies in the pixels' own cells (PS3.3 C.9.2, retired). */
function hasOverlayInPixels({ source }: ParsedFile): boolean {
  return Object.entries(source.elements).some(
    ([tag, element]) =>
      /^x60[0-9a-f]{2}0100$/.test(tag) &&
      element !== undefined &&
      element.length >= 2 &&
      source.parser.readUint16(source.bytes, element.dataOffset) > 1,
  );
}

function clearUnusedBits(value: Uint8Array, file: ParsedFile, { format }: PixelModule): void {
  const { bitsAllocated, bitsStored, highBit } = format;
  if (bitsAllocated % 8 !== 0) return;
  const size = bitsAllocated / 8;
  const isBigEndian = file.encoding.isBigEndian || file.transferSyntaxUid === gePrivateBigEndianPixels;
  for (let at = 0; at + size <= value.length; at += size) {
    for (let place = 0; place < size; place++) {
      const lowBit = 8 * (isBigEndian ? size - 1 - place : place);
      let mask = 0;
      for (let bit = 0; bit < 8; bit++) {
        const of = lowBit + bit;
        if (of <= highBit && of > highBit - bitsStored) mask |= 1 << bit;
      }
      value[at + place] = (value[at + place] ?? 0) & mask;
    }
  }
}
