import { useEffect, useState } from 'react';
import { type Held, nothingHeld } from '../read/held';
import { isControlKey, keyOwner } from '../read/keyFocus';

const holds: Readonly<Record<string, keyof Held>> = { ' ': 'pan', w: 'window', h: 'hide' };

/** Keys that act on the image while they are held: H hides outlines, Space pans, W windows. A field keeps its letters. */
export function useHeldKeys(): Held {
  const [held, setHeld] = useState<Held>(nothingHeld);
  useEffect(() => {
    const onDown = (event: KeyboardEvent): void => {
      const hold = holds[event.key.toLowerCase()];
      const owner = keyOwner(event.target);
      if (!hold || owner === 'field' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (owner === 'control' && isControlKey(event.key)) return;
      event.preventDefault();
      if (!event.repeat) setHeld((before) => ({ ...before, [hold]: true }));
    };
    const onUp = (event: KeyboardEvent): void => {
      const hold = holds[event.key.toLowerCase()];
      if (hold) setHeld((before) => (before[hold] ? { ...before, [hold]: false } : before));
    };
    const onBlur = (): void => setHeld(nothingHeld);
    addEventListener('keydown', onDown);
    addEventListener('keyup', onUp);
    addEventListener('blur', onBlur);
    return () => {
      removeEventListener('keydown', onDown);
      removeEventListener('keyup', onUp);
      removeEventListener('blur', onBlur);
    };
  }, []);
  return held;
}
