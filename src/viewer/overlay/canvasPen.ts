import type { OverlayPen, Stroke } from './overlayPen';
import { casing, white } from './overlayStyle';
import type { ScreenPoint } from './screenPath';
import type { SeenBox } from './seenBox';

const family = '"Inter Variable", system-ui, sans-serif';

/** Draws marks into a canvas, as they are over a pane. */
export class CanvasPen implements OverlayPen {
  readonly #context: CanvasRenderingContext2D;
  readonly seen?: SeenBox;

  /** `seen` where the canvas shows a part of what is drawn. */
  constructor(context: CanvasRenderingContext2D, seen?: SeenBox) {
    this.#context = context;
    if (seen) this.seen = seen;
    context.lineJoin = 'round';
  }

  casedLine(path: string, stroke: Stroke): void {
    const drawn = new Path2D(path);
    const opacity = casing.opacity * (stroke.opacity ?? 1);
    this.#stroke(drawn, { hue: casing.color, width: stroke.width + casing.extraWidth, opacity });
    this.#stroke(drawn, stroke);
  }

  line(path: string, stroke: Stroke): void {
    this.#stroke(new Path2D(path), stroke);
  }

  shape(path: string, fill: string, fillOpacity: number, rim: Stroke | undefined): void {
    const drawn = new Path2D(path);
    this.#context.globalAlpha = fillOpacity;
    this.#context.fillStyle = fill;
    this.#context.fill(drawn);
    this.#context.globalAlpha = 1;
    if (rim) this.#stroke(drawn, rim);
  }

  text(words: string, at: ScreenPoint, anchor: 'start' | 'middle' | 'end', hue: string = white): void {
    const context = this.#context;
    context.font = `500 12px ${family}`;
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.textBaseline = 'middle';
    context.setLineDash([]);
    context.globalAlpha = 0.8;
    context.strokeStyle = '#000000';
    context.lineWidth = 3;
    context.strokeText(words, at[0], at[1]);
    context.globalAlpha = 1;
    context.fillStyle = hue;
    context.fillText(words, at[0], at[1]);
  }

  letter(letter: string, at: ScreenPoint, hue: string): void {
    const context = this.#context;
    context.font = `700 ${letter.length > 1 ? 9.5 : 11}px ${family}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = hue;
    context.fillText(letter, at[0], at[1]);
  }

  clipped(path: string, draw: () => void): void {
    this.#context.save();
    this.#context.clip(new Path2D(path), 'evenodd');
    draw();
    this.#context.restore();
  }

  #stroke(path: Path2D, stroke: Stroke): void {
    const context = this.#context;
    context.globalAlpha = stroke.opacity ?? 1;
    context.setLineDash(stroke.dash ? stroke.dash.split(' ').map(Number) : []);
    context.strokeStyle = stroke.hue;
    context.lineWidth = stroke.width;
    context.stroke(path);
    context.globalAlpha = 1;
  }
}
