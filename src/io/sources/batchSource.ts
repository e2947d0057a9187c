import type { Expanded, GivenLocation } from './givenLocations';

type Unusable = Extract<Expanded, { kind: 'unusable' }>;

/**
 * Where several loops draw batches of files from: what the user gave, and the files of zips that turn up in it. A loop
 * that finds nothing waits while another one's batch is out, because that batch may hold a zip.
 */
export class BatchSource {
  readonly #signal: AbortSignal;
  readonly #onUnusable: (unusable: Unusable) => void;
  /** The last one is drawn from; what it came from waits below it. */
  readonly #iterators: AsyncIterator<Expanded>[];
  /** One lock around the iterators: several loops draw from them. */
  #turn: Promise<unknown> = Promise.resolve();
  #out = 0;
  #found = 0;
  #wake: () => void = () => undefined;
  #woken: Promise<void> = Promise.resolve();

  constructor(
    expanded: AsyncIterable<Expanded>,
    signal: AbortSignal,
    onUnusable: (unusable: Unusable) => void,
  ) {
    this.#iterators = [expanded[Symbol.asyncIterator]()];
    this.#signal = signal;
    this.#onUnusable = onUnusable;
    this.#sleep();
  }

  /** How many files there are; undefined while folders and zips are still being walked. */
  get found(): number | undefined {
    return this.#iterators.length === 0 ? this.#found : undefined;
  }

  /** The next files, at most so many; none when there are no more, or when the import was stopped. */
  async draw(size: number): Promise<readonly GivenLocation[]> {
    for (;;) {
      const mine = this.#turn.then(() => this.#next(size));
      this.#turn = mine.catch(() => undefined);
      const batch = await mine;
      if (batch.length > 0) {
        if (this.#signal.aborted) return [];
        this.#out += 1;
        return batch;
      }
      if (this.#signal.aborted || this.#out === 0) return batch;
      await this.#woken;
    }
  }

  /** A batch that was drawn is dealt with. */
  done(): void {
    this.#out -= 1;
    this.#wake();
    this.#sleep();
  }

  /** A file turned out to be a zip: its files take its place. */
  replace(files: AsyncIterable<Expanded>): void {
    this.#found -= 1;
    this.#iterators.push(files[Symbol.asyncIterator]());
  }

  #sleep(): void {
    this.#woken = new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #next(size: number): Promise<GivenLocation[]> {
    const batch: GivenLocation[] = [];
    while (batch.length < size && !this.#signal.aborted) {
      const iterator = this.#iterators.at(-1);
      if (!iterator) break;
      const step = await iterator.next();
      if (step.done) {
        this.#iterators.splice(this.#iterators.indexOf(iterator), 1);
        continue;
      }
      this.#found += 1;
      if (step.value.kind === 'location') batch.push(step.value.location);
      else this.#onUnusable(step.value);
    }
    return batch;
  }
}
