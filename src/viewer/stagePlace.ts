import type { ScreenPlace } from './listenToGestures';

/** So long after the last event the corner is still followed; after a longer pause it is read anew. */
const followedForMs = 200;

/**
 * Where events are on a pane's stage, in its CSS px.
 *
 * Asking the browser where an element is makes it lay out the page, which a stream of pointer events cannot afford. So
 * the stage's corner is remembered, and read again after every frame, when the layout is at rest and the question costs
 * nothing, for as long as events come; after a scroll, a change of size or a pause; and with every press.
 */
export class StagePlace {
  readonly #stage: Element;
  readonly #stop = new AbortController();
  #corner: ScreenPlace | undefined;
  #readAt = 0;
  #usedAt = 0;
  #isFollowed = false;

  constructor(stage: Element) {
    this.#stage = stage;
    const forget = (): void => this.forget();
    const { signal } = this.#stop;
    window.addEventListener('resize', forget, { signal });
    // Scrolling does not bubble; in the capturing phase that of every ancestor is seen.
    window.addEventListener('scroll', forget, { signal, capture: true });
  }

  of(event: MouseEvent): ScreenPlace {
    this.#usedAt = performance.now();
    const isStale = this.#usedAt - this.#readAt > followedForMs;
    const [left, top] = this.#corner === undefined || isStale ? this.#read() : this.#corner;
    if (!this.#isFollowed) this.#follow();
    return [event.clientX - left, event.clientY - top];
  }

  /** The next place is measured anew. */
  forget(): void {
    this.#corner = undefined;
  }

  destroy(): void {
    this.#stop.abort();
  }

  #read(): ScreenPlace {
    const { left, top } = this.#stage.getBoundingClientRect();
    this.#readAt = performance.now();
    this.#corner = [left, top];
    return this.#corner;
  }

  #follow(): void {
    this.#isFollowed = true;
    requestAnimationFrame(() => {
      // A task after the frame's own work: everything is laid out.
      setTimeout(() => {
        this.#isFollowed = false;
        if (this.#stop.signal.aborted) return;
        this.#read();
        if (performance.now() - this.#usedAt < followedForMs) this.#follow();
      });
    });
  }
}
