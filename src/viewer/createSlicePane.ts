import type { PointPx } from '../domain/image/point';
import type { OverlayModel } from '../editor/overlay';
import { type Affine, applyAffine, invertAffine } from './affine';
import { chooseCanvas, type Drawing } from './canvas/chooseCanvas';
import type { CanvasOwner, MakeSliceCanvas, SliceCanvas } from './canvas/sliceCanvas';
import { CurrentSlice } from './currentSlice';
import type { DisplayWindow } from './displayWindow';
import type { GreySource } from './greyPicture';
import { type GestureTarget, listenToGestures, type ScreenPlace } from './listenToGestures';
import type { LineHandle } from './overlay/lineHandleAt';
import type { Orientation } from './paneCamera';
import { paneCursor } from './paneCursor';
import { type OverlayOwner, PaneOverlay, type PictureBelow } from './paneOverlay';
import { panePointer } from './panePointer';
import { PaneStage } from './paneStage';
import { isSameGrid, type PaneSize, type PaneView, type RegionPx } from './paneView';
import { PaneViewKeeper } from './paneViewKeeper';
import { PaneWindow } from './paneWindow';
import type {
  PaneCallbacks,
  PaneFailure,
  PaneMode,
  PanePointerEvent,
  ShownSlice,
  SlicePane,
} from './slicePane';
import { StagePlace } from './stagePlace';

/** Follows every picture that reaches the screen, at the pane's stage; it bubbles. */
export const sliceDrawnEvent = 'slice-drawn';

/**
 * Opens a pane in an element: the pixels are drawn as `drawing` says, an SVG over them the outlines, and pointers come
 * back in pixels of the slice.
 */
export async function createSlicePane(
  element: HTMLDivElement,
  callbacks: PaneCallbacks,
  drawing: Drawing = 'fitting',
): Promise<SlicePane> {
  return new OpenPane(element, callbacks, await chooseCanvas(drawing));
}

class OpenPane implements SlicePane, CanvasOwner, GestureTarget, OverlayOwner {
  readonly #element: HTMLDivElement;
  readonly #stage: PaneStage;
  readonly #callbacks: PaneCallbacks;
  readonly #canvas: SliceCanvas;
  readonly #overlay: PaneOverlay;
  readonly #places: StagePlace;
  readonly #stopGestures: () => void;
  readonly #keeper: PaneViewKeeper;
  readonly #window: PaneWindow;
  /** What is shown, or on its way. */
  #current: CurrentSlice | undefined;
  #isSmooth = true;
  #mode: PaneMode = { takesPointer: false, panHeld: false, windowHeld: false, outlinesHidden: false };
  /** The map of the picture on screen; none before the first, or while another grid is on its way. */
  #toScreen: Affine | undefined;
  #renderedKey: string | undefined;
  readonly #waiting: (() => void)[] = [];

  constructor(element: HTMLDivElement, callbacks: PaneCallbacks, makeCanvas: MakeSliceCanvas) {
    this.#element = element;
    this.#callbacks = callbacks;
    this.#stage = new PaneStage(element, () => this.#canvas.resize());
    this.#canvas = makeCanvas(this.#stage.stage, this);
    this.#overlay = new PaneOverlay(this.#stage.stage, this);
    this.#keeper = new PaneViewKeeper(
      (camera) => this.#canvas.setCamera(camera),
      (view, cause) => callbacks.onViewChange?.(view, cause),
    );
    this.#window = new PaneWindow((window, cause, seriesKey) => {
      this.#canvas.setWindow(window);
      callbacks.onWindowChange?.(window, cause, seriesKey);
    });
    this.#places = new StagePlace(this.#stage.stage);
    this.#stopGestures = listenToGestures(element, this.#places, this);
  }

  show(shown: ShownSlice | undefined): Promise<void> {
    this.#settle();
    if (!shown) {
      this.#clear();
      return Promise.resolve();
    }
    const last = this.#current?.shown;
    const isSame = last?.seriesKey === shown.seriesKey && isSameGrid(last.image.grid, shown.image.grid);
    this.#current = new CurrentSlice(shown);
    if (!isSame) {
      this.#toScreen = undefined;
      this.#keeper.forget();
      this.#overlay.clear();
    }
    const { window, isNew } = this.#window.show(shown, isSame);
    if (!this.#draw(window)) return Promise.resolve();
    if (isNew) this.#callbacks.onWindowChange?.(window, 'call', shown.seriesKey);
    if (!this.#stage.size()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  getWindow(): DisplayWindow | undefined {
    return this.#window.now;
  }

  setWindow(window: DisplayWindow): void {
    this.#window.set(window, 'call');
  }

  resetWindow(): void {
    this.#window.reset();
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
  }

  setMode(mode: PaneMode): void {
    this.#mode = mode;
    this.#element.style.cursor = paneCursor(mode);
    this.#overlay.setHidden(mode.outlinesHidden);
  }

  drawLoupe(canvas: HTMLCanvasElement, atPx: PointPx): void {
    this.#overlay.drawLoupe(canvas, atPx);
  }

  lineHandleAt(event: Pick<PanePointerEvent, 'key' | 'atPx' | 'pointerType'>): LineHandle | undefined {
    return this.#overlay.lineHandleAt(event);
  }

  captureEvidence(): string | undefined {
    return this.#overlay.capture();
  }

  sizePx(): PaneSize | undefined {
    return this.#stage.size();
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
    this.#places.destroy();
    this.#settle();
    this.#overlay.destroy();
    this.#canvas.destroy();
    this.#stage.destroy();
    this.#current = undefined;
    this.#toScreen = undefined;
  }

  // What the engine tells.

  afterResize(): void {
    this.#places.forget();
    this.#keeper.setSize(this.#stage.size());
  }

  onContextLost(): void {
    this.#fail({ kind: 'context-lost' });
  }

  onRendered(): void {
    if (!this.#current) return;
    this.#toScreen = this.#canvas.pixelsToScreen();
    this.#renderedKey = this.#current.shown.key;
    this.#overlay.draw();
    this.#settle();
    this.#stage.stage.dispatchEvent(new Event(sliceDrawnEvent, { bubbles: true }));
  }

  // What the marks ask.

  picture(): PictureBelow | undefined {
    const [key, toScreen, size] = [this.#renderedKey, this.#toScreen, this.#stage.size()];
    return key !== undefined && toScreen && size ? { key, toScreen, size } : undefined;
  }

  pixels(): GreySource | undefined {
    const window = this.#window.now;
    // The next slice is known before it stands on the screen; until then its values belong to nothing that is seen.
    if (!this.#current || !window || this.#current.shown.key !== this.#renderedKey) return undefined;
    const { isInverted, grid } = this.#current.shown.image;
    return { ...grid, values: this.#current.values(), window, isInverted, isSmooth: this.#isSmooth };
  }

  // What gestures do.

  mode(): PaneMode {
    return this.#mode;
  }

  pointer(kind: PanePointerEvent['kind'], at: ScreenPlace, event: PointerEvent | MouseEvent): void {
    const below = this.picture();
    if (!below) return;
    this.#callbacks.onPointer?.(panePointer(kind, below.key, invertAffine(below.toScreen), at, event));
  }

  hover(at: ScreenPlace | undefined): void {
    const below = at && this.picture();
    this.#callbacks.onHover?.(
      below && { key: below.key, atPx: applyAffine(invertAffine(below.toScreen), at) },
    );
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
    this.#window.startDrag();
  }

  dragWindow(dx: number, dy: number): void {
    this.#window.dragTo(dx, dy);
  }

  // Drawing.

  #draw(window: DisplayWindow): boolean {
    if (!this.#current) return false;
    const current = this.#current;
    const { shown } = current;
    try {
      this.#canvas.draw(shown.image, () => current.values(), window, this.#isSmooth);
    } catch (cause) {
      this.#fail({ kind: 'not-drawn', cause });
      return false;
    }
    this.#keeper.setGrid(shown.image.grid, this.#stage.size());
    return true;
  }

  #clear(): void {
    this.#current = undefined;
    this.#toScreen = undefined;
    this.#renderedKey = undefined;
    this.#keeper.forget();
    this.#window.forget();
    this.#canvas.clear();
    this.#overlay.clear();
  }

  #fail(failure: PaneFailure): void {
    this.#settle();
    this.#clear();
    this.#callbacks.onFailure(failure);
  }

  #settle(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
