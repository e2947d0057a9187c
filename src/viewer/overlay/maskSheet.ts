import type { OverlayMask } from '../../editor/overlay';
import type { Affine } from '../affine';
import { maskMap, paintMask } from './maskPicture';

interface Sheet {
  readonly canvas: HTMLCanvasElement;
  mask: OverlayMask | undefined;
}

/**
 * Coloured pixels over a pane, below its lines. Each mask is a small canvas that the browser enlarges without smoothing:
 * zoom and pan only change its transform.
 */
export class MaskSheet {
  readonly #box: HTMLDivElement;
  readonly #sheets: Sheet[] = [];

  constructor(element: HTMLElement) {
    this.#box = element.ownerDocument.createElement('div');
    this.#box.dataset['part'] = 'masks';
    const { style } = this.#box;
    style.position = 'absolute';
    style.inset = '0';
    style.overflow = 'hidden';
    style.pointerEvents = 'none';
    element.append(this.#box);
  }

  draw(masks: readonly OverlayMask[], toScreen: Affine): void {
    for (const [index, mask] of masks.entries()) {
      const sheet = this.#sheets[index] ?? this.#newSheet();
      if (sheet.mask?.bytes !== mask.bytes || sheet.mask.columns !== mask.columns) {
        paintMask(sheet.canvas, mask);
      }
      sheet.mask = mask;
      const { a, b, c, d, e, f } = maskMap(mask, toScreen);
      sheet.canvas.style.transform = `matrix(${a}, ${b}, ${c}, ${d}, ${e}, ${f})`;
    }
    for (const { canvas } of this.#sheets.splice(masks.length)) canvas.remove();
  }

  destroy(): void {
    this.#box.remove();
  }

  #newSheet(): Sheet {
    const canvas = this.#box.ownerDocument.createElement('canvas');
    canvas.dataset['part'] = 'mask';
    const { style } = canvas;
    style.position = 'absolute';
    style.left = '0';
    style.top = '0';
    style.transformOrigin = '0 0';
    style.imageRendering = 'pixelated';
    this.#box.append(canvas);
    const sheet = { canvas, mask: undefined };
    this.#sheets.push(sheet);
    return sheet;
  }
}
