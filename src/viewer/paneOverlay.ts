import type { PointPx } from '../domain/image/point';
import type { OverlayModel } from '../editor/overlay';
import type { Affine } from './affine';
import { evidencePicture } from './evidencePicture';
import type { GreySource } from './greyPicture';
import { paintLoupe } from './loupe';
import { type LineHandle, lineHandleAt } from './overlay/lineHandleAt';
import { SvgOverlay } from './overlay/svgOverlay';
import type { PaneSize } from './paneView';
import type { PanePointerEvent } from './slicePane';

/** The picture that marks lie over. */
export interface PictureBelow {
  /** Names the slice on screen. */
  readonly key: string;
  readonly toScreen: Affine;
  readonly size: PaneSize;
}

/** What the marks ask about the pane: what stands on the screen now, and its pixels. */
export interface OverlayOwner {
  picture(): PictureBelow | undefined;
  pixels(): GreySource | undefined;
}

/**
 * The marks over a pane, and its loupe. They are drawn at most once a frame: at the end of the task that changed them, so
 * that nothing lags behind the pointer, or with the next frame where this one has been drawn already.
 */
export class PaneOverlay {
  readonly #owner: OverlayOwner;
  readonly #svg: SvgOverlay;
  #key: string | undefined;
  #model: OverlayModel | undefined;
  #isHidden = false;
  #loupe: { readonly canvas: HTMLCanvasElement; readonly atPx: PointPx } | undefined;
  #isDue = false;
  /** Set from a drawing until the frame after it begins. */
  #frame: number | undefined;

  constructor(stage: HTMLElement, owner: OverlayOwner) {
    this.#owner = owner;
    this.#svg = new SvgOverlay(stage);
  }

  /** What lies over one slice. Over any other picture than its own it would be wrong, and is not drawn. */
  setModel(key: string, model: OverlayModel): void {
    this.#key = key;
    this.#model = model;
    this.#ask();
  }

  setHidden(isHidden: boolean): void {
    if (isHidden === this.#isHidden) return;
    this.#isHidden = isHidden;
    this.#ask();
  }

  drawLoupe(canvas: HTMLCanvasElement, atPx: PointPx): void {
    this.#loupe = { canvas, atPx };
    this.#ask();
  }

  /** The picture below has changed: its marks change with it, in the same frame. */
  draw(): void {
    this.#isDue = false;
    if (this.#frame === undefined) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = undefined;
        if (this.#isDue) this.draw();
      });
    }
    const below = this.#owner.picture();
    const model = this.#visibleModel(below);
    if (below && model) this.#svg.draw(model, below.toScreen, below.size);
    else this.#svg.clear();
    this.#paintLoupe(below, model);
  }

  /** At once: the picture below is gone, or no longer the one that was drawn on. */
  clear(): void {
    this.#isDue = false;
    this.#loupe = undefined;
    this.#svg.clear();
  }

  lineHandleAt({
    atPx,
    key,
    pointerType,
  }: Pick<PanePointerEvent, 'atPx' | 'key' | 'pointerType'>): LineHandle | undefined {
    const below = this.#owner.picture();
    const model = this.#visibleModel(below);
    if (!below || !model || below.key !== key) return undefined;
    return lineHandleAt(model.lines, below.toScreen, atPx, pointerType);
  }

  /** As shown, with the marks, also while they are hidden for a look at the naked anatomy. */
  capture(): string | undefined {
    const below = this.#owner.picture();
    const pixels = this.#owner.pixels();
    if (!below || !pixels) return undefined;
    const model = this.#key === below.key ? this.#model : undefined;
    return evidencePicture(pixels, model, below.toScreen, below.size);
  }

  destroy(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.clear();
    this.#svg.destroy();
  }

  #ask(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    // Where this frame has been drawn already, its successor draws what is due.
    if (this.#frame !== undefined) return;
    queueMicrotask(() => {
      if (this.#isDue && this.#frame === undefined) this.draw();
    });
  }

  #visibleModel(below: PictureBelow | undefined): OverlayModel | undefined {
    return this.#isHidden || !below || this.#key !== below.key ? undefined : this.#model;
  }

  #paintLoupe(below: PictureBelow | undefined, model: OverlayModel | undefined): void {
    const asked = this.#loupe;
    this.#loupe = undefined;
    const pixels = asked && below && this.#owner.pixels();
    if (pixels) paintLoupe(asked.canvas, pixels, model, below.toScreen, asked.atPx);
  }
}
