import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

const [least, most] = [1, 8];
const step = 1.25;

/**
 * How large a drawing is shown: 1 fits the window. Ctrl and the wheel zoom about the pointer, the verbs about the middle; a drag
 * moves what is larger than its frame.
 */
export function useZoom(frame: RefObject<HTMLDivElement | null>, onChange: () => void) {
  const [zoom, setZoom] = useState(1);
  const latest = useRef(zoom);
  latest.current = zoom;
  /** What stays where it is: a part of the drawing, and where in the frame. */
  const kept = useRef<{ readonly x: number; readonly y: number; readonly ratio: number }>(undefined);

  const zoomTo = (wanted: number, at?: { readonly x: number; readonly y: number }): void => {
    const next = Math.min(most, Math.max(least, wanted));
    const { current } = frame;
    if (!current || next === latest.current) return;
    const middle = { x: current.clientWidth / 2, y: current.clientHeight / 2 };
    kept.current = { ...(at ?? middle), ratio: next / latest.current };
    setZoom(next);
  };
  const zoomRef = useRef(zoomTo);
  zoomRef.current = zoomTo;

  // `zoom` is what the effect follows: the frame scrolls once the drawing has its new size.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    const { current } = frame;
    const hold = kept.current;
    kept.current = undefined;
    if (current && hold) {
      current.scrollLeft = (current.scrollLeft + hold.x) * hold.ratio - hold.x;
      current.scrollTop = (current.scrollTop + hold.y) * hold.ratio - hold.y;
    }
    onChange();
  }, [zoom]);

  useEffect(() => {
    const { current } = frame;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey || !current) return;
      // The browser would zoom the page.
      event.preventDefault();
      const { left, top } = current.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      zoomRef.current(latest.current * (event.deltaY < 0 ? step : 1 / step), at);
    };
    current?.addEventListener('wheel', onWheel, { passive: false });
    return () => current?.removeEventListener('wheel', onWheel);
  }, [frame]);

  return {
    zoom,
    canGrow: zoom < most,
    canShrink: zoom > least,
    larger: () => zoomTo(zoom * step),
    smaller: () => zoomTo(zoom / step),
    fit: () => zoomTo(1),
  };
}
