import { useMemo } from 'react';
import { shownSlice } from '../../app/reading/panes';
import { isSliceAsked } from '../../app/reading/sessionTask';
import { slicePlace } from '../../app/reading/sliceProposal';
import { imageKey } from '../../domain/image/imageRef';
import { isBeyondTolerance } from '../../domain/study/sliceAtLevel';
import type { TimePoint } from '../../domain/timePoint';
import type { SliceStack } from '../../state/readingSession';
import { useWorkstation } from '../AppContext';
import { useScan, useSession } from './useSession';

/** What is known of the axial slice that is shown: whether it is the chosen or proposed one, and how it lies. */
export function useSlicePlace(timePoint: TimePoint, stack: SliceStack, toleranceMm: number) {
  const { store } = useWorkstation();
  const choice = useSession(({ reading }) => reading.sliceChoices[timePoint]);
  const marks = useSession(({ reading }) => reading.endplates?.[timePoint]);
  const midHeight = useScan(timePoint, (scan) => scan.midHeight);
  const isAsked = useSession((session) => isSliceAsked(session, timePoint)) !== false;
  // Where nothing is read no slice is proposed.
  const proposedIndex = useScan(timePoint, ({ proposal }) => (isAsked ? proposal?.index : undefined));
  const basis = useScan(timePoint, ({ proposal }) => proposal?.basis);
  const shown = shownSlice(stack);
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks and mid-height are what the place is made of; the rest is read beside them.
  const place = useMemo(() => {
    const { reading } = store.getState();
    const scan = reading?.panes[timePoint];
    return reading && scan && shown ? slicePlace(scan, reading.reading, timePoint, shown) : undefined;
  }, [store, timePoint, shown, marks, midHeight]);
  const isChosen = choice !== undefined && shown !== undefined && imageKey(choice.image) === imageKey(shown);
  const isProposed = stack.index === proposedIndex;
  return {
    choice,
    marks,
    midHeight,
    proposedIndex,
    /** Proposed from the marked mid-height, not only as the middle of the stack. */
    isFromMarks: basis === 'nearest-to-mid-height',
    place,
    isFar: place !== undefined && isBeyondTolerance(place, toleranceMm),
    /** Which of the two distances is too long. */
    farAt: {
      body: place !== undefined && Math.abs(place.distanceAtBodyMm) > toleranceMm,
      muscle: Math.abs(place?.distanceAtMuscleMm ?? 0) > toleranceMm,
    },
    /** False where the session asks for nothing of this scan, which is there to look at. */
    isAsked,
    state: isChosen
      ? ('chosen' as const)
      : !isAsked
        ? ('notAsked' as const)
        : isProposed
          ? ('proposed' as const)
          : ('notChosen' as const),
  };
}
