import type { RingTexts } from './ringTexts';
import type { ScreenPoint } from './screenPath';
import type { SeenBox } from './seenBox';

/** A stroke in screen pixels. */
export interface Stroke {
  readonly hue: string;
  readonly width: number;
  /** Lengths of strokes and gaps, separated by spaces; none for a line without gaps. */
  readonly dash?: string;
  readonly opacity?: number;
}

/**
 * What marks are drawn with: over a pane as SVG (`SvgPen`), into the loupe and into pictures on a canvas (`CanvasPen`).
 * Paths are written as in SVG, in CSS px. `part` names what is drawn, for tests.
 */
export interface OverlayPen {
  /** The part that can be seen, where that is small, as in the loupe. Absent: everything. */
  readonly seen?: SeenBox;
  /** What was written of the outline that this pen draws, where it draws the same one again and again. */
  readonly ringTexts?: RingTexts;
  /** A line in two layers: the hue over a wider dark casing. */
  casedLine(path: string, stroke: Stroke, part: string): void;
  /** A line in the hue alone. */
  line(path: string, stroke: Stroke, part: string): void;
  /** A filled shape, with a rim where one is given. */
  shape(path: string, fill: string, fillOpacity: number, rim: Stroke | undefined, part: string): void;
  /** Words over the image: light letters with a dark edge. */
  text(words: string, at: ScreenPoint, anchor: 'start' | 'middle' | 'end', hue?: string): void;
  /** The letter, or two, in a tag. */
  letter(letter: string, at: ScreenPoint, hue: string): void;
  /** What `draw` draws is seen only inside a shape; a place that its line goes round twice counts as outside. */
  clipped(path: string, draw: () => void): void;
}
