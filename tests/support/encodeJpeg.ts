import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

interface Codec {
  getDecodedBuffer(info?: object): Uint8Array;
  getEncodedBuffer(size?: number): Uint8Array;
  setQuality(quality: number): void;
  encode(): void;
  decode(): void;
  delete(): void;
}

/** A baseline JPEG of one grey component by libjpeg-turbo, and what its own decoder makes of it. */
export async function encodeJpeg(
  width: number,
  height: number,
  samples: readonly number[],
  quality: number,
): Promise<{ readonly bytes: Uint8Array; readonly decoded: Uint8Array }> {
  const quiet = { print: () => undefined, printErr: () => undefined };
  const loaded = await require('@cornerstonejs/codec-libjpeg-turbo-8bit')(quiet);
  const encoder: Codec = new loaded.JPEGEncoder();
  const info = { width, height, bitsPerSample: 8, componentCount: 1, isSigned: false };
  encoder.getDecodedBuffer(info).set(samples);
  encoder.setQuality(quality);
  encoder.encode();
  const bytes = new Uint8Array(encoder.getEncodedBuffer());
  encoder.delete();
  const decoder: Codec = new loaded.JPEGDecoder();
  decoder.getEncodedBuffer(bytes.length).set(bytes);
  decoder.decode();
  const decoded = new Uint8Array(decoder.getDecodedBuffer());
  decoder.delete();
  return { bytes, decoded };
}
