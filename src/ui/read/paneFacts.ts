import type { PaneView } from '../../app/panePort';
import type { PointPx } from '../../domain/image/point';
import type { TimePoint } from '../../domain/timePoint';
import type { PixelValue } from './valueAt';

/** The place under the pointer. */
export interface HoverFact {
  readonly timePoint: TimePoint;
  readonly atPx: PointPx;
  readonly value: PixelValue | undefined;
}

interface Facts {
  readonly hover: HoverFact | undefined;
  readonly views: Readonly<Partial<Record<TimePoint, PaneView>>>;
}

/** What changes with every move of the pointer: beside the screen's state, so that only its own line is drawn anew. */
export interface PaneFacts {
  readonly get: () => Facts;
  readonly subscribe: (listener: () => void) => () => void;
  readonly setHover: (hover: HoverFact | undefined) => void;
  readonly setView: (timePoint: TimePoint, view: PaneView) => void;
}

export function createPaneFacts(): PaneFacts {
  let facts: Facts = { hover: undefined, views: {} };
  const listeners = new Set<() => void>();
  const set = (part: Partial<Facts>): void => {
    facts = { ...facts, ...part };
    for (const listener of listeners) listener();
  };
  return {
    get: () => facts,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setHover: (hover) => {
      if (hover || facts.hover) set({ hover });
    },
    setView: (timePoint, view) => set({ views: { ...facts.views, [timePoint]: view } }),
  };
}
