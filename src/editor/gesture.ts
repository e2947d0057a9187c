import type { PointPx } from '../domain/image/point';
import type { EditorTarget, EditorTool } from './editorState';

/** Where a pointer is and how coarse it is. */
export interface PointerPlace {
  readonly atPx: PointPx;
  /** How many image pixels one CSS pixel is at the present zoom. */
  readonly pixelsPerScreenPx: number;
  readonly pointerType: 'mouse' | 'pen' | 'touch';
}

/** The main button, finger or pen goes down. */
export interface PointerDown extends PointerPlace {
  readonly kind: 'pointer-down';
  readonly alt?: boolean;
  /** 2 for the second of a double click, where the platform counts; else a `double-click` gesture follows. */
  readonly clickCount?: number;
}

/** The pointer moves, pressed or not. */
export interface PointerMove extends PointerPlace {
  readonly kind: 'pointer-move';
}

/** The pointer is lifted. */
export interface PointerUp extends PointerPlace {
  readonly kind: 'pointer-up';
}

/** What the platform reports after the second click of a double click. */
export interface DoubleClick extends PointerPlace {
  readonly kind: 'double-click';
}

/** Everything that can happen to the editor. Places are in pixels of the slice and may lie outside the image. */
export type Gesture =
  | PointerDown
  | PointerMove
  | PointerUp
  | DoubleClick
  /** The pointer leaves the viewport, unpressed. */
  | { readonly kind: 'pointer-leave' }
  /** The platform takes the pointer away (a second finger, a lost window): the press never happened. */
  | { readonly kind: 'pointer-cancel' }
  /** Enter. */
  | { readonly kind: 'close' }
  /** Backspace. */
  | { readonly kind: 'remove-last-vertex' }
  /** One click, stroke or move back, inside what is not committed yet. */
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Esc. */
  | { readonly kind: 'cancel' }
  /** Del: the selected vertex, else the ROI. */
  | { readonly kind: 'delete' }
  /** Arrow keys. */
  | { readonly kind: 'nudge'; readonly dxPx: number; readonly dyPx: number }
  /** What the next outline is of; an outline being drawn is given to it. */
  | { readonly kind: 'arm'; readonly target: EditorTarget | undefined }
  | { readonly kind: 'choose-tool'; readonly tool: EditorTool };
