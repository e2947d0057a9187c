import { shownSlice } from '../../app/reading/panes';
import { canalFrontAt } from '../../app/reading/sliceProposal';
import { imageKey } from '../../domain/image/imageRef';
import type { PointPx } from '../../domain/image/point';
import { backwards, posteriorCrop } from '../../domain/image/posteriorCrop';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { TimePoint } from '../../domain/timePoint';
import type { OverlayLine } from '../../editor/overlay';
import type { ReadingSession } from '../../state/readingSession';
import { readText } from './readText';

/** From where an observer will see a slice, and how that was settled. */
export interface CanalFront {
  readonly fromPx: number;
  readonly how: 'from-endplates' | 'by-hand' | 'middle';
}

/** The front of the spinal canal on the slice that is shown: as it is kept, else as it would be kept. */
export function canalFront(session: ReadingSession, timePoint: TimePoint): CanalFront | undefined {
  const pane = session.panes[timePoint];
  const header = pane && shownSlice(pane.axial);
  if (!pane || !header) return undefined;
  const choice = session.reading.sliceChoices[timePoint];
  const isChosen = choice !== undefined && imageKey(choice.image) === imageKey(header);
  if (isChosen && choice.canalFront) return choice.canalFront;
  const fromPx = canalFrontAt(pane, session.reading, timePoint, header);
  if (fromPx !== undefined) return { fromPx, how: 'from-endplates' };
  return { fromPx: posteriorCrop(header.grid).fromPx, how: 'middle' };
}

/** Where on a slice the line lies that goes through a place. */
export function canalIndexAt({ grid }: SliceHeader, [column, row]: PointPx): number {
  return backwards(grid).along === 'rows' ? row : column;
}

/** The front of the canal as a line over the whole slice. */
export function canalLine({ grid }: SliceHeader, fromPx: number): OverlayLine {
  const isDown = backwards(grid).along === 'rows';
  const ends: readonly [PointPx, PointPx] = isDown
    ? [
        [-0.5, fromPx],
        [grid.columns - 0.5, fromPx],
      ]
    : [
        [fromPx, -0.5],
        [fromPx, grid.rows - 0.5],
      ];
  return { fromPx: ends[0], toPx: ends[1], style: 'dashed', label: readText.canalFront };
}

/** Where the front of the canal is while a hand moves it: read past React. */
export interface CanalDesk {
  readonly get: () => number | undefined;
  readonly set: (fromPx: number | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A desk with nothing in hand. */
export function createCanalDesk(): CanalDesk {
  let held: number | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => held,
    set: (next) => {
      if (next === held) return;
      held = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
