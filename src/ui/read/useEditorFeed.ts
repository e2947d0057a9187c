import { type RefObject, useEffect } from 'react';
import type { Pane } from '../../app/panePort';
import { shownSlice } from '../../app/reading/panes';
import { imageKey } from '../../domain/image/imageRef';
import type { TimePoint } from '../../domain/timePoint';
import type { ObserverStyle, OverlayMask } from '../../editor/overlay';
import { overlayModel } from '../../editor/overlayModel';
import type { ReadingPane } from '../../state/readingSession';
import { useWorkstation } from '../AppContext';
import type { LoupeHandle } from './Loupe';
import { loupePlacePx } from './loupePlace';

interface FeedOptions {
  readonly timePoint: TimePoint;
  readonly pane: Pane | undefined;
  readonly style: ObserverStyle;
  readonly loupe: RefObject<LoupeHandle | null>;
  readonly isLoupeOff: boolean;
  /** Fat inside the ROIs of the slice; undefined where it is not to be seen. */
  readonly masksOf: ((scan: ReadingPane) => readonly OverlayMask[]) | undefined;
}

/**
 * Draws outlines and loupe as the editor changes, once a frame and past React: a pointer that draws must not make a
 * screen of components think.
 */
export function useEditorFeed({ timePoint, pane, style, loupe, isLoupeOff, masksOf }: FeedOptions): void {
  const { store } = useWorkstation();
  useEffect(() => {
    if (!pane) return undefined;
    let frame = 0;
    let drawn: ReadingPane | undefined;
    const draw = (): void => {
      frame = 0;
      const scan = store.getState().reading?.panes[timePoint];
      const header = scan && shownSlice(scan.axial);
      if (!scan || !header) return;
      drawn = scan;
      const model = overlayModel(scan.editor, style);
      const masks = masksOf?.(scan);
      pane.setOverlay(imageKey(header), masks ? { ...model, masks } : model);
      loupe.current?.show(pane, isLoupeOff ? undefined : loupePlacePx(scan.editor));
    };
    draw();
    const stop = store.subscribe(({ reading }) => {
      const scan = reading?.panes[timePoint];
      if (frame !== 0 || !scan || (scan.editor === drawn?.editor && scan.axial === drawn?.axial)) return;
      frame = requestAnimationFrame(draw);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [store, timePoint, pane, style, loupe, isLoupeOff, masksOf]);
}
