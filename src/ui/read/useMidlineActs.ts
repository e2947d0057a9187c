import { useCallback, useEffect } from 'react';
import { useWorkstation } from '../AppContext';
import type { MidlineDesk } from './midlineDesk';
import type { ReadAct } from './readAct';
import { useSession } from './useSession';

/**
 * Keys and buttons of Read while the midline may be being set: U begins and ends it, Escape ends it, Del takes the line
 * away; whoever takes another tool has done with it.
 */
export function useMidlineActs(
  midline: MidlineDesk,
  act: (act: ReadAct) => void,
  isLocked: boolean,
): (act: ReadAct) => void {
  const { app, store } = useWorkstation();
  const readingId = useSession(({ reading }) => reading.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading, or a signed one, ends it.
  useEffect(() => () => midline.set(undefined), [midline, readingId, isLocked]);
  return useCallback(
    (one) => {
      const hand = midline.get();
      const session = store.getState().reading;
      if (!session) return;
      if (one.kind === 'midline' && session.task === 'outlines') {
        if (session.areEndplatesLarge) app.toggleEndplates();
        midline.set(hand || isLocked ? undefined : { timePoint: session.activeTimePoint });
        return;
      }
      if (!hand) return act(one);
      switch (one.kind) {
        case 'cancel':
          midline.set(undefined);
          return;
        case 'gesture':
          if (one.gesture.kind !== 'delete') return;
          void app.setMidline(hand.timePoint, undefined).then(() => midline.set({ ...hand }));
          return;
        case 'tool':
        case 'side':
        case 'next-roi':
        case 'endplates':
        case 'mirror':
        case 'copy':
          midline.set(undefined);
          act(one);
          return;
        default:
          act(one);
      }
    },
    [app, store, midline, act, isLocked],
  );
}
