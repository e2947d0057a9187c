import type { PointPx } from '../domain/image/point';
import type { SliceImage } from '../domain/image/sliceImage';
import type { OverlayModel } from '../editor/overlay';
import type { DisplayWindow } from './displayWindow';
import type { LineHandle } from './overlay/lineHandleAt';
import type { Orientation } from './paneCamera';
import type { PaneSize, PaneView, RegionPx } from './paneView';

/** A slice to show. */
export interface ShownSlice {
  /** Names the slice (`imageKey`). */
  readonly key: string;
  /** Names the series: within one, zoom, place and window stay. */
  readonly seriesKey: string;
  readonly image: SliceImage;
  /** The header's window, when it states one. */
  readonly window?: DisplayWindow;
  /** The window that the user gave this series before, to be shown with instead of the header's. */
  readonly rememberedWindow?: DisplayWindow;
}

/** What the left button and the held keys do now. */
export interface PaneMode {
  /** The left button, pen and single finger belong to the editor. */
  readonly takesPointer: boolean;
  /** Space is held: the left button moves the image. */
  readonly panHeld: boolean;
  /** W is held: the left button changes the window. */
  readonly windowHeld: boolean;
  /** H is held: naked anatomy. */
  readonly outlinesHidden: boolean;
}

/** A pointer over the picture that is on screen. */
export interface PanePointerEvent {
  /** `cancel`: the press never happened (a second finger came, or the system took the pointer). */
  readonly kind: 'down' | 'move' | 'up' | 'leave' | 'double' | 'cancel';
  /** The slice on screen. */
  readonly key: string;
  readonly atPx: PointPx;
  /** How many image pixels one CSS px is. Geometric mean where pixels are not square. */
  readonly pixelsPerScreenPx: number;
  readonly pointerType: 'mouse' | 'touch' | 'pen';
  /** 0 is the main one; also for a pen that erases. */
  readonly button: number;
  readonly shift: boolean;
  /** Alt is held, or the pen's barrel button is, or its other end is used. */
  readonly alt: boolean;
  readonly ctrl: boolean;
}

/** Where the pointer is, and what is there. */
export interface PaneHover {
  readonly key: string;
  readonly atPx: PointPx;
}

/** Why a pane shows nothing. Open it again (`destroy`, `createSlicePane`) to go on. */
export type PaneFailure =
  | { readonly kind: 'context-lost' }
  | { readonly kind: 'not-drawn'; readonly cause: unknown };

/** Who changed a view or a window: the person at the pane, or a call. A linked pane follows only the first. */
export type ChangeCause = 'gesture' | 'call';

/** What a pane tells. All are optional but the failure, which nobody may miss. */
export interface PaneCallbacks {
  readonly onFailure: (failure: PaneFailure) => void;
  readonly onPointer?: (event: PanePointerEvent) => void;
  /** Slices to go; positive downwards in the list. */
  readonly onScroll?: (steps: number) => void;
  readonly onViewChange?: (view: PaneView, cause: ChangeCause) => void;
  /** `seriesKey` names the series on screen, so that its window can be remembered. */
  readonly onWindowChange?: (window: DisplayWindow, cause: ChangeCause, seriesKey: string) => void;
  readonly onHover?: (hover: PaneHover | undefined) => void;
}

/** One picture on the screen. Every place in and out is in pixels of the slice, never of the screen. */
export interface SlicePane {
  /** Shows a slice, or nothing. Resolves when it is on the screen, or when something else took its place. */
  show(shown: ShownSlice | undefined): Promise<void>;
  getWindow(): DisplayWindow | undefined;
  setWindow(window: DisplayWindow): void;
  /** Back to the header's window, or the one that fits the values: not to a remembered one. */
  resetWindow(): void;
  getView(): PaneView | undefined;
  /** Takes another pane's view. Returns false, and does nothing, when one counts in mm and the other cannot. */
  setView(view: PaneView): boolean;
  /** Shows a region, and keeps it fitted when the pane changes size, until the user moves the image. */
  fitRegion(region: RegionPx): void;
  fitWhole(): void;
  /** Smooth enlargement (the usual way), or every pixel as the rectangle it is. */
  setSmooth(isSmooth: boolean): void;
  /** For tests: measurements must not depend on it. */
  setOrientation(orientation: Orientation): void;
  /** What lies over the slice named; it is drawn only while that slice is on the screen. */
  setOverlay(key: string, model: OverlayModel): void;
  setMode(mode: PaneMode): void;
  /**
   * The neighbourhood of a place, magnified ×3 against the pane, with the lines over it, into a canvas of its own. Painted
   * with the marks: at the end of the task, or with the next frame.
   */
  drawLoupe(canvas: HTMLCanvasElement, atPx: PointPx): void;
  /** The end of an overlay line with handles that a pointer is on; 14 px across for mouse and pen, 24 for a finger. */
  lineHandleAt(event: Pick<PanePointerEvent, 'key' | 'atPx' | 'pointerType'>): LineHandle | undefined;
  /**
   * A picture of what the pane shows, with every line and word over it: PNG data URL, at most 480 px wide, at most 60 KB
   * long. `undefined` before the first picture.
   */
  captureEvidence(): string | undefined;
  /** Size in CSS px, as fitted last: asking the browser for it would lay out the page. */
  sizePx(): PaneSize | undefined;
  /** Where a pixel place is on screen, in CSS px of the element; `undefined` before the first picture. */
  screenOfPixel(atPx: PointPx): readonly [x: number, y: number] | undefined;
  /** Follows a change of the element's size; sizes that the browser reports are followed without it. */
  resize(): void;
  destroy(): void;
}
