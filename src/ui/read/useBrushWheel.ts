import { type RefObject, useEffect, useRef } from 'react';
import { useWorkstation } from '../AppContext';
import type { ReadAct } from './readAct';

/** The wheel with Shift changes the size of the brush while it is in hand, before a pane takes it for its slices. */
export function useBrushWheel(act: (act: ReadAct) => void): RefObject<HTMLDivElement | null> {
  const { store } = useWorkstation();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onWheel = (event: WheelEvent): void => {
      const session = store.getState().reading;
      const isBrush = session?.panes[session.activeTimePoint]?.editor.tool === 'brush';
      if (!event.shiftKey || !isBrush) return;
      event.preventDefault();
      event.stopPropagation();
      // Some systems turn the wheel sideways while Shift is held.
      const turned = event.deltaY || event.deltaX;
      if (turned !== 0) act({ kind: 'brush', step: turned < 0 ? 1 : -1 });
    };
    const here = element.current;
    here?.addEventListener('wheel', onWheel, { capture: true, passive: false });
    return () => here?.removeEventListener('wheel', onWheel, { capture: true });
  }, [store, act]);
  return element;
}
