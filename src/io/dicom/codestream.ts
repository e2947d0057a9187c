/** What a compressed frame says of itself before it is decoded. */
export interface CodestreamFacts {
  readonly format: 'jpeg' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000';
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  readonly bitsPerSample: number;
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

/** ISO/IEC 15444-1 A.5.1: SIZ is the first segment. */
function readSiz(bytes: Uint8Array): CodestreamFacts | undefined {
  if (bytes.length < 44 || bytes[2] !== 0xff || bytes[3] !== 0x51) return undefined;
  const view = viewOf(bytes);
  return {
    format: 'jpeg-2000',
    columns: view.getUint32(8) - view.getUint32(16),
    rows: view.getUint32(12) - view.getUint32(20),
    samplesPerPixel: view.getUint16(40),
    bitsPerSample: (view.getUint8(42) & 0x7f) + 1,
  };
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
      const format = marker === 0xf7 ? 'jpeg-ls' : marker === 0xc3 ? 'jpeg-lossless' : 'jpeg';
      return {
        format,
        bitsPerSample: view.getUint8(at + 4),
        rows: view.getUint16(at + 5),
        columns: view.getUint16(at + 7),
        samplesPerPixel: view.getUint8(at + 9),
      };
    }
    if (marker === 0xda || marker === 0xd9) return undefined;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
