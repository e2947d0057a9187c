import { zlibSync } from 'fflate';
import { pngFile } from '../../base/pngFile';
import { opaqueSamples } from './opaqueSamples';
import { sizedSvg } from './sizedSvg';

/** Where the renderer and its font come from; asked for once, when the first picture is made. */
export interface RasterLoad {
  /** The bytes of resvg's `index_bg.wasm`. */
  readonly wasm: () => Promise<BufferSource>;
  /** TrueType files of Arimo: the metrics of Arial and Helvetica. */
  readonly fonts: () => Promise<readonly Uint8Array[]>;
}

/** Makes pictures of figures. */
export interface Raster {
  /**
   * The figure on white as a PNG: round(mm / 25.4 × dpi) pixels, its resolution stated, and no other metadata. The same bytes
   * in a worker and in Node. Throws where the text is no SVG that states its size in mm.
   */
  readonly png: (
    svg: string,
    print: { readonly dpi: number; readonly widthMm: number },
  ) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Every family that figures name, and any other, is this one: what a machine has installed must not show. */
const family = 'Arimo';

interface Loaded {
  readonly Resvg: typeof import('@resvg/resvg-wasm').Resvg;
  readonly fonts: readonly Uint8Array[];
}

/** One renderer in a worker or process: its module can be started only once. */
let started: Promise<Loaded> | undefined;

async function start(load: RasterLoad): Promise<Loaded> {
  const [{ initWasm, Resvg }, wasm, fonts] = await Promise.all([
    import('@resvg/resvg-wasm'),
    load.wasm(),
    load.fonts(),
  ]);
  await initWasm(wasm);
  return { Resvg, fonts };
}

/** A raster; nothing is loaded until the first picture. */
export function createRaster(load: RasterLoad): Raster {
  return {
    async png(svg, { dpi, widthMm }) {
      const sized = sizedSvg(svg, { dpi, widthMm });
      started ??= start(load).catch((cause: unknown) => {
        // What could not be fetched now may come later.
        started = undefined;
        throw cause;
      });
      const { Resvg, fonts } = await started;
      const drawing = new Resvg(sized.svg, {
        background: '#ffffff',
        font: {
          fontBuffers: [...fonts],
          defaultFontFamily: family,
          sansSerifFamily: family,
          serifFamily: family,
          monospaceFamily: family,
          cursiveFamily: family,
          fantasyFamily: family,
        },
      });
      try {
        const image = drawing.render();
        try {
          const { width: columns, height: rows } = image;
          if (columns !== sized.columns || rows !== sized.rows) {
            throw new Error(`Rendered ${columns} × ${rows} pixels for ${sized.columns} × ${sized.rows}.`);
          }
          const picture = { columns, rows, ...opaqueSamples(image.pixels) };
          return pngFile(picture, (bytes) => zlibSync(bytes, { level: 6 }), dpi);
        } finally {
          image.free();
        }
      } finally {
        drawing.free();
      }
    },
  };
}
