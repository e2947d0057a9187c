import type { PointPx } from '../../../src/domain/image/point';
import type { OverlayModel, OverlayOutline } from '../../../src/editor/overlay';
import type { PanePointerEvent, SlicePane } from '../../../src/viewer/slicePane';
import type { DragCost } from './viewerHarness';

const layoutSizes = ['clientWidth', 'clientHeight', 'clientLeft', 'clientTop'] as const;

/**
 * Drags a vertex of an outline in panes of the harness, as the editor does (a new model of new objects for every event, of
 * the same vertices but one), and counts what the viewer makes of it.
 */
export class DragWatch {
  #panes: readonly SlicePane[] = [];
  #outlinePx: readonly PointPx[] = [];
  #stillPx: readonly PointPx[] = [];
  readonly #scriptMs: number[] = [];
  readonly #frameMs: number[] = [];
  readonly #changes: number[] = [];
  readonly #parts = new Set<string>();
  #layoutReads = 0;
  #isDragging = false;

  start(panes: readonly SlicePane[], outlinePx: readonly PointPx[]): void {
    this.#panes = panes;
    this.#outlinePx = outlinePx;
    this.#stillPx = outlinePx.map(([column, row]): PointPx => [column + 60, row]);
    for (const pane of this.#panes) pane.setOverlay('a', this.#model());
    this.#countLayoutReads();
    this.#watchDrawings();
    let last = performance.now();
    const onFrame = (now: number): void => {
      if (this.#isDragging) this.#frameMs.push(now - last);
      last = now;
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  }

  onPointer(index: number, event: PanePointerEvent): void {
    if (this.#panes.length === 0 || index !== 0) return;
    const start = performance.now();
    if (event.kind === 'down') this.#isDragging = true;
    if (event.kind === 'up') this.#isDragging = false;
    if (event.kind !== 'move' || !this.#isDragging) return;
    this.#outlinePx = [event.atPx, ...this.#outlinePx.slice(1)];
    this.#draw();
    // The drawing is done at the end of this task; what was asked for before comes before.
    queueMicrotask(() => this.#scriptMs.push(performance.now() - start));
  }

  cost(): DragCost {
    return {
      scriptMs: this.#scriptMs,
      frameMs: this.#frameMs,
      changes: this.#changes,
      parts: [...this.#parts],
      layoutReads: this.#layoutReads,
    };
  }

  #draw(): void {
    // As in the product: what is drawn in one scan leaves the other alone.
    this.#panes[0]?.setOverlay('a', this.#model());
  }

  #model(): OverlayModel {
    const common = { style: 'first', tag: 'R', tagDirectionPx: [0, 1] } as const;
    const outlines: OverlayOutline[] = [
      { ...common, key: 'dragged', outlinePx: this.#outlinePx, state: 'edited', grabbedVertex: 0 },
      {
        ...common,
        key: 'still',
        outlinePx: this.#stillPx,
        state: 'rest',
        exclusions: [{ verticesPx: this.#stillPx.slice(0, 120), reason: 'vessel', isEdited: false }],
      },
    ];
    return { outlines, lines: [] };
  }

  #watchDrawings(): void {
    const observer = new MutationObserver((changes) => {
      if (!this.#isDragging) return;
      this.#changes.push(changes.length);
      for (const { target } of changes) {
        const part = target instanceof Element ? target.getAttribute('data-part') : null;
        this.#parts.add(part ?? target.nodeName);
      }
    });
    for (const svg of document.querySelectorAll('svg')) {
      observer.observe(svg, { attributes: true, childList: true, subtree: true });
    }
  }

  #countLayoutReads(): void {
    const count = (): void => {
      if (this.#isDragging) this.#layoutReads += 1;
    };
    const { prototype } = Element;
    prototype.getBoundingClientRect = new Proxy(prototype.getBoundingClientRect, {
      apply(target, element, given: []) {
        count();
        return Reflect.apply(target, element, given);
      },
    });
    for (const name of layoutSizes) {
      const original = Object.getOwnPropertyDescriptor(prototype, name)?.get;
      Object.defineProperty(prototype, name, {
        configurable: true,
        get(this: Element) {
          count();
          return original?.call(this);
        },
      });
    }
  }
}
