// The codec packages ship no types. A factory makes an emscripten module; see emscriptenCodec.ts for its use.
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const factory: import('./emscriptenCodec').EmscriptenFactory<'J2KDecoder'>;
  export default factory;
}
declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const factory: import('./emscriptenCodec').EmscriptenFactory<'JpegLSDecoder'>;
  export default factory;
}
declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const factory: import('./emscriptenCodec').EmscriptenFactory<'HTJ2KDecoder'>;
  export default factory;
}
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const factory: import('./emscriptenCodec').EmscriptenFactory<'JPEGDecoder'>;
  export default factory;
}
