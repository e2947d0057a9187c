/** Window in displayed values: black at centre − width / 2, white at centre + width / 2. */
export interface DisplayWindow {
  readonly center: number;
  readonly width: number;
}

/** A drag over this many CSS px changes the window by one whole span of the image. */
const dragForWholeSpanPx = 600;

/**
 * The window after a drag: to the right widens it, downwards raises the centre, which darkens.
 *
 * `span` is the range of values that the image mostly uses; it makes one drag feel alike on a 12-bit scan and on one
 * whose values end at 3. The width stays positive.
 */
export function draggedWindow(
  start: DisplayWindow,
  dxScreenPx: number,
  dyScreenPx: number,
  span: number,
): DisplayWindow {
  const perPx = span / dragForWholeSpanPx;
  return {
    center: start.center + dyScreenPx * perPx,
    width: Math.max(start.width + dxScreenPx * perPx, span / 1000),
  };
}
