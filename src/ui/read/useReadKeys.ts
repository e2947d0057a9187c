import { useEffect, useState } from 'react';
import type { App } from '../../app/createApp';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { ReadingSession } from '../../state/readingSession';
import { type Held, nothingHeld } from './held';
import { focusImage, focusNextRegion, isControlKey, keepKeysWithImage, keyOwner } from './keyFocus';

/** What the screen itself does on a key. */
export interface ScreenKeys {
  readonly sign: () => void;
  readonly fit: () => void;
  readonly preset: (number: 1 | 2 | 3 | 4) => void;
  readonly toggleLink: () => void;
  readonly showKeys: () => void;
  /** The three kinds of value in the place of the numbers, and back. */
  readonly toggleValues: () => void;
  /** Takes messages away. */
  readonly dismiss: () => void;
}

interface Situation {
  readonly app: App;
  readonly session: ReadingSession | undefined;
  readonly protocol: Protocol | undefined;
  readonly screen: ScreenKeys;
}

function arrowStep(key: string, isFine: boolean): readonly [number, number] | undefined {
  const step = isFine ? 0.1 : 1;
  switch (key) {
    case 'ArrowLeft':
      return [-step, 0];
    case 'ArrowRight':
      return [step, 0];
    case 'ArrowUp':
      return [0, -step];
    case 'ArrowDown':
      return [0, step];
    default:
      return undefined;
  }
}

function armSide({ app, session, protocol }: Situation, side: 'left' | 'right'): void {
  if (!session || !protocol) return;
  const target = targetsOf(protocol).find(
    (one) => one.timePoint === session.activeTimePoint && one.side === side,
  );
  if (target) void app.arm(target);
}

function scroll({ app, session }: Situation, step: 1 | -1): void {
  const pane = session?.panes[session.activeTimePoint];
  if (session && pane) void app.showAxialSlice(session.activeTimePoint, pane.axial.index + step);
}

/** Letters that act once a press. */
const verbs = 'dvlranpsfki1234';

/** Does what a key means on Read. Returns false for keys that mean nothing here. */
function act(event: KeyboardEvent, situation: Situation): boolean {
  const { app, session, screen } = situation;
  const isControl = event.ctrlKey || event.metaKey;
  const arrow = arrowStep(event.key, event.shiftKey);
  if (arrow && !isControl) {
    void app.keyGesture({ kind: 'nudge', dxPx: arrow[0], dyPx: arrow[1] });
    return true;
  }
  switch (event.key) {
    case 'Enter':
      void app.keyGesture({ kind: 'close' });
      return true;
    case 'Backspace':
      void app.keyGesture({ kind: 'remove-last-vertex' });
      return true;
    case 'F6':
      focusNextRegion(event.shiftKey ? -1 : 1);
      return true;
    case 'Escape':
      screen.dismiss();
      void app.keyGesture({ kind: 'cancel' });
      return true;
    case 'Delete':
      void app.keyGesture({ kind: 'delete' });
      return true;
    case 'Tab':
      void app.armNext(event.shiftKey ? -1 : 1);
      return true;
    case ',':
      scroll(situation, -1);
      return true;
    case '.':
      scroll(situation, 1);
      return true;
    case '?':
      screen.showKeys();
      return true;
    case 'ArrowRight':
      if (isControl) void app.stepSubject(1);
      return isControl;
    case 'ArrowLeft':
      if (isControl) void app.stepSubject(-1);
      return isControl;
    default:
      break;
  }
  const letter = event.key.toLowerCase();
  if (letter === 'z') {
    void (event.shiftKey ? app.redo() : app.undo());
    return true;
  }
  if (isControl || event.altKey) return false;
  // A key that is kept down must not run through subjects, or sign what comes next.
  if (event.repeat && verbs.includes(letter)) return true;
  switch (letter) {
    case 'd':
      app.chooseTool('draw');
      return true;
    case 'v':
      app.chooseTool('edit');
      return true;
    case 'l':
      armSide(situation, 'left');
      return true;
    case 'r':
      armSide(situation, 'right');
      return true;
    case 'a':
      if (session) void app.acceptSlice(session.activeTimePoint);
      return true;
    case 'n':
      void app.stepSubject(1);
      return true;
    case 'p':
      void app.stepSubject(-1);
      return true;
    case 's':
      screen.sign();
      return true;
    case 'f':
      screen.fit();
      return true;
    case 'k':
      screen.toggleLink();
      return true;
    case 'i':
      screen.toggleValues();
      return true;
    case '1':
    case '2':
    case '3':
    case '4':
      // The four cases are exactly the four presets.
      screen.preset(Number(letter) as 1 | 2 | 3 | 4);
      return true;
    default:
      return false;
  }
}

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
    default:
      return undefined;
  }
}

/** The keyboard of Read: verbs on key down, and the keys that act while held. Inert while a field has the focus. */
export function useReadKeys(situation: Situation): Held {
  const [held, setHeld] = useState<Held>(nothingHeld);
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
      const hold = event.ctrlKey || event.metaKey ? undefined : heldKey(event.key);
      if (hold) {
        event.preventDefault();
        if (!event.repeat) setHeld((before) => ({ ...before, [hold]: true }));
        return;
      }
      if (act(event, situation)) event.preventDefault();
    };
    const onUp = (event: KeyboardEvent): void => {
      const hold = heldKey(event.key);
      if (hold) setHeld((before) => ({ ...before, [hold]: false }));
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
  }, [situation]);
  return held;
}
