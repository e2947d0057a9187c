import type { Codec, CodecFrame } from '../codecs';

/** The decoder classes of the codec packages, all of one shape. */
export interface EmscriptenDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  getFrameInfo(): { width: number; height: number; bitsPerSample: number; componentCount: number };
  decode(): void;
  decodeSubResolution?(resolution: number): void;
  delete(): void;
}

export interface EmscriptenOptions {
  readonly locateFile?: (name: string) => string;
  readonly print?: () => void;
  readonly printErr?: () => void;
}

export type EmscriptenFactory<Name extends string> = (
  options?: EmscriptenOptions,
) => Promise<Record<Name, new () => EmscriptenDecoder>>;

/**
 * OpenJPEG reports every frame on the console; damage comes back as an exception anyway. A new object each time:
 * emscripten turns the one it is given into the module itself.
 */
const silentOptions = () => ({ print: () => undefined, printErr: () => undefined });

/**
 * A codec over one of the emscripten packages. `load` imports its factory; `url` says where its .wasm is and is
 * left out in Node, where the package finds it.
 */
export function emscriptenCodec<Name extends string>(
  name: Name,
  load: () => Promise<{ readonly factory: EmscriptenFactory<Name>; readonly url?: string }>,
): Codec {
  let decoderClass: Promise<new () => EmscriptenDecoder> | undefined;
  const start = async () => {
    const { factory, url } = await load();
    const module = await factory(
      url === undefined ? silentOptions() : { ...silentOptions(), locateFile: () => url },
    );
    return module[name];
  };
  return async (codestream) => {
    decoderClass ??= start();
    let Decoder: new () => EmscriptenDecoder;
    try {
      Decoder = await decoderClass;
    } catch (thrown) {
      // A failed download must not spoil the next attempt.
      decoderClass = undefined;
      throw thrown;
    }
    const decoder = new Decoder();
    try {
      return decodeWith(decoder, codestream);
    } finally {
      decoder.delete();
    }
  };
}

function decodeWith(decoder: EmscriptenDecoder, codestream: Uint8Array): CodecFrame {
  decoder.getEncodedBuffer(codestream.length).set(codestream);
  if (decoder.decodeSubResolution) decoder.decodeSubResolution(0);
  else decoder.decode();
  const info = decoder.getFrameInfo();
  return {
    rows: info.height,
    columns: info.width,
    samplesPerPixel: info.componentCount,
    bytesPerSample: info.bitsPerSample > 8 ? 2 : 1,
    // A view on memory that the next call reuses.
    bytes: decoder.getDecodedBuffer().slice(),
  };
}
