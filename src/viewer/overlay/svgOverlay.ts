import type { OverlayModel } from '../../editor/overlay';
import type { Affine } from '../affine';
import type { PaneSize } from '../paneView';
import { drawLines, drawRefusal } from './drawLines';
import { drawDraft, drawOutline, drawOutlineTag } from './drawOutlines';
import { SvgPen } from './svgPen';

/** Backwards and down in an image that lies as usual: where skin is when no outline says otherwise. */
const usualSkinSidePx = [0, 1] as const;

/** The drawing over one pane. Made for the whole element; draws in its CSS px. */
export class SvgOverlay {
  readonly #svg: SVGSVGElement;
  readonly #pen: SvgPen;
  #key: string | undefined;
  #model: OverlayModel | undefined;
  #isHidden = false;

  constructor(element: HTMLElement) {
    this.#svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    this.#svg.setAttribute('aria-hidden', 'true');
    const { style } = this.#svg;
    style.position = 'absolute';
    style.inset = '0';
    style.width = '100%';
    style.height = '100%';
    style.overflow = 'hidden';
    style.pointerEvents = 'none';
    // Its own layer: a dragged outline repaints without the image under it.
    style.willChange = 'transform';
    element.append(this.#svg);
    this.#pen = new SvgPen(this.#svg);
  }

  /** What lies over one slice, from the next `draw` on. */
  setModel(key: string, model: OverlayModel): void {
    this.#key = key;
    this.#model = model;
  }

  /** True when that changes what is to be seen. */
  setHidden(isHidden: boolean): boolean {
    const isChanged = isHidden !== this.#isHidden;
    this.#isHidden = isHidden;
    return isChanged;
  }

  /** The marks of the slice on screen. Over any other picture than their own they would be wrong. */
  visibleModel(keyOnScreen: string | undefined): OverlayModel | undefined {
    return this.#isHidden || this.#key !== keyOnScreen ? undefined : this.#model;
  }

  /** Draws the marks of the picture below through its map, or nothing while there is none. */
  draw(keyOnScreen: string | undefined, toScreen: Affine | undefined, pane: PaneSize | undefined): void {
    const model = this.visibleModel(keyOnScreen);
    if (!model || !toScreen || !pane) {
      this.clear();
      return;
    }
    const pen = this.#pen;
    pen.begin();
    drawLines(pen, model.lines, toScreen, pane);
    // What is being edited lies on top.
    const inOrder = [...model.outlines].sort(
      (a, b) => Number(a.state === 'edited') - Number(b.state === 'edited'),
    );
    for (const outline of inOrder) drawOutline(pen, outline, toScreen);
    for (const outline of inOrder) drawOutlineTag(pen, outline, toScreen, pane);
    if (model.draft) {
      const skinSidePx = model.outlines[0]?.tagDirectionPx ?? usualSkinSidePx;
      drawDraft(pen, model.draft, skinSidePx, toScreen, pane);
    }
    if (model.refusal) drawRefusal(pen, model.refusal, toScreen, pane);
    pen.end();
  }

  clear(): void {
    this.#pen.begin();
    this.#pen.end();
  }

  destroy(): void {
    this.#svg.remove();
  }
}
