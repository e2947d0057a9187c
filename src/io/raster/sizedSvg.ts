const inchMm = 25.4;

/** Size of a print in pixels: each side to the nearest whole pixel. */
export interface RasterSize {
  readonly columns: number;
  readonly rows: number;
}

/** An SVG that states its size in pixels, and that size. */
export interface SizedSvg extends RasterSize {
  readonly svg: string;
}

/**
 * An SVG of millimetres made ready for a print of `widthMm` at `dpi`: its root states round(mm / 25.4 × dpi) pixels across and, in
 * proportion, down. What it draws is stretched by less than a pixel to fill them. Throws where the root does not state width and
 * height in mm and a viewBox: such a text is none of our figures.
 */
export function sizedSvg(
  svg: string,
  { dpi, widthMm }: { readonly dpi: number; readonly widthMm: number },
): SizedSvg {
  const root = /^\s*(?:<\?xml[^>]*\?>\s*)?<svg\b[^>]*>/.exec(svg)?.[0];
  const ownWidthMm = lengthMm(root, 'width');
  const ownHeightMm = lengthMm(root, 'height');
  if (!root || !ownWidthMm || !ownHeightMm || !/\sviewBox="/.test(root)) {
    throw new Error('A figure must state its width and height in mm, and a viewBox.');
  }
  const columns = pixels(widthMm, dpi);
  const rows = pixels((widthMm * ownHeightMm) / ownWidthMm, dpi);
  const bare = root.replace(/\s(?:width|height|preserveAspectRatio)="[^"]*"/g, '');
  const sized = bare.replace(/<svg\b/, `<svg width="${columns}" height="${rows}" preserveAspectRatio="none"`);
  return { columns, rows, svg: sized + svg.slice(svg.indexOf(root) + root.length) };
}

function pixels(mm: number, dpi: number): number {
  return Math.max(1, Math.round((mm / inchMm) * dpi));
}

function lengthMm(root: string | undefined, name: 'width' | 'height'): number | undefined {
  const text = new RegExp(`\\s${name}="([0-9.]+)mm"`).exec(root ?? '')?.[1];
  const mm = Number(text);
  return mm > 0 && Number.isFinite(mm) ? mm : undefined;
}
