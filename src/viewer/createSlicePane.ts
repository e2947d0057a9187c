import type { PointPx } from '../domain/image/point';
import type { OverlayModel } from '../editor/overlay';
import { type Affine, applyAffine, invertAffine } from './affine';
import { defaultWindow, usedRange } from './defaultWindow';
import { displayValues } from './displayValues';
import { type DisplayWindow, draggedWindow } from './displayWindow';
import { initViewer, type LivePane } from './initViewer';
import { type GestureTarget, listenToGestures, type ScreenPlace } from './listenToGestures';
import { paintLoupe } from './loupe';
import { SvgOverlay } from './overlay/svgOverlay';
import type { Orientation } from './paneCamera';
import { paneCursor } from './paneCursor';
import { panePointer } from './panePointer';
import { PaneStage } from './paneStage';
import { isSameGrid, type PaneView, type RegionPx } from './paneView';
import { PaneViewKeeper } from './paneViewKeeper';
import { SliceCanvas } from './sliceCanvas';
import type {
  ChangeCause,
  PaneCallbacks,
  PaneFailure,
  PaneMode,
  PanePointerEvent,
  ShownSlice,
  SlicePane,
} from './slicePane';

/**
 * Opens a pane in an element: Cornerstone draws the pixels, an SVG over them the outlines, and pointers come back in
 * pixels of the slice. Rejects when the browser has no WebGL 2.
 */
export async function createSlicePane(element: HTMLDivElement, callbacks: PaneCallbacks): Promise<SlicePane> {
  initViewer(); // first, because it throws without WebGL 2: nothing may be left behind that listens
  return new OpenPane(element, callbacks);
}

/** A slice with what was computed from it for the screen. */
interface OnScreen {
  readonly shown: ShownSlice;
  readonly values: Float32Array;
}

class OpenPane implements SlicePane, LivePane, GestureTarget {
  readonly #element: HTMLDivElement;
  readonly #stage: PaneStage;
  readonly #callbacks: PaneCallbacks;
  readonly #canvas: SliceCanvas;
  readonly #overlay: SvgOverlay;
  readonly #stopGestures: () => void;
  readonly #keeper: PaneViewKeeper;
  #current: OnScreen | undefined;
  #window: DisplayWindow | undefined;
  #windowDrag: { readonly start: DisplayWindow; readonly span: number } | undefined;
  #isSmooth = true;
  #mode: PaneMode = { takesPointer: false, panHeld: false, windowHeld: false, outlinesHidden: false };
  /** The map of the picture on screen; none before the first, or while another grid is on its way. */
  #toScreen: Affine | undefined;
  #renderedKey: string | undefined;
  #waiting: (() => void)[] = [];

  constructor(element: HTMLDivElement, callbacks: PaneCallbacks) {
    this.#element = element;
    this.#callbacks = callbacks;
    this.#stage = new PaneStage(element, () => this.#canvas.resize());
    this.#canvas = new SliceCanvas(this.#stage.stage, this, () => this.#afterRender());
    this.#overlay = new SvgOverlay(this.#stage.stage);
    this.#keeper = new PaneViewKeeper(
      (camera) => this.#canvas.setCamera(camera),
      (view, cause) => callbacks.onViewChange?.(view, cause),
    );
    this.#stopGestures = listenToGestures(element, this.#stage.stage, this);
  }

  show(shown: ShownSlice | undefined): Promise<void> {
    this.#settle();
    if (!shown) {
      this.#clear();
      return Promise.resolve();
    }
    const previous = this.#current?.shown;
    const isSame =
      previous?.seriesKey === shown.seriesKey && isSameGrid(previous.image.grid, shown.image.grid);
    this.#current = { shown, values: displayValues(shown.image) };
    if (!isSame) {
      this.#toScreen = undefined;
      this.#keeper.forget();
      this.#overlay.clear();
    }
    const kept = isSame ? this.#window : undefined;
    const window = kept ?? defaultWindow(shown.image, shown.window);
    this.#window = window;
    if (!this.#draw(window)) return Promise.resolve();
    if (!kept) this.#callbacks.onWindowChange?.(window, 'call');
    if (!this.#stage.size()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  getWindow(): DisplayWindow | undefined {
    return this.#window;
  }

  setWindow(window: DisplayWindow): void {
    this.#changeWindow(window, 'call');
  }

  resetWindow(): void {
    if (!this.#current) return;
    const { image, window } = this.#current.shown;
    this.#changeWindow(defaultWindow(image, window), 'call');
  }

  getView(): PaneView | undefined {
    return this.#keeper.view;
  }

  setView(view: PaneView): boolean {
    return this.#keeper.setView(view);
  }

  fitRegion(region: RegionPx): void {
    this.#keeper.fit(region);
  }

  fitWhole(): void {
    this.#keeper.fit('whole');
  }

  setSmooth(isSmooth: boolean): void {
    this.#isSmooth = isSmooth;
    this.#canvas.setSmooth(isSmooth);
  }

  setOrientation(orientation: Orientation): void {
    this.#keeper.setOrientation(orientation);
  }

  setOverlay(key: string, model: OverlayModel): void {
    this.#overlay.setModel(key, model);
    this.#drawOverlay();
  }

  setMode(mode: PaneMode): void {
    this.#mode = mode;
    this.#element.style.cursor = paneCursor(mode);
    if (this.#overlay.setHidden(mode.outlinesHidden)) this.#drawOverlay();
  }

  drawLoupe(canvas: HTMLCanvasElement, atPx: PointPx): void {
    if (!this.#current || !this.#window || !this.#toScreen) return;
    const { image } = this.#current.shown;
    const source = {
      values: this.#current.values,
      columns: image.grid.columns,
      rows: image.grid.rows,
      window: this.#window,
      isInverted: image.isInverted,
      isSmooth: this.#isSmooth,
      overlay: this.#overlay.visibleModel(this.#renderedKey),
    };
    paintLoupe(canvas, source, this.#toScreen, atPx);
  }

  screenOfPixel(atPx: PointPx): readonly [number, number] | undefined {
    if (!this.#toScreen) return undefined;
    const [x, y] = applyAffine(this.#toScreen, atPx);
    const [left, top] = this.#stage.offset();
    return [x + left, y + top];
  }

  resize(): void {
    this.#stage.fit();
    this.#canvas.resize();
  }

  destroy(): void {
    this.#stopGestures();
    this.#settle();
    this.#overlay.destroy();
    this.#canvas.destroy();
    this.#stage.destroy();
    this.#current = undefined;
    this.#toScreen = undefined;
  }

  // What the engine tells.

  afterResize(): void {
    this.#keeper.setSize(this.#stage.size());
  }

  onContextLost(): void {
    this.#fail({ kind: 'context-lost' });
  }

  // What gestures do.

  mode(): PaneMode {
    return this.#mode;
  }

  pointer(kind: PanePointerEvent['kind'], at: ScreenPlace, event: PointerEvent | MouseEvent): void {
    const key = this.#renderedKey;
    const toPixels = this.#toPixels();
    if (key === undefined || !toPixels) return;
    this.#callbacks.onPointer?.(panePointer(kind, key, toPixels, at, event));
  }

  hover(at: ScreenPlace | undefined): void {
    const key = this.#renderedKey;
    const toPixels = this.#toPixels();
    const isOver = at && key !== undefined && toPixels;
    this.#callbacks.onHover?.(isOver ? { key, atPx: applyAffine(toPixels, at) } : undefined);
  }

  scroll(steps: number): void {
    this.#callbacks.onScroll?.(steps);
  }

  zoom(at: ScreenPlace, factor: number): void {
    this.#keeper.zoom(at, factor);
  }

  pan(from: ScreenPlace, to: ScreenPlace): void {
    this.#keeper.pan(from, to);
  }

  startWindow(): void {
    if (!this.#current || !this.#window) return;
    const range = usedRange(this.#current.shown.image);
    // An image of one value has no span; any drag then counts in units of its own.
    this.#windowDrag = { start: this.#window, span: range.upper - range.lower || 1 };
  }

  dragWindow(dx: number, dy: number): void {
    if (!this.#windowDrag) return;
    const { start, span } = this.#windowDrag;
    this.#changeWindow(draggedWindow(start, dx, dy, span), 'gesture');
  }

  // Drawing.

  #draw(window: DisplayWindow): boolean {
    if (!this.#current) return false;
    const { shown, values } = this.#current;
    try {
      this.#canvas.draw(shown.image, values, window, this.#isSmooth);
    } catch (cause) {
      this.#fail({ kind: 'not-drawn', cause });
      return false;
    }
    this.#keeper.setGrid(shown.image.grid, this.#stage.size());
    return true;
  }

  #afterRender(): void {
    if (!this.#current) return;
    this.#toScreen = this.#canvas.pixelsToScreen();
    this.#renderedKey = this.#current.shown.key;
    this.#drawOverlay();
    this.#settle();
  }

  #drawOverlay(): void {
    this.#overlay.draw(this.#renderedKey, this.#toScreen, this.#stage.size());
  }

  #changeWindow(window: DisplayWindow, cause: ChangeCause): void {
    if (!this.#current) return;
    this.#window = window;
    this.#canvas.setWindow(window);
    this.#callbacks.onWindowChange?.(window, cause);
  }

  #clear(): void {
    this.#current = undefined;
    this.#toScreen = undefined;
    this.#renderedKey = undefined;
    this.#keeper.forget();
    this.#window = undefined;
    this.#canvas.clear();
    this.#overlay.clear();
  }

  #fail(failure: PaneFailure): void {
    this.#settle();
    this.#clear();
    this.#callbacks.onFailure(failure);
  }

  #settle(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #toPixels(): Affine | undefined {
    return this.#toScreen && invertAffine(this.#toScreen);
  }
}
