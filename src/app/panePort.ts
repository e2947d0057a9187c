import type { PointPx } from '../domain/image/point';
import type { SliceImage } from '../domain/image/sliceImage';
import type { OverlayModel } from '../editor/overlay';

/*
 * What a screen needs of an image pane. `viewer` fills it; the screens never see Cornerstone.
 */

/** Window in displayed values. */
export interface DisplayWindow {
  readonly center: number;
  readonly width: number;
}

/** What part of a slice a pane shows, so that another pane can show the same. */
export interface PaneView {
  readonly unit: 'mm' | 'px';
  readonly centerOffset: readonly [alongRow: number, alongColumn: number];
  readonly lengthPerScreenPx: number;
}

/** A pointer in the pixel space of the slice that is on screen. */
export interface PanePointer {
  readonly kind: 'down' | 'move' | 'up' | 'leave' | 'double' | 'cancel';
  readonly key: string;
  readonly atPx: PointPx;
  readonly pixelsPerScreenPx: number;
  readonly pointerType: 'mouse' | 'touch' | 'pen';
  /** 0 is the main one; also for a pen that erases. */
  readonly button: number;
  readonly shift: boolean;
  /** Alt is held, or the pen's barrel button is, or its other end is used. */
  readonly alt: boolean;
  readonly ctrl: boolean;
}

/** A slice to show. */
export interface ShownSlice {
  readonly key: string;
  readonly seriesKey: string;
  readonly image: SliceImage;
  readonly window?: DisplayWindow;
  /** The window that the user gave this series before, to be shown with instead of the header's. */
  readonly rememberedWindow?: DisplayWindow;
}

export interface PaneMode {
  readonly takesPointer: boolean;
  readonly panHeld: boolean;
  readonly windowHeld: boolean;
  readonly outlinesHidden: boolean;
}

export interface PaneCallbacks {
  readonly onFailure: (failure: { readonly kind: string }) => void;
  readonly onPointer?: (event: PanePointer) => void;
  readonly onScroll?: (steps: number) => void;
  readonly onViewChange?: (view: PaneView, cause: 'gesture' | 'call') => void;
  readonly onWindowChange?: (window: DisplayWindow, cause: 'gesture' | 'call', seriesKey: string) => void;
  readonly onHover?: (hover: { readonly key: string; readonly atPx: PointPx } | undefined) => void;
}

/** An end of an overlay line that can be taken hold of. */
export interface LineHandle {
  /** Index in the lines of the overlay. */
  readonly line: number;
  readonly end: 'from' | 'to';
}

/** One picture on the screen. */
export interface Pane {
  show(shown: ShownSlice | undefined): Promise<void>;
  getWindow(): DisplayWindow | undefined;
  setWindow(window: DisplayWindow): void;
  resetWindow(): void;
  getView(): PaneView | undefined;
  setView(view: PaneView): boolean;
  fitRegion(region: { readonly fromPx: PointPx; readonly toPx: PointPx }): void;
  fitWhole(): void;
  setOverlay(key: string, model: OverlayModel): void;
  setMode(mode: PaneMode): void;
  /** Painted with the marks: at the end of the task, or with the next frame. */
  drawLoupe(canvas: HTMLCanvasElement, atPx: PointPx): void;
  /** The end of a line with handles that a pointer is on; 14 px across for mouse and pen, 24 for a finger. */
  lineHandleAt(event: Pick<PanePointer, 'key' | 'atPx' | 'pointerType'>): LineHandle | undefined;
  /** PNG data URL (at most 480 px wide, 60 KB long) of what the pane shows with its marks; none before the first picture. */
  captureEvidence(): string | undefined;
  /** Size in CSS px, without asking the browser to lay out the page. */
  sizePx(): { readonly widthPx: number; readonly heightPx: number } | undefined;
  screenOfPixel(atPx: PointPx): readonly [x: number, y: number] | undefined;
  destroy(): void;
}

/** Makes panes; loaded when the first reading is near, because it is the largest part of the program. */
export interface PaneMaker {
  createPane(element: HTMLDivElement, callbacks: PaneCallbacks): Promise<Pane>;
  /** A round length for the scale bar; undefined where the slice has no spacing. */
  scaleBar(view: PaneView): { readonly lengthMm: number; readonly lengthScreenPx: number } | undefined;
}
