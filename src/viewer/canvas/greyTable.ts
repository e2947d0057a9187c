import type { SliceImage } from '../../domain/image/sliceImage';
import { displayedOf } from '../../domain/image/valueMaps';
import { displayValues } from '../displayValues';
import type { DisplayWindow } from '../displayWindow';
import { paintGreys } from './paintGreys';

/** Stored values of up to 16 bits, signed or not. */
const least = -(2 ** 15);
const size = 2 ** 16 - least;

/**
 * Greys by stored value, worked out when a value is met for the first time and kept while slices are shown alike: scrolling
 * then looks up what it would work out anew for every pixel of every slice. Values beyond 16 bits are painted without it.
 */
export class GreyTable {
  /** The opaque grey of each value as the bytes of a pixel; 0 for one that was not met. */
  readonly #words = new Uint32Array(size);
  #alike: readonly unknown[] = [];

  /** As `paintGreys` paints the slice's displayed values. */
  paint(rgba: Uint8ClampedArray<ArrayBuffer>, slice: SliceImage, window: DisplayWindow): void {
    const { storedValues, rescale, modalityTable, isInverted } = slice;
    const alike = [window.center, window.width, rescale.slope, rescale.intercept, modalityTable, isInverted];
    if (alike.some((one, index) => !Object.is(one, this.#alike[index]))) this.#words.fill(0);
    this.#alike = alike;
    const known = this.#words;
    const words = new Uint32Array(rgba.buffer, rgba.byteOffset, storedValues.length);
    const toDisplayed = displayedOf(slice);
    for (let at = 0; at < words.length; at++) {
      const place = (storedValues[at] ?? 0) - least;
      // A place beyond the table has no word.
      const word = known[place];
      if (word === undefined) {
        paintGreys(rgba, displayValues(slice), window, isInverted);
        return;
      }
      words[at] = word === 0 ? this.#meet(place, toDisplayed, window, isInverted) : word;
    }
  }

  #meet(
    place: number,
    toDisplayed: (stored: number) => number,
    window: DisplayWindow,
    isInverted: boolean,
  ): number {
    const rgba = new Uint8ClampedArray(4);
    paintGreys(rgba, Float32Array.of(toDisplayed(place + least)), window, isInverted);
    const word = new Uint32Array(rgba.buffer)[0] ?? 0;
    this.#words[place] = word;
    return word;
  }
}
