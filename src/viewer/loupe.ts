import type { OverlayModel } from '../editor/overlay';
import { type Affine, applyAffine, invertAffine } from './affine';
import type { DisplayWindow } from './displayWindow';
import { casing, coreWidth, observerLooks } from './overlay/overlayStyle';

/** Magnification against the pane. */
export const loupeFactor = 3;
/** Side in CSS px. */
export const loupeSizePx = 128;

/** What a loupe looks at. */
export interface LoupeSource {
  /** Displayed values, row by row. */
  readonly values: Float32Array;
  readonly columns: number;
  readonly rows: number;
  readonly window: DisplayWindow;
  readonly isInverted: boolean;
  readonly isSmooth: boolean;
  readonly overlay: OverlayModel | undefined;
}

/** The map from pixels to CSS px of the loupe that puts a place in its middle, magnified against the pane's map. */
export function loupeMap(paneMap: Affine, atPx: readonly [number, number]): Affine {
  const { a, b, c, d } = paneMap;
  const larger = {
    a: a * loupeFactor,
    b: b * loupeFactor,
    c: c * loupeFactor,
    d: d * loupeFactor,
    e: 0,
    f: 0,
  };
  const [x, y] = applyAffine(larger, atPx);
  return { ...larger, e: loupeSizePx / 2 - x, f: loupeSizePx / 2 - y };
}

/** Grey (0 to 255) of a continuous pixel place: bilinear between pixel centres, or the pixel that covers it. Black outside. */
export function greyAt(source: LoupeSource, column: number, row: number): number {
  const { columns, rows, window } = source;
  if (column < -0.5 || row < -0.5 || column >= columns - 0.5 || row >= rows - 0.5) return 0;
  const value = source.isSmooth
    ? bilinear(source, column, row)
    : pixelValue(source, Math.round(column), Math.round(row));
  const part = (value - (window.center - window.width / 2)) / window.width;
  const grey = 255 * Math.min(Math.max(part, 0), 1);
  return source.isInverted ? 255 - grey : grey;
}

/** Paints the loupe, sharp on any screen: the canvas gets its size from the pixel ratio. */
export function paintLoupe(
  canvas: HTMLCanvasElement,
  source: LoupeSource,
  paneMap: Affine,
  atPx: readonly [number, number],
): void {
  const ratio = window.devicePixelRatio || 1;
  const side = Math.round(loupeSizePx * ratio);
  if (canvas.width !== side) canvas.width = side;
  if (canvas.height !== side) canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return;
  const toLoupe = loupeMap(paneMap, atPx);
  const toPixels = invertAffine(toLoupe);
  const picture = context.createImageData(side, side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [column, row] = applyAffine(toPixels, [(x + 0.5) / ratio, (y + 0.5) / ratio]);
      const grey = greyAt(source, column, row);
      picture.data.set([grey, grey, grey, 255], 4 * (y * side + x));
    }
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.putImageData(picture, 0, 0);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (source.overlay) strokeOverlay(context, source.overlay, toLoupe);
  strokeCross(context);
}

function strokeOverlay(context: CanvasRenderingContext2D, overlay: OverlayModel, toLoupe: Affine): void {
  for (const outline of overlay.outlines) {
    const path = pathOf(outline.outlinePx, toLoupe);
    path.closePath();
    strokeCased(context, path, observerLooks[outline.style], coreWidth[outline.state]);
  }
  const { draft } = overlay;
  if (!draft) return;
  const drawn = draft.cursorPx ? [...draft.verticesPx, draft.cursorPx] : draft.verticesPx;
  const [start, last] = [drawn[0], drawn.at(-1)];
  const look = observerLooks[draft.style];
  if (start && last && drawn.length > 2) {
    strokeCased(context, pathOf([last, start], toLoupe), { hue: look.hue, dash: '1.4 3.6' }, 1.4);
  }
  strokeCased(context, pathOf(drawn, toLoupe), look, coreWidth.edited);
}

function pathOf(points: readonly (readonly [number, number])[], toLoupe: Affine): Path2D {
  const path = new Path2D();
  for (const [index, point] of points.entries()) {
    const [x, y] = applyAffine(toLoupe, point);
    if (index === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
  return path;
}

function strokeCased(
  context: CanvasRenderingContext2D,
  path: Path2D,
  look: { readonly hue: string; readonly dash: string },
  width: number,
): void {
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.globalAlpha = casing.opacity;
  context.strokeStyle = casing.color;
  context.lineWidth = width + casing.extraWidth;
  context.stroke(path);
  context.globalAlpha = 1;
  context.setLineDash(look.dash ? look.dash.split(' ').map(Number) : []);
  context.strokeStyle = look.hue;
  context.lineWidth = width;
  context.stroke(path);
}

/** A cross with an empty centre, so that the place itself stays visible. */
function strokeCross(context: CanvasRenderingContext2D): void {
  const middle = loupeSizePx / 2;
  const path = new Path2D();
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    path.moveTo(middle + dx * 4, middle + dy * 4);
    path.lineTo(middle + dx * 12, middle + dy * 12);
  }
  strokeCased(context, path, { hue: '#FFFFFF', dash: '' }, 1);
}

function bilinear(source: LoupeSource, column: number, row: number): number {
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, down] = [column - left, row - top];
  const upper = pixelValue(source, left, top) * (1 - right) + pixelValue(source, left + 1, top) * right;
  const lower =
    pixelValue(source, left, top + 1) * (1 - right) + pixelValue(source, left + 1, top + 1) * right;
  return upper * (1 - down) + lower * down;
}

/** The value of the nearest pixel that exists: the border continues outwards by half a pixel. */
function pixelValue(source: LoupeSource, column: number, row: number): number {
  const inColumn = Math.min(Math.max(column, 0), source.columns - 1);
  const inRow = Math.min(Math.max(row, 0), source.rows - 1);
  return source.values[inRow * source.columns + inColumn] ?? 0;
}
