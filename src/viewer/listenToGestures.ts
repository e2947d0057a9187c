import type { PaneMode, PanePointerEvent } from './slicePane';
import { type WheelRest, wheelSteps, wheelZoomFactor } from './wheelSteps';

/** A place in CSS px of the stage (`PaneStage`). */
export type ScreenPlace = readonly [x: number, y: number];

/** Where events are: in CSS px of the stage. `forget` before a place that has to be measured anew. */
export interface EventPlaces {
  of(event: MouseEvent): ScreenPlace;
  forget(): void;
}

/** What gestures do to a pane. */
export interface GestureTarget {
  mode(): PaneMode;
  /** A pointer for the editor. */
  pointer(kind: PanePointerEvent['kind'], at: ScreenPlace, event: PointerEvent | MouseEvent): void;
  hover(at: ScreenPlace | undefined): void;
  scroll(steps: number): void;
  zoom(at: ScreenPlace, factor: number): void;
  pan(from: ScreenPlace, to: ScreenPlace): void;
  startWindow(): void;
  /** How far the pointer is from where `startWindow` was called. */
  dragWindow(dx: number, dy: number): void;
}

type Drag =
  | { readonly kind: 'editor'; readonly pointerId: number }
  | { readonly kind: 'pan'; readonly pointerId: number; last: ScreenPlace }
  | { readonly kind: 'zoom'; readonly pointerId: number; readonly anchor: ScreenPlace; last: ScreenPlace }
  | { readonly kind: 'window'; readonly pointerId: number; readonly start: ScreenPlace }
  | { readonly kind: 'pinch' };

const leftButton = 0;
const middleButton = 1;
const rightButton = 2;
/** As pointer events number the other end of a pen. */
const eraserButton = 5;
const barrelBit = 2;
const eraserBit = 32;
/** Dragging 87 px up doubles the magnification. */
const zoomPerPx = 0.008;

type PenButtons = Pick<PointerEvent, 'pointerType' | 'button' | 'buttons'>;

/** What is listened to. */
export type GestureSource = Pick<HTMLElement, 'addEventListener' | 'setPointerCapture'>;

/**
 * Turns pointers, fingers and the wheel over an element into what they mean. Returns the function that stops it.
 *
 * One finger is a pointer, two zoom and move. While a pen is down fingers are the palm of the hand that holds it, and mean
 * nothing until they are lifted; what a palm began before the pen came down is taken back.
 */
export function listenToGestures(
  element: GestureSource,
  places: EventPlaces,
  target: GestureTarget,
): () => void {
  const fingers = new Map<number, ScreenPlace>();
  const palms = new Set<number>();
  const pens = new Set<number>();
  let drag: Drag | undefined;
  let wheelRest: WheelRest = { leftOver: 0 };

  const placeOf = (event: MouseEvent): ScreenPlace => places.of(event);

  const dragFor = (event: PointerEvent, at: ScreenPlace): Drag | undefined => {
    const { pointerId } = event;
    const mode = target.mode();
    if (event.button === middleButton) return { kind: 'pan', pointerId, last: at };
    const isEraser = isPenEraser(event);
    if (event.button === rightButton && !isEraser) {
      return { kind: 'zoom', pointerId, anchor: at, last: at };
    }
    if (event.button !== leftButton && !isEraser) return undefined;
    if (mode.panHeld) return { kind: 'pan', pointerId, last: at };
    if (mode.windowHeld) return { kind: 'window', pointerId, start: at };
    return mode.takesPointer ? { kind: 'editor', pointerId } : undefined;
  };

  const takeBack = (event: PointerEvent, at: ScreenPlace): void => {
    if (drag?.kind === 'editor') target.pointer('cancel', at, event);
    drag = undefined;
  };

  const onDown = (event: PointerEvent): void => {
    places.forget();
    const at = placeOf(event);
    if (event.pointerType === 'pen') onPenDown(event, at);
    if (event.pointerType === 'touch') {
      if (pens.size > 0) {
        palms.add(event.pointerId);
        return;
      }
      fingers.set(event.pointerId, at);
      if (fingers.size === 2) {
        takeBack(event, at);
        drag = { kind: 'pinch' };
      }
    }
    if (drag) return;
    drag = dragFor(event, at);
    if (!drag) return;
    element.setPointerCapture(event.pointerId);
    if (drag.kind === 'editor') target.pointer('down', at, event);
    if (drag.kind === 'window') target.startWindow();
  };

  const onPenDown = (event: PointerEvent, at: ScreenPlace): void => {
    pens.add(event.pointerId);
    if (fingers.size === 0) return;
    const isOfFinger = drag?.kind === 'pinch' || (drag !== undefined && fingers.has(drag.pointerId));
    for (const finger of fingers.keys()) palms.add(finger);
    fingers.clear();
    if (isOfFinger) takeBack(event, at);
  };

  const onPinchMove = (event: PointerEvent, at: ScreenPlace): void => {
    const before = [...fingers.values()];
    fingers.set(event.pointerId, at);
    const after = [...fingers.values()];
    const [a, b, c, d] = [before[0], before[1], after[0], after[1]];
    if (!a || !b || !c || !d) return;
    const [from, to] = [middleOf(a, b), middleOf(c, d)];
    target.pan(from, to);
    const distance = distanceOf(a, b);
    if (distance > 0) target.zoom(to, distanceOf(c, d) / distance);
  };

  const onMove = (event: PointerEvent): void => {
    if (palms.has(event.pointerId)) return;
    const at = placeOf(event);
    if (drag?.kind === 'pinch') {
      if (fingers.has(event.pointerId)) onPinchMove(event, at);
      return;
    }
    // Where a second finger finds it, or the image would jump when that one comes.
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, at);
    if (!drag || drag.kind === 'editor') {
      target.hover(at);
      if (drag && drag.pointerId !== event.pointerId) return;
      if (drag || target.mode().takesPointer) onEditorMove(event, at);
      return;
    }
    if (drag.pointerId !== event.pointerId) return;
    if (drag.kind === 'window') target.dragWindow(at[0] - drag.start[0], at[1] - drag.start[1]);
    else if (drag.kind === 'pan') target.pan(drag.last, at);
    else target.zoom(drag.anchor, Math.exp((drag.last[1] - at[1]) * zoomPerPx));
    if (drag.kind !== 'window') drag.last = at;
  };

  const onEditorMove = (event: PointerEvent, at: ScreenPlace): void => {
    // While drawing, every place the pen or mouse went through counts, not only one a frame.
    const places = drag ? event.getCoalescedEvents() : [];
    if (places.length === 0) target.pointer('move', at, event);
    for (const place of places) target.pointer('move', placeOf(place), place);
  };

  const onUp = (event: PointerEvent): void => {
    pens.delete(event.pointerId);
    if (palms.delete(event.pointerId)) return;
    fingers.delete(event.pointerId);
    if (drag?.kind === 'pinch') {
      if (fingers.size === 0) drag = undefined;
      return;
    }
    if (drag?.pointerId !== event.pointerId) return;
    const { kind } = drag;
    drag = undefined;
    if (kind !== 'editor') return;
    target.pointer(event.type === 'pointerup' ? 'up' : 'cancel', placeOf(event), event);
  };

  const onLeave = (event: PointerEvent): void => {
    if (drag || palms.has(event.pointerId)) return;
    target.hover(undefined);
    if (target.mode().takesPointer) target.pointer('leave', placeOf(event), event);
  };

  const onDouble = (event: MouseEvent): void => {
    const { takesPointer, panHeld, windowHeld } = target.mode();
    if (takesPointer && !panHeld && !windowHeld) target.pointer('double', placeOf(event), event);
  };

  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      target.zoom(placeOf(event), wheelZoomFactor(event));
      return;
    }
    const turned = wheelSteps(wheelRest, event);
    wheelRest = turned.rest;
    if (turned.steps !== 0) target.scroll(turned.steps);
  };

  const onMouseDown = (event: MouseEvent): void => {
    // The middle button would start the browser's own scrolling.
    if (event.button === middleButton) event.preventDefault();
  };

  const onContextMenu = (event: Event): void => event.preventDefault();

  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointercancel', onUp, { signal });
  // A capture that ends otherwise (another window, a removed element) must not leave a drag behind.
  element.addEventListener('lostpointercapture', onUp, { signal });
  element.addEventListener('pointerleave', onLeave, { signal });
  element.addEventListener('dblclick', onDouble, { signal });
  element.addEventListener('wheel', onWheel, { signal, passive: false });
  element.addEventListener('mousedown', onMouseDown, { signal });
  element.addEventListener('contextmenu', onContextMenu, { signal });
  return () => stop.abort();
}

/** The barrel button of a pen, or its other end. */
export function isPenEraser({ pointerType, button, buttons }: PenButtons): boolean {
  if (pointerType !== 'pen') return false;
  const isPressed = button === rightButton || button === eraserButton;
  return isPressed || (buttons & (barrelBit | eraserBit)) !== 0;
}

function middleOf(a: ScreenPlace, b: ScreenPlace): ScreenPlace {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function distanceOf(a: ScreenPlace, b: ScreenPlace): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
