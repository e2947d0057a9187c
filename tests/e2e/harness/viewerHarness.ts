import type { PointPx } from '../../../src/domain/image/point';
import type { OverlayModel } from '../../../src/editor/overlay';
import type { DisplayWindow } from '../../../src/viewer/displayWindow';
import type { LineHandle } from '../../../src/viewer/overlay/lineHandleAt';
import type { Orientation } from '../../../src/viewer/paneCamera';
import type { PaneView, RegionPx } from '../../../src/viewer/paneView';
import type { PaneMode, PanePointerEvent } from '../../../src/viewer/slicePane';

/** A slice in a form that can be sent to the page. */
export interface HarnessSlice {
  readonly key: string;
  readonly seriesKey: string;
  readonly columns: number;
  readonly rows: number;
  readonly spacing?: { readonly rowMm: number; readonly columnMm: number };
  readonly storedValues: readonly number[];
  readonly slope?: number;
  readonly intercept?: number;
  readonly isInverted?: boolean;
  readonly window?: DisplayWindow;
  readonly rememberedWindow?: DisplayWindow;
}

/** How a dragged vertex was drawn, from `dragVertices`. */
export interface DragCost {
  /** Script time of each pointer event: model and drawing in all panes, ms. */
  readonly scriptMs: readonly number[];
  /** Between one frame and the next, ms. */
  readonly frameMs: readonly number[];
  /** Attributes written and nodes added or removed in the drawings, a frame. */
  readonly changes: readonly number[];
  /** Which parts were written to. */
  readonly parts: readonly string[];
  /** How often the place or size of an element was asked for while dragging. */
  readonly layoutReads: number;
}

/** Something a pane told, in order. */
export interface HarnessEvent {
  readonly name: 'pointer' | 'scroll' | 'view' | 'window' | 'hover' | 'failure';
  readonly detail: unknown;
}

/** What the page offers to the specs. Panes are named by a number, in order of opening. */
export interface ViewerHarness {
  open(box: { left: number; top: number; width: number; height: number }): Promise<number>;
  resizeBox(pane: number, size: { width: number; height: number }): Promise<void>;
  show(pane: number, slice: HarnessSlice | undefined): Promise<void>;
  setSmooth(pane: number, isSmooth: boolean): void;
  setWindow(pane: number, window: DisplayWindow): void;
  resetWindow(pane: number): void;
  getWindow(pane: number): DisplayWindow | undefined;
  setView(pane: number, view: PaneView): boolean;
  getView(pane: number): PaneView | undefined;
  fitRegion(pane: number, region: RegionPx): void;
  fitWhole(pane: number): void;
  setOrientation(pane: number, orientation: Orientation): void;
  setMode(pane: number, mode: Partial<PaneMode>): void;
  setOverlay(pane: number, key: string, model: OverlayModel): void;
  screenOfPixel(pane: number, atPx: PointPx): readonly [number, number] | undefined;
  /** Greys of the loupe, row by row. */
  loupe(pane: number, atPx: PointPx): Promise<{ side: number; greys: number[] }>;
  captureEvidence(pane: number): string | undefined;
  lineHandleAt(
    pane: number,
    event: Pick<PanePointerEvent, 'key' | 'atPx' | 'pointerType'>,
  ): LineHandle | undefined;
  /**
   * From here on the first vertex of an outline, over slice `a` of the panes, follows the pointer that is pressed in the
   * first pane; what that costs is counted.
   */
  watchDrag(panes: readonly number[], outlinePx: readonly PointPx[]): void;
  dragCost(): DragCost;
  destroy(pane: number): void;
  /** Everything told since the last call. */
  takeEvents(): HarnessEvent[];
  /** Two frames later everything that was asked for is on the screen. */
  settle(): Promise<void>;
  /** Takes the graphics contexts of all panes away, as a driver reset does. */
  loseContexts(): void;
  /** The red part of every device pixel of a screenshot, row by row. */
  decode(pngBase64: string): Promise<{ width: number; height: number; red: number[] }>;
}
