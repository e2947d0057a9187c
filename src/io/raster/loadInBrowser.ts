import regularUrl from '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf?url';
import italicUrl from '@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf?url';
import boldUrl from '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf?url';
import wasmUrl from '@resvg/resvg-wasm/index_bg.wasm?url';
import type { RasterLoad } from './createRaster';

/** The renderer and its font from the site's own host. The only file here that needs a bundler. */
export function loadInBrowser(): RasterLoad {
  return {
    wasm: () => fetched(wasmUrl),
    fonts: async () => {
      const files = await Promise.all([regularUrl, boldUrl, italicUrl].map(fetched));
      return files.map((file) => new Uint8Array(file));
    },
  };
}

async function fetched(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`A part of the program could not be loaded (${answer.status}).`);
  return await answer.arrayBuffer();
}
