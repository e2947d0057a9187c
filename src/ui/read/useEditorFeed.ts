import { type RefObject, useEffect } from 'react';
import type { Pane } from '../../app/panePort';
import { shownSlice } from '../../app/reading/panes';
import { imageKey } from '../../domain/image/imageRef';
import type { TimePoint } from '../../domain/timePoint';
import type { ObserverStyle, OverlayMask, OverlayOutline } from '../../editor/overlay';
import { overlayModel } from '../../editor/overlayModel';
import type { ReadingPane } from '../../state/readingSession';
import { useWorkstation } from '../AppContext';
import { type CanalDesk, canalFront, canalLine } from './canalDesk';
import type { LoupeHandle } from './Loupe';
import { loupePlacePx } from './loupePlace';
import { type MidlineDesk, midlineLines } from './midlineDesk';

interface FeedOptions {
  readonly timePoint: TimePoint;
  readonly pane: Pane | undefined;
  readonly style: ObserverStyle;
  readonly loupe: RefObject<LoupeHandle | null>;
  readonly isLoupeOff: boolean;
  /** The small picture beside the endplates: lines and sides, no reasons over the anatomy. */
  readonly isSmall: boolean;
  readonly midline: MidlineDesk;
  /** Where the front of the canal is put, and so is drawn. */
  readonly canal: CanalDesk | undefined;
  /** Fat inside the ROIs of the slice; undefined where it is not to be seen. */
  readonly masksOf: ((scan: ReadingPane) => readonly OverlayMask[]) | undefined;
}

function withoutExclusions({ exclusions: _, ...outline }: OverlayOutline): OverlayOutline {
  return outline;
}

/**
 * Draws outlines and loupe as the editor changes, once a frame and past React: a pointer that draws must not make a
 * screen of components think.
 */
export function useEditorFeed(options: FeedOptions): void {
  const { timePoint, pane, style, loupe, isLoupeOff, isSmall, midline, canal, masksOf } = options;
  const { store } = useWorkstation();
  useEffect(() => {
    if (!pane) return undefined;
    let frame = 0;
    let drawn: ReadingPane | undefined;
    const draw = (): void => {
      frame = 0;
      const session = store.getState().reading;
      const scan = session?.panes[timePoint];
      const header = scan && shownSlice(scan.axial);
      if (!scan || !header) return;
      drawn = scan;
      const keptPx = session?.reading.midlines?.[timePoint]?.linePx;
      const lines = midlineLines(midline.get(), timePoint, keptPx);
      const frontPx = canal && session ? (canal.get() ?? canalFront(session, timePoint)?.fromPx) : undefined;
      const front = frontPx === undefined ? [] : [canalLine(header, frontPx)];
      const whole = overlayModel(scan.editor, style, [...lines, ...front]);
      const model = isSmall ? { ...whole, outlines: whole.outlines.map(withoutExclusions) } : whole;
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
    const stopMidline = midline.subscribe(() => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    });
    const stopCanal = canal?.subscribe(() => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    });
    return () => {
      stop();
      stopMidline();
      stopCanal?.();
      cancelAnimationFrame(frame);
    };
  }, [store, timePoint, pane, style, loupe, isLoupeOff, isSmall, midline, canal, masksOf]);
}
