import type { OverlayMask } from '../../editor/overlay';
import { type Affine, applyAffine } from '../affine';
import { fatTint } from './overlayStyle';

/** A mask as a picture of one canvas pixel an image pixel: tinted where it is set, clear elsewhere. */
export function paintMask(canvas: HTMLCanvasElement, mask: OverlayMask): void {
  canvas.width = Math.max(1, mask.columns);
  canvas.height = Math.max(1, mask.rows);
  const context = canvas.getContext('2d');
  if (!context || mask.columns < 1 || mask.rows < 1) return;
  const picture = context.createImageData(mask.columns, mask.rows);
  for (let at = 0; at < mask.bytes.length; at += 1) {
    if (!mask.bytes[at]) continue;
    picture.data[4 * at] = fatTint.red;
    picture.data[4 * at + 1] = fatTint.green;
    picture.data[4 * at + 2] = fatTint.blue;
    picture.data[4 * at + 3] = fatTint.alpha;
  }
  context.putImageData(picture, 0, 0);
}

/** The map from pixels of the mask's picture to the screen: its corner is the corner of its first pixel, not the middle. */
export function maskMap(mask: OverlayMask, toScreen: Affine): Affine {
  const [e, f] = applyAffine(toScreen, [mask.column - 0.5, mask.row - 0.5]);
  return { ...toScreen, e, f };
}

/** Draws masks into a picture, every pixel as the rectangle it is. `ratio` is how many canvas pixels a CSS px has. */
export function drawMasks(
  context: CanvasRenderingContext2D,
  masks: readonly OverlayMask[],
  toScreen: Affine,
  ratio: number,
): void {
  for (const mask of masks) {
    const canvas = document.createElement('canvas');
    paintMask(canvas, mask);
    const { a, b, c, d, e, f } = maskMap(mask, toScreen);
    context.save();
    context.imageSmoothingEnabled = false;
    context.setTransform(a * ratio, b * ratio, c * ratio, d * ratio, e * ratio, f * ratio);
    context.drawImage(canvas, 0, 0);
    context.restore();
  }
}
