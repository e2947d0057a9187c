import { displayValues } from './displayValues';
import type { ShownSlice } from './slicePane';

/** A slice in a pane, with its displayed values from when they are asked for first: scrolling past, nobody asks. */
export class CurrentSlice {
  readonly shown: ShownSlice;
  #values: Float32Array | undefined;

  constructor(shown: ShownSlice) {
    this.shown = shown;
  }

  values(): Float32Array {
    this.#values ??= displayValues(this.shown.image);
    return this.#values;
  }
}
