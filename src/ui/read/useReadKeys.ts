import { useEffect, useRef, useState } from 'react';
import { type Held, nothingHeld } from './held';
import { focusImage, isControlKey, keepKeysWithImage, keyOwner } from './keyFocus';
import { type ReadAct, readAct } from './readAct';

function heldKey(key: string): keyof Held | undefined {
  switch (key.toLowerCase()) {
    case ' ':
      return 'pan';
    case 'w':
      return 'window';
    case 'h':
      return 'hide';
    case 'q':
      return 'loupeOff';
    case 'alt':
      return 'apart';
    default:
      return undefined;
  }
}

interface ReadKeys {
  readonly act: (act: ReadAct) => void;
  /** Something that is open takes keys before all others; true when it did. */
  readonly first: (key: string) => boolean;
}

/** The keyboard of Read: acts on key down, and the keys that act while held. Inert while a field has the focus. */
export function useReadKeys(keys: ReadKeys): Held {
  const [held, setHeld] = useState<Held>(nothingHeld);
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  // Whatever was clicked to come here must not keep the keyboard.
  useEffect(focusImage, []);
  useEffect(() => {
    const onDown = (event: KeyboardEvent): void => {
      const owner = keyOwner(event.target);
      if (owner === 'field' || event.isComposing) return;
      if (owner === 'control') {
        if (isControlKey(event.key)) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          focusImage();
          return;
        }
      }
      const isControl = event.ctrlKey || event.metaKey;
      if (!isControl && latest.current.first(event.key)) {
        event.preventDefault();
        return;
      }
      const hold = isControl ? undefined : heldKey(event.key);
      if (hold) {
        event.preventDefault();
        if (!event.repeat) setHeld((before) => ({ ...before, [hold]: true }));
        return;
      }
      const act = readAct({
        key: event.key,
        isShift: event.shiftKey,
        isControl,
        isAlt: event.altKey,
        isRepeat: event.repeat,
      });
      if (!act) return;
      event.preventDefault();
      latest.current.act(act);
    };
    const onUp = (event: KeyboardEvent): void => {
      const hold = heldKey(event.key);
      if (hold) setHeld((before) => (before[hold] ? { ...before, [hold]: false } : before));
    };
    const onBlur = (): void => setHeld(nothingHeld);
    addEventListener('mousedown', keepKeysWithImage);
    addEventListener('keydown', onDown);
    addEventListener('keyup', onUp);
    addEventListener('blur', onBlur);
    return () => {
      removeEventListener('mousedown', keepKeysWithImage);
      removeEventListener('keydown', onDown);
      removeEventListener('keyup', onUp);
      removeEventListener('blur', onBlur);
    };
  }, []);
  return held;
}
