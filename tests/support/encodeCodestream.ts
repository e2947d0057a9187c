import { createRequire } from 'node:module';

/*
 * Codestreams made with the encoders of the codec packages: other code than the decoders under test only for the
 * header, so what they prove is that our way around the decoders loses nothing: sign, depth, order of the samples.
 */

const require = createRequire(import.meta.url);

export interface PictureToEncode {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned: boolean;
  /** Samples in the order in which the encoder wants them: interleaved, or plane after plane. */
  readonly samples: readonly number[];
}

interface Encoder {
  getDecodedBuffer(info: object): Uint8Array;
  getEncodedBuffer(): Uint8Array;
  encode(): void;
  delete(): void;
  setNearLossless(bound: number): void;
  setInterleaveMode(mode: number): void;
  setQuality(isLossless: boolean, step: number): void;
  setDecompositions(count: number): void;
}

const modules = {
  'jpeg-ls': ['@cornerstonejs/codec-charls', 'JpegLSEncoder'],
  'jpeg-2000': ['@cornerstonejs/codec-openjpeg', 'J2KEncoder'],
  htj2k: ['@cornerstonejs/codec-openjph', 'HTJ2KEncoder'],
} as const;

/** Encodes a picture; `prepare` sets what the encoder offers. */
export async function encodeCodestream(
  format: keyof typeof modules,
  picture: PictureToEncode,
  prepare: (encoder: Encoder) => void = () => undefined,
): Promise<Uint8Array> {
  const [name, className] = modules[format];
  const quiet = { print: () => undefined, printErr: () => undefined };
  const loaded = await require(name)(quiet);
  const encoder: Encoder = new loaded[className]();
  const { samples, ...info } = picture;
  const isWide = picture.bitsPerSample > 8;
  const view = new DataView(new ArrayBuffer(samples.length * (isWide ? 2 : 1)));
  for (const [i, value] of samples.entries()) {
    if (isWide) view.setInt16(i * 2, value, true);
    else view.setInt8(i, value);
  }
  encoder.getDecodedBuffer({ ...info, isUsingColorTransform: false }).set(new Uint8Array(view.buffer));
  // Five halvings, the encoder's own, are too many for the small pictures of tests.
  if (format === 'jpeg-2000') encoder.setDecompositions(2);
  prepare(encoder);
  encoder.encode();
  const bytes = encoder.getEncodedBuffer().slice();
  encoder.delete();
  return bytes;
}
