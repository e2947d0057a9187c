import type { DisplayWindow, PaneView } from '../../app/panePort';
import type { PointPx } from '../../domain/image/point';
import type { TimePoint } from '../../domain/timePoint';
import type { PixelValue } from './valueAt';

/** Which of a scan's two stacks a pane shows. */
export type PaneKind = 'axial' | 'sagittal';

/** Names one of the four panes. */
export type PaneId = `${PaneKind}-${TimePoint}`;

/** The place under the pointer. */
export interface HoverFact {
  readonly timePoint: TimePoint;
  readonly atPx: PointPx;
  readonly value: PixelValue | undefined;
}

/** How far the follow-up's picture was moved against the pre-op's since both were fitted. */
export interface LinkOffset {
  readonly unit: PaneView['unit'];
  readonly along: readonly [alongRow: number, alongColumn: number];
}

interface Facts {
  readonly hover: HoverFact | undefined;
  readonly views: Readonly<Partial<Record<PaneId, PaneView>>>;
  readonly windows: Readonly<Partial<Record<PaneId, DisplayWindow>>>;
  readonly offsets: Readonly<Partial<Record<PaneKind, LinkOffset>>>;
}

/** What changes with every move of the pointer: beside the screen's state, so that only its own line is drawn anew. */
export interface PaneFacts {
  readonly get: () => Facts;
  readonly subscribe: (listener: () => void) => () => void;
  readonly setHover: (hover: HoverFact | undefined) => void;
  readonly setView: (id: PaneId, view: PaneView) => void;
  readonly setWindow: (id: PaneId, window: DisplayWindow | undefined) => void;
  readonly setOffset: (kind: PaneKind, offset: LinkOffset | undefined) => void;
}

export function createPaneFacts(): PaneFacts {
  let facts: Facts = { hover: undefined, views: {}, windows: {}, offsets: {} };
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
    setView: (id, view) => set({ views: { ...facts.views, [id]: view } }),
    setWindow: (id, window) => {
      const { [id]: _before, ...others } = facts.windows;
      set({ windows: window ? { ...others, [id]: window } : others });
    },
    setOffset: (kind, offset) => {
      const { [kind]: before, ...others } = facts.offsets;
      if (before !== offset) set({ offsets: offset ? { ...others, [kind]: offset } : others });
    },
  };
}
