/** Who decodes the pixels. `unsupported`: named, so that a message can say what the file is. */
export type PixelEncoding =
  | 'native'
  /** Plain values, cut into one fragment a frame; `deflated-frames`: each of them deflated. */
  | 'plain-frames'
  | 'deflated-frames'
  | 'rle'
  | 'jpeg'
  | 'jpeg-ls'
  | 'jpeg-2000'
  | 'htj2k'
  | 'unsupported';

export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  readonly encoding: PixelEncoding;
  /** `either`: the syntax allows both; (0028,2110) decides. */
  readonly loss: 'none' | 'always' | 'either';
}

const root = '1.2.840.10008.1.2';

// PS3.6 table A-1. Retired JPEG processes keep their old names.
const table: readonly (readonly [string, string, PixelEncoding, TransferSyntax['loss']])[] = [
  [root, 'Implicit VR Little Endian', 'native', 'none'],
  [`${root}.1`, 'Explicit VR Little Endian', 'native', 'none'],
  [`${root}.1.98`, 'Encapsulated Uncompressed', 'plain-frames', 'none'],
  [`${root}.1.99`, 'Deflated Explicit VR Little Endian', 'native', 'none'],
  [`${root}.2`, 'Explicit VR Big Endian', 'native', 'none'],
  [`${root}.4.50`, 'JPEG Baseline', 'jpeg', 'always'],
  [`${root}.4.51`, 'JPEG Extended', 'jpeg', 'always'],
  [`${root}.4.52`, 'JPEG Extended, arithmetic coding', 'unsupported', 'always'],
  [`${root}.4.53`, 'JPEG Spectral Selection', 'jpeg', 'always'],
  [`${root}.4.54`, 'JPEG Spectral Selection, arithmetic coding', 'unsupported', 'always'],
  [`${root}.4.55`, 'JPEG Full Progression', 'jpeg', 'always'],
  [`${root}.4.56`, 'JPEG Full Progression, arithmetic coding', 'unsupported', 'always'],
  [`${root}.4.57`, 'JPEG Lossless', 'jpeg', 'none'],
  [`${root}.4.58`, 'JPEG Lossless, arithmetic coding', 'unsupported', 'none'],
  [`${root}.4.65`, 'JPEG Lossless, hierarchical', 'unsupported', 'none'],
  [`${root}.4.66`, 'JPEG Lossless, hierarchical, arithmetic coding', 'unsupported', 'none'],
  [`${root}.4.70`, 'JPEG Lossless SV1', 'jpeg', 'none'],
  [`${root}.4.80`, 'JPEG-LS Lossless', 'jpeg-ls', 'none'],
  [`${root}.4.81`, 'JPEG-LS Near-Lossless', 'jpeg-ls', 'either'],
  [`${root}.4.90`, 'JPEG 2000 Lossless', 'jpeg-2000', 'none'],
  [`${root}.4.91`, 'JPEG 2000', 'jpeg-2000', 'either'],
  // A codestream of one picture decodes like any other; one of several says so by its size and is refused.
  [`${root}.4.92`, 'JPEG 2000 Multi-component Lossless', 'jpeg-2000', 'none'],
  [`${root}.4.93`, 'JPEG 2000 Multi-component', 'jpeg-2000', 'either'],
  [`${root}.4.94`, 'JPIP Referenced', 'unsupported', 'either'],
  [`${root}.4.95`, 'JPIP Referenced Deflate', 'unsupported', 'either'],
  [`${root}.4.100`, 'MPEG2 Main Profile / Main Level', 'unsupported', 'always'],
  [`${root}.4.101`, 'MPEG2 Main Profile / High Level', 'unsupported', 'always'],
  [`${root}.4.102`, 'MPEG-4 AVC/H.264 High Profile', 'unsupported', 'always'],
  [`${root}.4.103`, 'MPEG-4 AVC/H.264 BD-compatible', 'unsupported', 'always'],
  [`${root}.4.107`, 'HEVC/H.265 Main Profile', 'unsupported', 'always'],
  [`${root}.4.108`, 'HEVC/H.265 Main 10 Profile', 'unsupported', 'always'],
  [`${root}.4.110`, 'JPEG XL Lossless', 'unsupported', 'none'],
  [`${root}.4.111`, 'JPEG XL JPEG Recompression', 'unsupported', 'always'],
  [`${root}.4.112`, 'JPEG XL', 'unsupported', 'either'],
  [`${root}.4.201`, 'High-Throughput JPEG 2000 Lossless', 'htj2k', 'none'],
  [`${root}.4.202`, 'High-Throughput JPEG 2000 RPCL Lossless', 'htj2k', 'none'],
  [`${root}.4.203`, 'High-Throughput JPEG 2000', 'htj2k', 'either'],
  [`${root}.5`, 'RLE Lossless', 'rle', 'none'],
  [`${root}.8.1`, 'Deflated Image Frame', 'deflated-frames', 'none'],
  ['1.2.840.113619.5.2', 'GE Private Implicit VR, Big Endian Pixels', 'native', 'none'],
];

const byUid = new Map(table.map(([uid, name, encoding, loss]) => [uid, { uid, name, encoding, loss }]));

export const implicitLittleEndian = root;
export const explicitLittleEndian = `${root}.1`;
export const deflatedLittleEndian = `${root}.1.99`;
export const explicitBigEndian = `${root}.2`;
/** Elements as implicit little endian, pixel data big endian. */
export const gePrivateBigEndianPixels = '1.2.840.113619.5.2';

/**
 * Whether pixel data of no length, thus cut into fragments, comes under a syntax of uncompressed pixels: the syntax
 * is wrong or missing, and only the codestreams tell how they are compressed.
 */
export function isUnnamedCompression(syntax: TransferSyntax, pixelDataLength: number | undefined): boolean {
  return syntax.encoding === 'native' && pixelDataLength === undefined;
}

/** What a transfer syntax UID means; unknown ones are `unsupported` under the name "unknown". */
export function transferSyntax(uid: string): TransferSyntax {
  return byUid.get(uid) ?? { uid, name: 'unknown', encoding: 'unsupported', loss: 'either' };
}
