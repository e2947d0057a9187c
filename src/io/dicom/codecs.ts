/** What a codec makes of one frame: samples interleaved, little-endian. */
export interface CodecFrame {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  /** 1 or 2. */
  readonly bytesPerSample: number;
  readonly bytes: Uint8Array;
}

/** Decodes one codestream. May throw anything, also numbers and strings: WebAssembly code does. */
export type Codec = (codestream: Uint8Array) => Promise<CodecFrame>;

/**
 * The compressed formats that packages decode. Each loads its package at its first use. Where the files come
 * from differs between Node and browser; everything else is shared.
 */
export interface Codecs {
  /** JPEG baseline and extended with 8-bit samples. 12-bit and lossless JPEG are decoded by our own code. */
  readonly jpeg8: Codec;
  readonly jpegLs: Codec;
  readonly jpeg2000: Codec;
  readonly htj2k: Codec;
}
