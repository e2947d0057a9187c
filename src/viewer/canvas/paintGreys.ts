import type { DisplayWindow } from '../displayWindow';

/**
 * Writes displayed values as opaque greys (RGBA, row by row): black up to the window's lower end, white from its upper end,
 * evenly between, rounded to the nearest grey. An inverted image turns them round. A window of no width is a threshold.
 */
export function paintGreys(
  rgba: Uint8ClampedArray<ArrayBuffer>,
  values: Float32Array,
  window: DisplayWindow,
  isInverted: boolean,
): void {
  // Four bytes at once. Every machine that runs a browser of today puts the lowest byte, red, first.
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, values.length);
  const lower = window.center - window.width / 2;
  const perValue = window.width > 0 ? 255 / window.width : Number.MAX_VALUE;
  const flip = isInverted ? 255 : 0;
  for (let at = 0; at < words.length; at++) {
    const scaled = ((values[at] ?? 0) - lower) * perValue;
    const grey = (scaled <= 0 ? 0 : scaled >= 255 ? 255 : scaled + 0.5) ^ flip;
    words[at] = grey * 0x010101 + opaque;
  }
}

const opaque = 0xff000000;
