import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { RasterLoad } from './createRaster';
import { rasterFiles } from './rasterFiles';

/**
 * The renderer and its font from files: from `folder` (a built command line keeps them beside itself, under their own
 * names), else from the packages.
 */
export function loadInNode(folder?: URL): RasterLoad {
  const { wasm, fonts } = rasterFiles;
  const read = async (file: string): Promise<Uint8Array<ArrayBuffer>> => {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const place = folder ? new URL(name, folder) : createRequire(import.meta.url).resolve(file);
    return new Uint8Array(await readFile(place));
  };
  return { wasm: () => read(wasm), fonts: () => Promise.all(fonts.map(read)) };
}
