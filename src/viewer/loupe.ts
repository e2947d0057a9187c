import type { OverlayModel } from '../editor/overlay';
import { type Affine, applyAffine, invertAffine } from './affine';
import { type GreySource, paintGreyPicture } from './greyPicture';
import { CanvasPen } from './overlay/canvasPen';
import { drawMasks } from './overlay/maskPicture';
import { wordlessLayers } from './overlay/overlayLayers';
import { white } from './overlay/overlayStyle';
import { linePath, type ScreenPoint } from './overlay/screenPath';

/** Magnification against the pane. */
export const loupeFactor = 3;
/** Side in CSS px. */
export const loupeSizePx = 128;

let kept: ImageData | undefined;

/** Every pixel is written each time, so that one picture serves all loupes; a new one for every move would be garbage. */
function pictureOf(context: CanvasRenderingContext2D, side: number): ImageData {
  if (kept?.width !== side) kept = context.createImageData(side, side);
  return kept;
}

/** The map from pixels to CSS px of the loupe that puts a place in its middle, magnified against the pane's map. */
export function loupeMap(paneMap: Affine, atPx: readonly [number, number]): Affine {
  const { a, b, c, d } = paneMap;
  const larger = {
    a: a * loupeFactor,
    b: b * loupeFactor,
    c: c * loupeFactor,
    d: d * loupeFactor,
    e: 0,
    f: 0,
  };
  const [x, y] = applyAffine(larger, atPx);
  return { ...larger, e: loupeSizePx / 2 - x, f: loupeSizePx / 2 - y };
}

/**
 * Paints the loupe: the picture and every line over it, without tags and words. Sharp on any screen: the canvas gets its
 * size from the pixel ratio.
 */
export function paintLoupe(
  canvas: HTMLCanvasElement,
  source: GreySource,
  overlay: OverlayModel | undefined,
  paneMap: Affine,
  atPx: readonly [number, number],
): void {
  const ratio = window.devicePixelRatio || 1;
  const side = Math.round(loupeSizePx * ratio);
  if (canvas.width !== side) canvas.width = side;
  if (canvas.height !== side) canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return;
  const toLoupe = loupeMap(paneMap, atPx);
  const { a, b, c, d, e, f } = invertAffine(toLoupe);
  const picture = pictureOf(context, side);
  paintGreyPicture(picture, source, { a: a / ratio, b: b / ratio, c: c / ratio, d: d / ratio, e, f });
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.putImageData(picture, 0, 0);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const pen = new CanvasPen(context, inLoupe);
  if (overlay) {
    drawMasks(context, overlay.masks ?? [], toLoupe, ratio);
    for (const layer of wordlessLayers(overlay, toLoupe)) layer.draw(pen);
  }
  pen.casedLine(cross(loupeSizePx / 2), { hue: white, width: 1 });
}

/** Hundreds of vertices lie outside of the loupe. Lines and marks on its edge reach at most so far into it. */
const marginPx = 12;
const inLoupe = {
  left: -marginPx,
  top: -marginPx,
  right: loupeSizePx + marginPx,
  bottom: loupeSizePx + marginPx,
};

/** A cross with an empty centre, so that the place itself stays visible. */
function cross(middle: number): string {
  const arms = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const;
  return arms
    .map(([dx, dy]) => {
      const at = (away: number): ScreenPoint => [middle + dx * away, middle + dy * away];
      return linePath([at(4), at(12)], false);
    })
    .join('');
}
