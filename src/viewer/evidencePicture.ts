import type { OverlayModel } from '../editor/overlay';
import { type Affine, invertAffine } from './affine';
import { type GreySource, paintGreyPicture } from './greyPicture';
import { CanvasPen } from './overlay/canvasPen';
import { drawMasks } from './overlay/maskPicture';
import { overlayLayers } from './overlay/overlayLayers';
import { RememberedMarks } from './overlay/rememberedMarks';
import type { PaneSize } from './paneView';

/** Length of the data URL, which is what is stored. */
const maxLength = 60 * 1024;
/** Width and number of greys, from the best on; the first that is small enough is taken. */
const attempts: readonly (readonly [widthPx: number, levels: number])[] = [
  [480, 64],
  [480, 32],
  [400, 32],
  [320, 32],
  [320, 16],
  [240, 32],
  [240, 16],
  [160, 16],
  [120, 8],
];

/**
 * A small picture (PNG data URL, at most 60 KB and 480 px wide) of what a pane shows, with every line and word over it.
 * Painted from the slice's values, so that it does not depend on what the graphics card still holds. Lines keep their
 * width: the picture is a smaller pane, not a reduced one. `undefined` where the browser gives no canvas.
 */
export function evidencePicture(
  source: GreySource,
  overlay: OverlayModel | undefined,
  paneMap: Affine,
  pane: PaneSize,
): string | undefined {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  for (const [widthPx, levels] of attempts) {
    const scale = Math.min(1, widthPx / pane.widthPx, widthPx / pane.heightPx);
    canvas.width = Math.max(1, Math.round(pane.widthPx * scale));
    canvas.height = Math.max(1, Math.round(pane.heightPx * scale));
    const { a, b, c, d, e, f } = paneMap;
    const toPicture = { a: a * scale, b: b * scale, c: c * scale, d: d * scale, e: e * scale, f: f * scale };
    const picture = context.createImageData(canvas.width, canvas.height);
    paintGreyPicture(picture, source, invertAffine(toPicture), levels);
    context.putImageData(picture, 0, 0);
    if (overlay) {
      drawMasks(context, overlay.masks ?? [], toPicture, 1);
      const size = { widthPx: canvas.width, heightPx: canvas.height };
      const pen = new CanvasPen(context);
      for (const layer of overlayLayers(overlay, toPicture, size, new RememberedMarks())) layer.draw(pen);
    }
    const url = canvas.toDataURL('image/png');
    if (url.length <= maxLength) return url;
  }
  return undefined;
}
