import { describe, expect, it } from 'vitest';
import type { EventPlaces, GestureTarget } from '../../../src/viewer/listenToGestures';
import { isPenEraser, listenToGestures } from '../../../src/viewer/listenToGestures';
import { panePointer } from '../../../src/viewer/panePointer';
import type { PaneMode } from '../../../src/viewer/slicePane';

/** What a browser says about a pointer, as far as it is asked. */
interface Said {
  readonly id?: number;
  readonly type?: 'mouse' | 'touch' | 'pen';
  readonly at?: readonly [number, number];
  readonly button?: number;
  readonly buttons?: number;
}

/** A surface of its own: events go in, what they were taken for comes out. */
function surface(given: Partial<PaneMode> = {}) {
  const told: string[] = [];
  const captured: number[] = [];
  const element = Object.assign(new EventTarget(), {
    setPointerCapture: (pointerId: number) => captured.push(pointerId),
  });
  const mode = { takesPointer: true, panHeld: false, windowHeld: false, outlinesHidden: false, ...given };
  const places: EventPlaces = { of: ({ clientX, clientY }) => [clientX, clientY], forget: () => undefined };
  const target: GestureTarget = {
    mode: () => mode,
    pointer: (kind, at) => told.push(`${kind} ${at.join(',')}`),
    hover: () => undefined,
    scroll: (steps) => told.push(`scroll ${steps}`),
    zoom: (at, factor) => told.push(`zoom ${at.join(',')} ×${factor}`),
    pan: (from, to) => told.push(`pan ${from.join(',')} to ${to.join(',')}`),
    startWindow: () => told.push('window'),
    dragWindow: (dx, dy) => told.push(`window by ${dx},${dy}`),
  };
  const stop = listenToGestures(element, places, target);
  const send = (name: string, said: Said = {}): void => {
    const { id = 1, type = 'mouse', at = [0, 0], button = 0, buttons = 1 } = said;
    const event = Object.assign(new Event(name), {
      pointerId: id,
      pointerType: type,
      clientX: at[0],
      clientY: at[1],
      button,
      buttons,
      getCoalescedEvents: () => [],
    });
    element.dispatchEvent(event);
  };
  const taken = (): string[] => told.splice(0);
  return { send, taken, captured, stop };
}

describe('a press that is taken away', () => {
  for (const name of ['pointercancel', 'lostpointercapture']) {
    it(`is cancelled by ${name}, once, and the next one starts afresh`, () => {
      const { send, taken } = surface();
      send('pointerdown', { at: [5, 6] });
      send('pointermove', { at: [7, 8] });
      send(name, { at: [7, 8] });
      send('lostpointercapture', { at: [7, 8] });
      expect(taken()).toEqual(['down 5,6', 'move 7,8', 'cancel 7,8']);
      send('pointerup', { at: [9, 9] });
      expect(taken()).toEqual([]);
      send('pointerdown', { at: [1, 1] });
      send('pointerup', { at: [2, 2] });
      expect(taken()).toEqual(['down 1,1', 'up 2,2']);
    });
  }

  it('ends with an up when the capture goes after it, as browsers tell it', () => {
    const { send, taken, captured } = surface();
    send('pointerdown', { id: 4 });
    send('pointerup', { id: 4 });
    send('lostpointercapture', { id: 4 });
    expect(taken()).toEqual(['down 0,0', 'up 0,0']);
    expect(captured).toEqual([4]);
  });

  it('does not end by another pointer', () => {
    const { send, taken } = surface();
    send('pointerdown', { id: 1 });
    send('pointerup', { id: 2, at: [3, 3] });
    send('pointermove', { id: 2, at: [4, 4] });
    send('pointermove', { id: 1, at: [5, 5] });
    expect(taken()).toEqual(['down 0,0', 'move 5,5']);
  });

  it('leaves a moved image where it is', () => {
    const { send, taken } = surface({ panHeld: true });
    send('pointerdown', { at: [0, 0] });
    send('pointermove', { at: [4, 0] });
    send('lostpointercapture', { at: [4, 0] });
    send('pointermove', { at: [9, 0] });
    // No drag goes on, and nothing was drawn that could be cancelled.
    expect(taken()).toEqual(['pan 0,0 to 4,0', 'move 9,0']);
  });

  it('says nothing once nobody listens', () => {
    const { send, taken, stop } = surface();
    stop();
    send('pointerdown');
    expect(taken()).toEqual([]);
  });
});

describe('fingers', () => {
  const finger = (id: number, x: number, y = 0): Said => ({ id, type: 'touch', at: [x, y] });

  it('draw one at a time, and move and zoom by two', () => {
    const { send, taken } = surface();
    send('pointerdown', finger(1, 10));
    send('pointermove', finger(1, 12));
    expect(taken()).toEqual(['down 10,0', 'move 12,0']);
    send('pointerdown', finger(2, 32));
    expect(taken()).toEqual(['cancel 32,0']);
    // Distance 20 becomes 40, the middle goes from 22 to 32.
    send('pointermove', finger(2, 52));
    expect(taken()).toEqual(['pan 22,0 to 32,0', 'zoom 32,0 ×2']);
    send('pointerup', finger(2, 52));
    send('pointermove', finger(1, 80));
    // One finger left: the pinch is over only when both are lifted.
    expect(taken()).toEqual([]);
    send('pointercancel', finger(1, 80));
    send('pointerdown', finger(3, 5));
    expect(taken()).toEqual(['down 5,0']);
  });

  it('do nothing where the pane takes no pointer, until there are two', () => {
    const { send, taken } = surface({ takesPointer: false });
    send('pointerdown', finger(1, 0));
    send('pointermove', finger(1, 8));
    expect(taken()).toEqual([]);
    send('pointerdown', finger(2, 18));
    send('pointermove', finger(2, 28));
    expect(taken()).toEqual(['pan 13,0 to 18,0', 'zoom 18,0 ×2']);
  });
});

describe('a pen', () => {
  const pen = (at: readonly [number, number], more: Said = {}): Said => ({ id: 7, type: 'pen', at, ...more });
  const palm = (id: number, at: readonly [number, number]): Said => ({ id, type: 'touch', at });

  it('draws, and the hand that holds it does not', () => {
    const { send, taken } = surface();
    send('pointerdown', pen([5, 5]));
    send('pointerdown', palm(1, [90, 90]));
    send('pointerdown', palm(2, [99, 90]));
    send('pointermove', palm(1, [92, 90]));
    send('pointermove', pen([6, 6]));
    send('pointerup', palm(1, [92, 90]));
    send('pointerleave', palm(1, [92, 90]));
    send('pointerup', pen([7, 7]));
    expect(taken()).toEqual(['down 5,5', 'move 6,6', 'up 7,7']);
    // A palm that stays when the pen is lifted means nothing still; fingers that come later do.
    send('pointermove', palm(2, [50, 50]));
    send('pointerup', palm(2, [50, 50]));
    expect(taken()).toEqual([]);
    send('pointerdown', palm(3, [1, 1]));
    expect(taken()).toEqual(['down 1,1']);
  });

  it('takes back what the palm began before it', () => {
    const { send, taken } = surface();
    send('pointerdown', palm(1, [90, 90]));
    send('pointerdown', pen([5, 5]));
    send('pointermove', palm(1, [80, 80]));
    send('pointerup', pen([6, 6]));
    expect(taken()).toEqual(['down 90,90', 'cancel 5,5', 'down 5,5', 'up 6,6']);
  });

  it('ends a pinch of the palm', () => {
    const { send, taken } = surface();
    send('pointerdown', palm(1, [90, 90]));
    send('pointerdown', palm(2, [80, 90]));
    taken();
    send('pointerdown', pen([5, 5]));
    send('pointermove', palm(2, [10, 90]));
    expect(taken()).toEqual(['down 5,5']);
  });

  it('erases with its barrel button and with its other end: the main button with Alt', () => {
    const { send, taken } = surface();
    send('pointerdown', pen([5, 5], { button: 2, buttons: 2 }));
    send('pointermove', pen([6, 6], { button: -1, buttons: 3 }));
    send('pointerup', pen([6, 6], { button: 2, buttons: 0 }));
    expect(taken()).toEqual(['down 5,5', 'move 6,6', 'up 6,6']);
    const asked = { clientX: 0, clientY: 0, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
    const map = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
    for (const [button, buttons] of [
      [2, 2],
      [5, 32],
    ] as const) {
      const event = Object.assign(new Event('pointerdown'), {
        ...asked,
        pointerType: 'pen',
        button,
        buttons,
      });
      // A browser's event has more than is asked for.
      const erased = panePointer('down', 'a', map, [0, 0], event as unknown as PointerEvent);
      expect(erased).toMatchObject({ button: 0, alt: true, pointerType: 'pen' });
    }
    expect(isPenEraser({ pointerType: 'pen', button: 0, buttons: 1 })).toBe(false);
    // The right button of a mouse stays what it is.
    expect(isPenEraser({ pointerType: 'mouse', button: 2, buttons: 2 })).toBe(false);
  });
});
