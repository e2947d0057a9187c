import { useEffect, useRef } from 'react';

// A tick box takes no letters: whoever ticked rows with the mouse has the keys of the screen at once.
const ownKeys =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]';

/** Whether keys belong to a field, a menu or a dialog now. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (document.querySelector('[role="dialog"]')) return true;
  return target instanceof Element && target.closest(ownKeys) !== null;
}

/** Whether the key would press the focused control. */
function pressesControl(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (!(target instanceof Element)) return false;
  if (key === ' ' && target.closest('input') !== null) return true;
  return (key === 'Enter' || key === ' ') && target.closest('button, a') !== null;
}

/**
 * The keyboard of a screen. `onKey` gets the key (letters in lower case) and returns whether it meant something.
 * Inert while a field, a menu or a dialog has the keys; Enter on a focused button stays that button's.
 */
export function useKeys(onKey: (key: string, event: KeyboardEvent) => boolean): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const onDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTaken(event) || pressesControl(event)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (latest.current(key, event)) event.preventDefault();
    };
    addEventListener('keydown', onDown);
    return () => removeEventListener('keydown', onDown);
  }, []);
}
