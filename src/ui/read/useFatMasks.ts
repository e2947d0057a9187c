import { useCallback } from 'react';
import { shownSlice } from '../../app/reading/panes';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceImage } from '../../domain/image/sliceImage';
import { type FatMask, fatMask } from '../../domain/measurement/fat/fatMask';
import type { ReadingEntry } from '../../domain/reading/reading';
import { targetKey } from '../../domain/reading/roi';
import type { OverlayMask } from '../../editor/overlay';
import type { ReadingPane } from '../../state/readingSession';
import { useWorkstation } from '../AppContext';
import { useSession } from './useSession';

/** A mask belongs to one entry for good: whatever changes the ROI or its numbers makes another entry. */
const masks = new WeakMap<ReadingEntry, FatMask | undefined>();

function maskOf(entry: ReadingEntry, image: SliceImage): FatMask | undefined {
  if (entry.kind !== 'roi' || !entry.measurement.fat) return undefined;
  if (!masks.has(entry)) {
    const { roi, measurement } = entry;
    const { fat, rule } = measurement;
    masks.set(entry, fat && fatMask(image, roi.outlinePx, roi.exclusions, rule.id, fat));
  }
  return masks.get(entry);
}

/**
 * Pixels counted as fat in the ROIs of the slice that is shown, while they are to be seen. Of an ROI in hand there are
 * none: they would be those of another outline.
 */
export function useFatMasks(): ((scan: ReadingPane) => readonly OverlayMask[]) | undefined {
  const { app, store } = useWorkstation();
  const isShown = useSession((session) => session.isFatShown) === true;
  // New entries are drawn even where nothing else of the pane changes.
  const entries = useSession(({ reading }) => reading.entries);
  const masksOf = useCallback(
    (scan: ReadingPane): readonly OverlayMask[] => {
      const header = shownSlice(scan.axial);
      const image = header && app.pixelsOf(header);
      if (!store.getState().reading || !entries || !header || !image) return [];
      return Object.values(entries).flatMap((entry) => {
        if (entry.kind !== 'roi' || imageKey(entry.roi.image) !== imageKey(header)) return [];
        const key = targetKey(entry.roi.target);
        const isDrawn = scan.editor.outlines.some((outline) => outline.key === key);
        if (!isDrawn || scan.live?.key === key) return [];
        return maskOf(entry, image) ?? [];
      });
    },
    [app, store, entries],
  );
  return isShown ? masksOf : undefined;
}
