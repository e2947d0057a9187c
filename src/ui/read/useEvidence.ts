import { useEffect } from 'react';
import type { Pane } from '../../app/panePort';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { TimePoint } from '../../domain/timePoint';
import { useApp } from '../AppContext';
import { useSession } from './useSession';

interface Evidence {
  readonly timePoint: TimePoint;
  readonly pane: Pane | undefined;
  /** The axial slice whose line lies over the sagittal image. */
  readonly shown: SliceHeader | undefined;
  /** Both endplates are marked on the sagittal slice that is shown. */
  readonly isMarked: boolean;
  readonly isLocked: boolean;
}

/** The picture is taken once nothing has changed for so long: lines and slice are then on the screen. */
const restMs = 300;

/**
 * Keeps a picture of the sagittal image with endplates, mid-height and slice for a choice that has none: when the slice
 * is accepted or drawn on, and again when the endplates moved under it.
 */
export function useEvidence({ timePoint, pane, shown, isMarked, isLocked }: Evidence): void {
  const app = useApp();
  const choice = useSession(({ reading }) => reading.sliceChoices[timePoint]);
  const isShown = choice !== undefined && shown !== undefined && imageKey(choice.image) === imageKey(shown);
  const isMissing = choice?.atMidHeight !== undefined && choice.atMidHeight.evidencePng === undefined;
  useEffect(() => {
    if (!pane || !isMarked || !isShown || !isMissing || isLocked) return undefined;
    const timer = setTimeout(() => {
      const picture = pane.captureEvidence();
      if (picture !== undefined) void app.keepEvidence(timePoint, picture);
    }, restMs);
    return () => clearTimeout(timer);
  }, [app, timePoint, pane, isMarked, isShown, isMissing, isLocked]);
}
