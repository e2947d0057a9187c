import type { SliceImage } from '../../domain/image/sliceImage';
import type { Affine } from '../affine';
import type { DisplayWindow } from '../displayWindow';
import type { PaneCamera } from '../paneCamera';

/** What draws the pixels of one pane: on the graphics card, or by the processor where the browser has none to offer. */
export interface SliceCanvas {
  /**
   * Draws another slice with the next frame. Set the camera afterwards. `values` makes its displayed values: a millisecond
   * that not every canvas needs.
   */
  draw(slice: SliceImage, values: () => Float32Array, window: DisplayWindow, isSmooth: boolean): void;
  /** Nothing to see: the pane is black, and nothing is drawn until the next slice. */
  clear(): void;
  setWindow(window: DisplayWindow): void;
  /** Smooth enlargement, or every pixel as the rectangle it is. */
  setSmooth(isSmooth: boolean): void;
  setCamera(camera: PaneCamera): void;
  /** Follows a change of the element's size or of the screen's pixel ratio. */
  resize(): void;
  /** From pixel coordinates of the slice to CSS px of the element, as drawn last. Call it on a rendered picture. */
  pixelsToScreen(): Affine | undefined;
  destroy(): void;
}

/** Whose canvas it is, and what it is told. */
export interface CanvasOwner {
  /** Every viewport was resized, and with that its camera changed. */
  afterResize(): void;
  /** The graphics card took its memory back: what stands on screen can no longer be trusted. */
  onContextLost(): void;
  /** A picture reached the screen. */
  onRendered(): void;
}

/** Makes a canvas in an element of whole CSS px. */
export type MakeSliceCanvas = (element: HTMLDivElement, owner: CanvasOwner) => SliceCanvas;
