/** What a compressed frame says of itself before it is decoded. */
export interface CodestreamFacts {
  readonly format: 'jpeg' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k';
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  readonly bitsPerSample: number;
  /** JPEG 2000 tells; the other formats know unsigned samples only. */
  readonly isSigned: boolean;
  /** One component after the other instead of pixel by pixel (JPEG-LS without interleaving). */
  readonly isPlanar: boolean;
}

/** The codestream in a frame: some software wraps JPEG 2000 into the boxes of a JP2 file. */
export function bareCodestream(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  // ISO/IEC 15444-1 annex I: the signature box, 12 bytes long.
  if (bytes.length < 12 || view.getUint32(0) !== 12 || view.getUint32(4) !== 0x6a502020) return bytes;
  let at = 0;
  while (at + 16 <= bytes.length) {
    const stated = view.getUint32(at);
    const isLong = stated === 1;
    // Length 0: to the end; length 1: in the next eight bytes, of which the upper four are 0 in anything that fits.
    const length = isLong ? view.getUint32(at + 12) : stated === 0 ? bytes.length - at : stated;
    const head = isLong ? 16 : 8;
    if (length < head) return bytes;
    if (view.getUint32(at + 4) === 0x6a703263) return bytes.subarray(at + head, at + length);
    at += length;
  }
  return bytes;
}

/** Reads the frame header of a JPEG, JPEG-LS or JPEG 2000 codestream; undefined when there is none. */
export function readCodestream(bytes: Uint8Array): CodestreamFacts | undefined {
  if (bytes[0] !== 0xff) return undefined;
  if (bytes[1] === 0x4f) return readSiz(bytes);
  return bytes[1] === 0xd8 ? readSof(bytes) : undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** ISO/IEC 15444-1 A.5.1: SIZ is the first segment. Its capabilities' bit 14 announces part 15 (HTJ2K). */
function readSiz(bytes: Uint8Array): CodestreamFacts | undefined {
  if (bytes.length < 44 || bytes[2] !== 0xff || bytes[3] !== 0x51) return undefined;
  const view = viewOf(bytes);
  return {
    format: (view.getUint16(6) & 0x4000) === 0 ? 'jpeg-2000' : 'htj2k',
    columns: view.getUint32(8) - view.getUint32(16),
    rows: view.getUint32(12) - view.getUint32(20),
    samplesPerPixel: view.getUint16(40),
    bitsPerSample: (view.getUint8(42) & 0x7f) + 1,
    isSigned: (view.getUint8(42) & 0x80) !== 0,
    isPlanar: false,
  };
}

/**
 * A JPEG 2000 codestream that says "unsigned": it decodes to its values + 2^(bits − 1), by the level shift of
 * ISO/IEC 15444-1 G.1.2.
 */
export function saidUnsigned(codestream: Uint8Array): Uint8Array {
  const copy = codestream.slice();
  const components = viewOf(codestream).getUint16(40);
  for (let i = 0; i < components; i++) copy[42 + i * 3] = (copy[42 + i * 3] ?? 0) & 0x7f;
  return copy;
}

/** ISO/IEC 10918-1 B.2.2: the first start-of-frame segment. */
function readSof(bytes: Uint8Array): CodestreamFacts | undefined {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 10 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame =
      (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) || marker === 0xf7;
    if (isFrame) {
      const isJpegLs = marker === 0xf7;
      const samplesPerPixel = view.getUint8(at + 9);
      return {
        format: isJpegLs ? 'jpeg-ls' : marker === 0xc3 ? 'jpeg-lossless' : 'jpeg',
        bitsPerSample: view.getUint8(at + 4),
        rows: view.getUint16(at + 5),
        columns: view.getUint16(at + 7),
        samplesPerPixel,
        isSigned: false,
        isPlanar: isJpegLs && samplesPerPixel > 1 && interleaveMode(bytes, at) === 0,
      };
    }
    if (marker === 0xda || marker === 0xd9) return undefined;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The interleave mode of the first scan (ISO/IEC 14495-1 C.2.3); undefined when there is no scan. */
function interleaveMode(bytes: Uint8Array, from: number): number | undefined {
  const view = viewOf(bytes);
  let at = from;
  while (at + 6 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) return bytes[at + 2 + 2 + 1 + 2 * (bytes[at + 4] ?? 0) + 1];
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}
