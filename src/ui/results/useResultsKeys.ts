import { useEffect, useRef } from 'react';

/** Letters and arrows are a field's, a menu's or a dialog's own while one is in use. */
function isElsewhere({ target }: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return true;
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');
}

/** Listens to keys (letters in lower case) while the results are on screen; `onKey` returns whether it meant something. */
export function useResultsKeys(onKey: (key: string) => boolean): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const onDown = (event: KeyboardEvent): void => {
      // Some keyboards reach the brackets only with AltGr, which reports itself as Ctrl and Alt.
      const isChord = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
      if (event.defaultPrevented || isChord || isElsewhere(event)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (latest.current(key)) event.preventDefault();
    };
    window.addEventListener('keydown', onDown);
    return () => window.removeEventListener('keydown', onDown);
  }, []);
}
