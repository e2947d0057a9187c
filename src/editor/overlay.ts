import type { PointPx } from '../domain/image/point';
import type { ExclusionReason } from '../domain/reading/roi';

/** Which observer's marks a shape carries: hue, dash and vertex shape follow (visual language, *Encodings*). */
export type ObserverStyle = 'first' | 'second' | 'third';

/** A closed outline over the image. */
export interface OverlayOutline {
  readonly key: string;
  readonly outlinePx: readonly PointPx[];
  readonly style: ObserverStyle;
  readonly state: 'rest' | 'edited';
  /** Letter in the tag at the skin side. */
  readonly tag: string;
  /** Where the tag goes: towards the skin (patient's back), outside the outline. */
  readonly tagDirectionPx: PointPx;
  readonly grabbedVertex?: number;
  /** Vertices chosen to be moved together. */
  readonly selectedVertices?: readonly number[];
  /** Parts left out: drawn clipped to the outline, hatched. */
  readonly exclusions?: readonly OverlayExclusion[];
  /** Handles of the whole ROI, while it can be moved, turned and scaled. */
  readonly handles?: OverlayHandles;
  /** Said at the tag, with a triangle: "L drawn on the right". */
  readonly warning?: string;
}

/** A part of an ROI that is left out. */
export interface OverlayExclusion {
  readonly verticesPx: readonly PointPx[];
  readonly reason: ExclusionReason;
  /** Its vertices are shown, and it carries its reason in words. */
  readonly isEdited: boolean;
  readonly grabbedVertex?: number;
}

/** Where the whole ROI is taken hold of: corners scale, `turnPx` turns, `centrePx` is what it turns round. */
export interface OverlayHandles {
  readonly cornersPx: readonly PointPx[];
  readonly turnPx: PointPx;
  readonly centrePx: PointPx;
}

/** An outline being drawn. */
export interface OverlayDraft {
  readonly verticesPx: readonly PointPx[];
  /** The open line ends here; absent while the pointer is away or a vertex is being moved. */
  readonly cursorPx?: PointPx;
  readonly style: ObserverStyle;
  readonly tag: string;
  /** What is drawn: an outline, a part to leave out, or a stroke that replaces a stretch. */
  readonly shape?: 'outline' | 'exclusion' | 'stroke';
  /** The path that a click would take along the image's edges, from the last vertex to the cursor. */
  readonly edgePathPx?: readonly PointPx[];
  /** A vertex in hand or selected, while a refused closing is being put right. */
  readonly grabbedVertex?: number;
  /** Vertices chosen to be moved together. */
  readonly selectedVertices?: readonly number[];
  /** A click here and now closes it: the start vertex says so. */
  readonly isOnStart?: boolean;
}

/** A straight line, for example where a slice cuts the sagittal image. */
export interface OverlayLine {
  readonly fromPx: PointPx;
  readonly toPx: PointPx;
  readonly label?: string;
  /** `dashed` is white: mid-height. */
  readonly style: 'faint' | 'chosen' | 'dashed' | ObserverStyle;
  /** Its ends can be taken hold of. */
  readonly hasHandles?: boolean;
  /** Where the label stands: at the right end unless told otherwise, left of the left end, or beside the middle. */
  readonly labelAt?: 'left' | 'right' | 'above' | 'below';
}

/** A piece of a line that closing an outline cut off. */
export interface OverlayTrim {
  readonly pathPx: readonly PointPx[];
}

/** A round brush at the cursor. */
export interface OverlayBrush {
  readonly centrePx: PointPx;
  readonly radiusPx: number;
}

/** Fat inside an ROI, one byte a pixel of the slice (1 = fat), over the rectangle that begins at `column`, `row`. */
export interface OverlayMask {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** Everything that is drawn over one viewport, in pixel coordinates of the slice shown. */
export interface OverlayModel {
  readonly outlines: readonly OverlayOutline[];
  readonly draft?: OverlayDraft;
  /** What was refused: its place ringed red, with words. */
  readonly refusal?: { readonly atPx: PointPx; readonly text: string };
  readonly lines: readonly OverlayLine[];
  /** Parts of a line that closing cut off, shown until the next gesture. */
  readonly trims?: readonly OverlayTrim[];
  readonly brush?: OverlayBrush;
  /** A rubber rectangle that chooses vertices. */
  readonly marquee?: { readonly fromPx: PointPx; readonly toPx: PointPx };
  /** Pixels coloured as fat. */
  readonly masks?: readonly OverlayMask[];
}
