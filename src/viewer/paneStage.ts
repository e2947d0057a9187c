import type { PaneSize } from './paneView';

/**
 * The part of a pane's element that is drawn on: a whole number of CSS px, starting on a whole device pixel.
 *
 * Layouts give panes fractions of a pixel. Browsers then move and stretch canvases and SVGs to the device grid, each in
 * its own way, and outlines would lie beside the pixels they were drawn around. On a stage nothing is left to round.
 */
export class PaneStage {
  readonly #element: HTMLElement;
  readonly #stop = new AbortController();
  readonly #observer: ResizeObserver;
  readonly stage: HTMLDivElement;
  #size: PaneSize | undefined;
  #offset: readonly [number, number] = [0, 0];

  /** `onResize` follows changes of the element's size and of the screen's pixel ratio, after the stage. */
  constructor(element: HTMLElement, onResize: () => void) {
    this.#element = element;
    if (getComputedStyle(element).position === 'static') element.style.position = 'relative';
    element.style.overflow = 'hidden';
    element.style.userSelect = 'none';
    element.style.touchAction = 'none';
    this.stage = document.createElement('div');
    this.stage.style.position = 'absolute';
    element.append(this.stage);
    this.fit();
    const follow = (): void => {
      this.fit();
      onResize();
    };
    this.#observer = new ResizeObserver(follow);
    this.#observer.observe(element);
    window.addEventListener('resize', follow, { signal: this.#stop.signal });
  }

  /** Follows the element. `undefined` while it has no area: nothing can be drawn, and no scale exists. */
  fit(): PaneSize | undefined {
    const ratio = window.devicePixelRatio || 1;
    const { left, top, width, height } = this.#element.getBoundingClientRect();
    const { style } = this.stage;
    this.#offset = [Math.ceil(left * ratio) / ratio - left, Math.ceil(top * ratio) / ratio - top];
    const [widthPx, heightPx] = [Math.floor(width), Math.floor(height)];
    style.left = `${this.#offset[0]}px`;
    style.top = `${this.#offset[1]}px`;
    style.width = `${widthPx}px`;
    style.height = `${heightPx}px`;
    this.#size = widthPx >= 2 && heightPx >= 2 ? { widthPx, heightPx } : undefined;
    return this.#size;
  }

  /** Size as it was fitted last. Remembered: asking the browser while slices are drawn would lay out the whole page. */
  size(): PaneSize | undefined {
    return this.#size;
  }

  /** From the element's corner to the stage's, as fitted last. */
  offset(): readonly [number, number] {
    return this.#offset;
  }

  destroy(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    this.stage.remove();
  }
}
