import { useEffect } from 'react';

/** What the keys of Results do. */
export interface ResultsKeys {
  readonly moveRow: (step: 1 | -1) => void;
  readonly moveTable: (step: 1 | -1) => void;
  readonly copy: () => void;
}

/** Letters and arrows are a field's, a menu's or a dialog's own while one is in use. */
function isElsewhere({ target }: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return true;
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');
}

function act(event: KeyboardEvent, keys: ResultsKeys): boolean {
  switch (event.key) {
    case 'ArrowDown':
      keys.moveRow(1);
      return true;
    case 'ArrowUp':
      keys.moveRow(-1);
      return true;
    case ']':
      keys.moveTable(1);
      return true;
    case '[':
      keys.moveTable(-1);
      return true;
    case 'c':
    case 'C':
      keys.copy();
      return true;
    default:
      return false;
  }
}

/** Listens to the keys while the results are on screen. */
export function useResultsKeys(keys: ResultsKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // Some keyboards reach the brackets only with AltGr, which reports itself as Ctrl and Alt.
      const isChord = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
      if (isChord || isElsewhere(event)) return;
      if (act(event, keys)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys]);
}
