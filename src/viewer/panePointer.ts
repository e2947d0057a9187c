import { type Affine, applyAffine, determinant } from './affine';
import type { ScreenPlace } from './listenToGestures';
import type { PanePointerEvent } from './slicePane';

/** A browser's pointer or mouse event in pixels of the slice on screen. */
export function panePointer(
  kind: PanePointerEvent['kind'],
  key: string,
  toPixels: Affine,
  at: ScreenPlace,
  event: PointerEvent | MouseEvent,
): PanePointerEvent {
  const type = 'pointerType' in event ? event.pointerType : 'mouse';
  return {
    kind,
    key,
    atPx: applyAffine(toPixels, at),
    pixelsPerScreenPx: Math.sqrt(Math.abs(determinant(toPixels))),
    pointerType: type === 'touch' || type === 'pen' ? type : 'mouse',
    button: event.button,
    shift: event.shiftKey,
    alt: event.altKey,
    ctrl: event.ctrlKey || event.metaKey,
  };
}
