import { type Affine, applyAffine, determinant } from './affine';
import { isPenEraser, type ScreenPlace } from './listenToGestures';
import type { PanePointerEvent } from './slicePane';

/**
 * A browser's pointer or mouse event in pixels of the slice on screen.
 *
 * A pen's barrel button and its other end are its main button with Alt: what a mouse takes away with Alt, a pen erases.
 */
export function panePointer(
  kind: PanePointerEvent['kind'],
  key: string,
  toPixels: Affine,
  at: ScreenPlace,
  event: PointerEvent | MouseEvent,
): PanePointerEvent {
  const type = 'pointerType' in event ? event.pointerType : 'mouse';
  const isEraser = 'pointerType' in event && isPenEraser(event);
  return {
    kind,
    key,
    atPx: applyAffine(toPixels, at),
    pixelsPerScreenPx: Math.sqrt(Math.abs(determinant(toPixels))),
    pointerType: type === 'touch' || type === 'pen' ? type : 'mouse',
    button: isEraser ? 0 : event.button,
    shift: event.shiftKey,
    alt: event.altKey || isEraser,
    ctrl: event.ctrlKey || event.metaKey,
  };
}
