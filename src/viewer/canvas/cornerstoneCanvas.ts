import { Enums, type RenderingEngine, StackViewport } from '@cornerstonejs/core';
import { assert } from '../../base/assert';
import type { SliceImage } from '../../domain/image/sliceImage';
import { type Affine, affineFromPoints } from '../affine';
import type { DisplayWindow } from '../displayWindow';
import type { PaneCamera } from '../paneCamera';
import { displaySpacing } from '../paneView';
import { forgetModules, joinEngine, leaveEngine, provideModules, resizeAll } from './cornerstoneEngine';
import { displayImage } from './displayImage';
import type { CanvasOwner, SliceCanvas } from './sliceCanvas';

/** Pixel indices far enough apart that the matrix is exact. */
const probe = 1024;
let opened = 0;

/** Makes a canvas that the graphics card draws, through Cornerstone. */
export function cornerstoneCanvas(element: HTMLDivElement, owner: CanvasOwner): SliceCanvas {
  return new CornerstoneCanvas(element, owner);
}

/** One Cornerstone viewport that draws one slice at a time. The only place that talks to Cornerstone about drawing. */
class CornerstoneCanvas implements SliceCanvas {
  readonly #element: HTMLDivElement;
  readonly #owner: CanvasOwner;
  readonly #id: string;
  readonly #engine: RenderingEngine;
  readonly #viewport: StackViewport;
  readonly #onRendered: () => void;
  #slice: SliceImage | undefined;
  #shown = 0;

  constructor(element: HTMLDivElement, owner: CanvasOwner) {
    this.#element = element;
    this.#owner = owner;
    this.#onRendered = () => owner.onRendered();
    this.#id = `pane-${++opened}`;
    this.#engine = joinEngine(owner);
    this.#engine.enableElement({
      viewportId: this.#id,
      type: Enums.ViewportType.STACK,
      element,
      defaultOptions: { background: [0, 0, 0] },
    });
    const viewport = this.#engine.getViewport(this.#id);
    assert(viewport instanceof StackViewport, 'the engine made another kind of viewport');
    this.#viewport = viewport;
    element.addEventListener(Enums.Events.IMAGE_RENDERED, this.#onRendered);
  }

  draw(slice: SliceImage, values: () => Float32Array, window: DisplayWindow, isSmooth: boolean): void {
    const previousId = this.#imageId();
    this.#shown += 1;
    const { image, modules } = displayImage(this.#imageId(), slice, values(), window);
    provideModules(this.#imageId(), modules);
    this.#viewport.renderImageObject(image);
    if (this.#slice) forgetModules(previousId);
    this.#viewport.getCanvas().style.visibility = 'visible';
    this.#slice = slice;
    this.setWindow(window);
    this.setSmooth(isSmooth);
  }

  clear(): void {
    this.#slice = undefined;
    // Hidden, not painted over: a frame that is already on its way would bring the old picture back.
    this.#viewport.getCanvas().style.visibility = 'hidden';
  }

  setWindow(window: DisplayWindow): void {
    if (!this.#slice) return;
    const lower = window.center - window.width / 2;
    const upper = window.center + window.width / 2;
    this.#viewport.setProperties({ voiRange: { lower, upper }, invert: this.#slice.isInverted });
    this.#drawRamp(lower, upper, this.#slice.isInverted);
    this.#render();
  }

  /**
   * Writes the grey ramp itself. Cornerstone moves the two ends of the ramp that it has; after a slice of one single
   * value both ends lie at one place, and every later slice would be drawn with them.
   */
  #drawRamp(lower: number, upper: number, isInverted: boolean): void {
    const actor = this.#viewport.getDefaultActor()?.actor;
    const property = actor && 'getProperty' in actor ? actor.getProperty() : undefined;
    const ramp =
      property && 'getRGBTransferFunction' in property ? property.getRGBTransferFunction(0) : undefined;
    if (!ramp) return;
    const dark = isInverted ? 1 : 0;
    const bright = 1 - dark;
    ramp.removeAllPoints();
    ramp.addRGBPoint(lower, dark, dark, dark);
    ramp.addRGBPoint(upper, bright, bright, bright);
  }

  setSmooth(isSmooth: boolean): void {
    if (!this.#slice) return;
    this.#viewport.setProperties({
      interpolationType: isSmooth ? Enums.InterpolationType.LINEAR : Enums.InterpolationType.NEAREST,
    });
    this.#render();
  }

  setCamera(camera: PaneCamera): void {
    if (!this.#slice) return;
    this.#viewport.setCamera({
      focalPoint: camera.focalPoint,
      position: camera.position,
      viewUp: camera.viewUp,
      parallelScale: camera.parallelScale,
    });
    this.#render();
  }

  #render(): void {
    if (this.#slice) this.#viewport.render();
  }

  resize(): void {
    resizeAll();
  }

  pixelsToScreen(): Affine | undefined {
    if (!this.#slice) return undefined;
    const { columnMm, rowMm } = displaySpacing(this.#slice.grid);
    const at = (column: number, row: number): [number, number] => {
      const [x, y] = this.#viewport.worldToCanvas([column * columnMm, row * rowMm, 0]);
      return [x, y];
    };
    return affineFromPoints(at(0, 0), at(probe, 0), at(0, probe), probe);
  }

  destroy(): void {
    this.#element.removeEventListener(Enums.Events.IMAGE_RENDERED, this.#onRendered);
    this.#slice = undefined;
    forgetModules(this.#imageId());
    if (!this.#engine.hasBeenDestroyed) this.#engine.disableElement(this.#id);
    leaveEngine(this.#owner);
  }

  #imageId(): string {
    return `slice:${this.#id}-${this.#shown}`;
  }
}
