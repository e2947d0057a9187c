import { isSameMark } from './isSameMark';

interface Remembered {
  readonly source: readonly unknown[];
  readonly made: unknown;
  drawing: number;
}

/**
 * Remembers what was worked out for marks from one drawing to the next: an outline that did not change is not looked
 * round again. What a drawing did not ask for is forgotten after it.
 */
export class RememberedMarks {
  readonly #known = new Map<string, Remembered>();
  #drawing = 0;

  /** What `make` makes of the source, or made of the same before. One key always stands for one kind of thing. */
  of<Made>(key: string, source: readonly unknown[], make: () => Made): Made {
    const known = this.#known.get(key);
    if (known && isSameMark(known.source, source)) {
      known.drawing = this.#drawing;
      // Under one key only this caller's `make` has ever written.
      return known.made as Made;
    }
    const made = make();
    this.#known.set(key, { source, made, drawing: this.#drawing });
    return made;
  }

  /** A drawing is done. */
  end(): void {
    for (const [key, { drawing }] of this.#known) if (drawing !== this.#drawing) this.#known.delete(key);
    this.#drawing += 1;
  }
}
