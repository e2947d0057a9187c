import type { OverlayModel } from '../../editor/overlay';
import type { Affine } from '../affine';
import type { PaneSize } from '../paneView';
import { isSameMark } from './isSameMark';
import { MaskSheet } from './maskSheet';
import { type OverlayLayer, overlayLayers } from './overlayLayers';
import { RememberedMarks } from './rememberedMarks';
import { SvgPen } from './svgPen';

interface DrawnLayer {
  readonly group: SVGGElement;
  readonly pen: SvgPen;
  inputs: readonly unknown[];
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** The drawing over one pane. Made for the whole element; draws in its CSS px, and only what changed. */
export class SvgOverlay {
  readonly #svg: SVGSVGElement;
  readonly #masks: MaskSheet;
  readonly #drawn = new Map<string, DrawnLayer>();
  readonly #memory = new RememberedMarks();

  constructor(element: HTMLElement) {
    this.#masks = new MaskSheet(element);
    this.#svg = document.createElementNS(svgNamespace, 'svg');
    this.#svg.setAttribute('aria-hidden', 'true');
    const { style } = this.#svg;
    style.position = 'absolute';
    style.inset = '0';
    style.width = '100%';
    style.height = '100%';
    style.overflow = 'hidden';
    style.pointerEvents = 'none';
    // No layer of its own (`will-change`): where the processor puts layers together it costs more, at every frame and for
    // every pixel of the pane, than painting the lines with what lies below them. Over WebGL the browser makes one anyway.
    element.append(this.#svg);
  }

  /** Draws marks through the map of the picture below. */
  draw(model: OverlayModel, toScreen: Affine, pane: PaneSize): void {
    this.#masks.draw(model.masks ?? [], toScreen);
    this.#drawLayers(overlayLayers(model, toScreen, pane, this.#memory));
    this.#memory.end();
  }

  clear(): void {
    this.#masks.draw([], { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 });
    this.#drawLayers([]);
  }

  destroy(): void {
    this.#masks.destroy();
    this.#svg.remove();
  }

  #drawLayers(layers: readonly OverlayLayer[]): void {
    const keys = new Set(layers.map(({ key }) => key));
    for (const [key, { group }] of this.#drawn) {
      if (keys.has(key)) continue;
      group.remove();
      this.#drawn.delete(key);
    }
    for (const [index, layer] of layers.entries()) {
      const drawn = this.#drawn.get(layer.key) ?? this.#newLayer(layer.key);
      const inPlace = this.#svg.children[index];
      if (inPlace !== drawn.group) this.#svg.insertBefore(drawn.group, inPlace ?? null);
      if (isSameMark(drawn.inputs, layer.inputs)) continue;
      drawn.inputs = layer.inputs;
      drawn.pen.begin();
      layer.draw(drawn.pen);
      drawn.pen.end();
    }
  }

  #newLayer(key: string): DrawnLayer {
    const group = document.createElementNS(svgNamespace, 'g');
    // No inputs are like none: the first drawing always happens.
    const drawn = { group, pen: new SvgPen(group), inputs: [] };
    this.#drawn.set(key, drawn);
    return drawn;
  }
}
