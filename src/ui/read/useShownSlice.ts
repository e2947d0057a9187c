import { useEffect } from 'react';
import type { Pane } from '../../app/panePort';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SlicePixels } from '../../state/readingSession';
import { useApp } from '../AppContext';

/** Keeps a pane showing a slice once its pixels are there; `onFirst` runs when a series is shown for the first time. */
export function useShownSlice(
  pane: Pane | undefined,
  header: SliceHeader | undefined,
  pixels: SlicePixels['kind'] | undefined,
  onFirst: (pane: Pane, header: SliceHeader) => void,
): void {
  const app = useApp();
  useEffect(() => {
    if (!pane || !header) return;
    const image = pixels === 'here' ? app.pixelsOf(header) : undefined;
    // While the next slice loads the last one stays: a black flash between slices hides motion.
    if (!image && pixels === 'loading') return;
    const isFirst = image !== undefined && pane.getView() === undefined;
    // What the observer chose for this series before, also on another day.
    const rememberedWindow = app.windowOf(header.seriesInstanceUid);
    void pane
      .show(
        image && {
          key: imageKey(header),
          seriesKey: header.seriesInstanceUid,
          image,
          ...(header.window ? { window: header.window } : {}),
          ...(rememberedWindow ? { rememberedWindow } : {}),
        },
      )
      .then(() => {
        if (isFirst) onFirst(pane, header);
      });
  }, [pane, header, pixels, app, onFirst]);
}
