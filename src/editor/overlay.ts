import type { PointPx } from '../domain/image/point';

/** Which observer's marks a shape carries: hue, dash and vertex shape follow (visual language, *Encodings*). */
export type ObserverStyle = 'first' | 'second' | 'third';

/** A closed outline over the image. */
export interface OverlayOutline {
  readonly key: string;
  readonly outlinePx: readonly PointPx[];
  readonly style: ObserverStyle;
  readonly state: 'rest' | 'edited';
  /** Letter in the tag at the skin side. */
  readonly tag: 'L' | 'R';
  /** Where the tag goes: towards the skin (patient's back), outside the outline. */
  readonly tagDirectionPx: PointPx;
  readonly grabbedVertex?: number;
  /** Said at the tag, with a triangle: "L drawn on the right". */
  readonly warning?: string;
}

/** An outline being drawn. */
export interface OverlayDraft {
  readonly verticesPx: readonly PointPx[];
  /** The open line ends here; absent while the pointer is away or a vertex is being moved. */
  readonly cursorPx?: PointPx;
  readonly style: ObserverStyle;
  readonly tag: 'L' | 'R';
  /** A vertex in hand or selected, while a refused closing is being put right. */
  readonly grabbedVertex?: number;
  /** A click here and now closes it: the start vertex says so. */
  readonly isOnStart?: boolean;
}

/** A straight line, for example where a slice cuts the sagittal image. */
export interface OverlayLine {
  readonly fromPx: PointPx;
  readonly toPx: PointPx;
  readonly label?: string;
  readonly style: 'faint' | 'chosen' | ObserverStyle;
}

/** Everything that is drawn over one viewport, in pixel coordinates of the slice shown. */
export interface OverlayModel {
  readonly outlines: readonly OverlayOutline[];
  readonly draft?: OverlayDraft;
  /** What was refused: its place ringed red, with words. */
  readonly refusal?: { readonly atPx: PointPx; readonly text: string };
  readonly lines: readonly OverlayLine[];
}
