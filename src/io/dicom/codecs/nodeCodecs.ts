import type { Codecs } from '../codecs';
import { emscriptenCodec } from './emscriptenCodec';

/** The codecs for Node: each package finds its own .wasm. Tests and the command line use these. */
export function nodeCodecs(): Codecs {
  return {
    jpeg8: emscriptenCodec('JPEGDecoder', async () => ({
      factory: (await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs')).default,
    })),
    jpegLs: emscriptenCodec('JpegLSDecoder', async () => ({
      factory: (await import('@cornerstonejs/codec-charls/decodewasmjs')).default,
    })),
    jpeg2000: emscriptenCodec('J2KDecoder', async () => ({
      factory: (await import('@cornerstonejs/codec-openjpeg/decodewasmjs')).default,
    })),
    htj2k: emscriptenCodec('HTJ2KDecoder', async () => ({
      factory: (await import('@cornerstonejs/codec-openjph/wasmjs')).default,
    })),
  };
}
