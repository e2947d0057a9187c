import charlsUrl from '@cornerstonejs/codec-charls/decodewasm?url';
import jpegUrl from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url';
import openJpegUrl from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import openJphUrl from '@cornerstonejs/codec-openjph/wasm?url';
import type { Codecs } from '../codecs';
import { emscriptenCodec } from './emscriptenCodec';

/**
 * The codecs for the browser's worker: the bundler says where each .wasm file lies. The only file here that
 * needs a bundler; everything else runs in Node as well.
 */
export function browserCodecs(): Codecs {
  return {
    jpeg8: emscriptenCodec('JPEGDecoder', async () => ({
      factory: (await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs')).default,
      url: jpegUrl,
    })),
    jpegLs: emscriptenCodec('JpegLSDecoder', async () => ({
      factory: (await import('@cornerstonejs/codec-charls/decodewasmjs')).default,
      url: charlsUrl,
    })),
    jpeg2000: emscriptenCodec('J2KDecoder', async () => ({
      factory: (await import('@cornerstonejs/codec-openjpeg/decodewasmjs')).default,
      url: openJpegUrl,
    })),
    htj2k: emscriptenCodec('HTJ2KDecoder', async () => ({
      factory: (await import('@cornerstonejs/codec-openjph/wasmjs')).default,
      url: openJphUrl,
    })),
  };
}
