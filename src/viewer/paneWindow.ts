import { defaultWindow, isUsableWindow, usedRange } from '../domain/image/defaultWindow';
import { type DisplayWindow, draggedWindow } from './displayWindow';
import type { ChangeCause, ShownSlice } from './slicePane';

type OnChange = (window: DisplayWindow, cause: ChangeCause, seriesKey: string) => void;

/** The window of a pane: kept within a series, remembered or the header's when another one comes. */
export class PaneWindow {
  readonly #onChange: OnChange;
  #shown: ShownSlice | undefined;
  #window: DisplayWindow | undefined;
  #drag: { readonly start: DisplayWindow; readonly span: number } | undefined;

  /** `onChange` follows every change but those by `show`. */
  constructor(onChange: OnChange) {
    this.#onChange = onChange;
  }

  get now(): DisplayWindow | undefined {
    return this.#window;
  }

  /** The window to show a slice with; the one in use where the series goes on. */
  show(
    shown: ShownSlice,
    isSameSeries: boolean,
  ): { readonly window: DisplayWindow; readonly isNew: boolean } {
    const kept = isSameSeries ? this.#window : undefined;
    const { image, window: stated, rememberedWindow } = shown;
    const window =
      kept ?? (isUsableWindow(rememberedWindow) ? rememberedWindow : defaultWindow(image, stated));
    this.#shown = shown;
    this.#window = window;
    return { window, isNew: !kept };
  }

  forget(): void {
    this.#shown = undefined;
    this.#window = undefined;
    this.#drag = undefined;
  }

  set(window: DisplayWindow, cause: ChangeCause): void {
    if (!this.#shown) return;
    this.#window = window;
    this.#onChange(window, cause, this.#shown.seriesKey);
  }

  /** Back to the header's, or the one that fits the values. */
  reset(): void {
    if (this.#shown) this.set(defaultWindow(this.#shown.image, this.#shown.window), 'call');
  }

  startDrag(): void {
    if (!this.#shown || !this.#window) return;
    const range = usedRange(this.#shown.image);
    // An image of one value has no span; any drag then counts in units of its own.
    this.#drag = { start: this.#window, span: range.upper - range.lower || 1 };
  }

  /** How far the pointer is from where the drag started, CSS px. */
  dragTo(dx: number, dy: number): void {
    if (this.#drag) this.set(draggedWindow(this.#drag.start, dx, dy, this.#drag.span), 'gesture');
  }
}
