/** What the renderer reads, as the packages name it; a built command line has copies of them beside it. */
export const rasterFiles = {
  wasm: '@resvg/resvg-wasm/index_bg.wasm',
  /** Regular, bold, italic, in this order everywhere. */
  fonts: [
    '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
    '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
    '@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf',
  ],
} as const;
