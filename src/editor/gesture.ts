import type { PointPx } from '../domain/image/point';
import type { ExclusionReason } from '../domain/reading/roi';
import type { EditorTarget, EditorTool } from './editorState';

/** Where a pointer is and how coarse it is. */
export interface PointerPlace {
  readonly atPx: PointPx;
  /** How many image pixels one CSS pixel is at the present zoom. */
  readonly pixelsPerScreenPx: number;
  readonly pointerType: 'mouse' | 'pen' | 'touch';
  /** Held: adds to what is chosen, takes out of it, and scales freely. */
  readonly shift?: boolean;
}

/** The main button, finger or pen goes down. */
export interface PointerDown extends PointerPlace {
  readonly kind: 'pointer-down';
  /** Deletes the vertex that is pressed. */
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
  /** Del: the selected vertices or exclusion, else the ROI. */
  | { readonly kind: 'delete' }
  /** Arrow keys: the selected vertices; with the edit tool also the selected line as a whole. */
  | { readonly kind: 'nudge'; readonly dxPx: number; readonly dyPx: number }
  /** What the next outline is of; an outline being drawn is given to it. */
  | { readonly kind: 'arm'; readonly target: EditorTarget | undefined }
  | { readonly kind: 'choose-tool'; readonly tool: EditorTool }
  /** Chooses an outline as a whole, as a click into it does. */
  | { readonly kind: 'select-outline'; readonly key: string | undefined }
  /** Smooths the selected line, or its selected vertices; without a selection the armed ROI's outline. */
  | { readonly kind: 'smooth' }
  /** Gives the armed ROI an outline that was made elsewhere, if it is one and lies inside the image. */
  | {
      readonly kind: 'place-outline';
      readonly verticesPx: readonly PointPx[];
      readonly way: 'mirrored' | 'copied';
    }
  /** What the selected exclusion is left out for; without one, what the next will be. */
  | { readonly kind: 'choose-exclusion-reason'; readonly reason: ExclusionReason }
  | { readonly kind: 'set-brush-radius'; readonly radiusPx: number };
