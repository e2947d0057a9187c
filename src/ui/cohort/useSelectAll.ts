import { useEffect, useRef } from 'react';

/** Ctrl A ticks all rows that are listed, where no field has the keys. */
export function useSelectAll(onAll: (() => void) | undefined): void {
  const latest = useRef(onAll);
  latest.current = onAll;
  useEffect(() => {
    const onDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey) || !latest.current) return;
      const { target } = event;
      const isTaken =
        document.querySelector('[role="dialog"]') !== null ||
        (target instanceof Element &&
          target.closest('input:not([type="checkbox"]), textarea, aside') !== null);
      if (isTaken) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onDown);
    return () => removeEventListener('keydown', onDown);
  }, []);
}
