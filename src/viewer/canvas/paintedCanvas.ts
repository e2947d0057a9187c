import { assert } from '../../base/assert';
import type { SliceImage } from '../../domain/image/sliceImage';
import { type Affine, determinant } from '../affine';
import type { DisplayWindow } from '../displayWindow';
import type { PaneCamera } from '../paneCamera';
import { displaySpacing } from '../paneView';
import { cameraMap } from './cameraMap';
import { GreyTable } from './greyTable';
import type { CanvasOwner, SliceCanvas } from './sliceCanvas';

/** Below this many device pixels an image pixel, plain interpolation would skip pixels. */
const skipsPixelsBelow = 0.75;

/** Makes a canvas that the processor paints: no WebGL is needed. */
export function paintedCanvas(element: HTMLDivElement, owner: CanvasOwner): SliceCanvas {
  return new PaintedCanvas(element, owner);
}

/**
 * One slice in a 2D canvas. Where WebGL is only imitated by the processor, reading its picture back costs more than all
 * else a pane does (three frames a slice); painting it directly costs about a millisecond.
 */
class PaintedCanvas implements SliceCanvas {
  readonly #element: HTMLDivElement;
  readonly #owner: CanvasOwner;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  /** The slice in greys, one canvas pixel an image pixel. */
  readonly #greys: HTMLCanvasElement;
  readonly #greyContext: CanvasRenderingContext2D;
  #picture: ImageData | undefined;
  #slice: SliceImage | undefined;
  readonly #table = new GreyTable();
  #window: DisplayWindow = { center: 0, width: 1 };
  #isSmooth = true;
  #camera: PaneCamera | undefined;
  #areGreysDue = false;
  #frame: number | undefined;
  /** Of the element, in CSS px. Remembered: asking for it while painting would lay out the page. */
  #size = { widthPx: 0, heightPx: 0 };

  constructor(element: HTMLDivElement, owner: CanvasOwner) {
    this.#element = element;
    this.#owner = owner;
    [this.#canvas, this.#context] = plainCanvas(element.ownerDocument);
    [this.#greys, this.#greyContext] = plainCanvas(element.ownerDocument);
    const { style } = this.#canvas;
    style.position = 'absolute';
    style.inset = '0';
    style.width = '100%';
    style.height = '100%';
    element.append(this.#canvas);
    this.#fit();
  }

  draw(slice: SliceImage, _values: () => Float32Array, window: DisplayWindow, isSmooth: boolean): void {
    this.#slice = slice;
    this.#canvas.style.visibility = 'visible';
    this.setWindow(window);
    this.setSmooth(isSmooth);
  }

  clear(): void {
    this.#slice = undefined;
    this.#canvas.style.visibility = 'hidden';
  }

  setWindow(window: DisplayWindow): void {
    this.#window = window;
    this.#areGreysDue = true;
    this.#render();
  }

  setSmooth(isSmooth: boolean): void {
    this.#isSmooth = isSmooth;
    this.#render();
  }

  setCamera(camera: PaneCamera): void {
    this.#camera = camera;
    this.#render();
  }

  resize(): void {
    this.#fit();
    this.#owner.afterResize();
    this.#render();
  }

  pixelsToScreen(): Affine | undefined {
    if (!this.#slice || !this.#camera) return undefined;
    return cameraMap(this.#camera, displaySpacing(this.#slice.grid), this.#size);
  }

  destroy(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#slice = undefined;
    this.#canvas.remove();
  }

  #fit(): void {
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth, clientHeight } = this.#element;
    this.#size = { widthPx: clientWidth, heightPx: clientHeight };
    this.#canvas.width = Math.max(1, Math.round(clientWidth * ratio));
    this.#canvas.height = Math.max(1, Math.round(clientHeight * ratio));
  }

  #render(): void {
    if (!this.#slice || this.#frame !== undefined) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#paint();
    });
  }

  #paint(): void {
    const slice = this.#slice;
    const map = this.pixelsToScreen();
    const { widthPx, heightPx } = this.#size;
    if (!slice || !map || widthPx === 0 || heightPx === 0) return;
    if (this.#areGreysDue) this.#paintGreys(slice);
    const { width, height } = this.#canvas;
    const [sx, sy] = [width / widthPx, height / heightPx];
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#000';
    context.fillRect(0, 0, width, height);
    context.setTransform(map.a * sx, map.b * sy, map.c * sx, map.d * sy, map.e * sx, map.f * sy);
    context.imageSmoothingEnabled = this.#isSmooth;
    const devicePxPerPixel = Math.sqrt(Math.abs(determinant(map)) * sx * sy);
    context.imageSmoothingQuality = devicePxPerPixel < skipsPixelsBelow ? 'medium' : 'low';
    // Pixel (0, 0) is centred on the origin of pixel coordinates.
    context.drawImage(this.#greys, -0.5, -0.5);
    this.#owner.onRendered();
  }

  #paintGreys(slice: SliceImage): void {
    const { columns, rows } = slice.grid;
    let picture = this.#picture;
    if (picture?.width !== columns || picture.height !== rows) {
      this.#greys.width = columns;
      this.#greys.height = rows;
      picture = this.#greyContext.createImageData(columns, rows);
      this.#picture = picture;
    }
    this.#table.paint(picture.data, slice, this.#window);
    this.#greyContext.putImageData(picture, 0, 0);
    this.#areGreysDue = false;
  }
}

/** A canvas in the processor's memory: one on the graphics card would be fetched back for every frame. */
function plainCanvas(from: Document): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = from.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  assert(context !== null, 'the browser gives no 2D canvas');
  return [canvas, context];
}
