import { useEffect, useRef, useState } from 'react';
import type { Pane, PaneCallbacks } from '../../app/panePort';
import { PartNotLoaded } from '../../base/partNotLoaded';
import { useWorkstation } from '../AppContext';

/** An image pane in an element that React gives us. Mounting a viewer is what effects are for. */
export function useImagePane(callbacks: PaneCallbacks): {
  readonly attach: (element: HTMLDivElement | null) => void;
  /** Key of the element: a lost graphics context changes it, and a new element gets a new pane. */
  readonly elementKey: number;
  readonly pane: Pane | undefined;
} {
  const { loadPanes } = useWorkstation();
  const [element, attach] = useState<HTMLDivElement | null>(null);
  const [pane, setPane] = useState<Pane>();
  const [elementKey, setElementKey] = useState(0);
  const [notLoaded, setNotLoaded] = useState<PartNotLoaded>();
  const latest = useRef(callbacks);
  useEffect(() => {
    latest.current = callbacks;
  });
  useEffect(() => {
    if (!element) return undefined;
    let isGone = false;
    let made: Pane | undefined;
    void loadPanes()
      .then((maker) =>
        maker.createPane(element, {
          onFailure: (failure) => {
            latest.current.onFailure(failure);
            if (failure.kind === 'context-lost') setElementKey((count) => count + 1);
          },
          onPointer: (event) => latest.current.onPointer?.(event),
          onScroll: (steps) => latest.current.onScroll?.(steps),
          onViewChange: (view, cause) => latest.current.onViewChange?.(view, cause),
          onWindowChange: (window, cause, seriesKey) =>
            latest.current.onWindowChange?.(window, cause, seriesKey),
          onHover: (hover) => latest.current.onHover?.(hover),
        }),
      )
      .then(
        (created) => {
          if (isGone) created.destroy();
          else {
            made = created;
            setPane(created);
          }
        },
        (cause: unknown) => {
          if (isGone) return;
          if (cause instanceof PartNotLoaded) setNotLoaded(cause);
          else latest.current.onFailure({ kind: `not-started: ${String(cause)}` });
        },
      );
    return () => {
      isGone = true;
      made?.destroy();
      setPane(undefined);
    };
  }, [element, loadPanes]);
  // The error boundary says that the viewer could not be loaded, and loads it again when asked.
  if (notLoaded) throw notLoaded;
  return { attach, elementKey, pane };
}
