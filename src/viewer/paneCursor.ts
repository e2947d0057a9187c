import type { PaneMode } from './slicePane';

/** A cross with an empty centre, light on dark, with its hot spot in the middle. */
const emptyCross = ((): string => {
  const arms = 'M12.5 1v7M12.5 17v7M1 12.5h7M17 12.5h7';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="25" height="25">` +
    `<path d="${arms}" stroke="#000" stroke-opacity=".72" stroke-width="3"/>` +
    `<path d="${arms}" stroke="#fff" stroke-width="1"/></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}") 12 12, crosshair`;
})();

/** The cursor that says what the left button does. */
export function paneCursor(mode: PaneMode): string {
  if (mode.panHeld) return 'grab';
  if (mode.windowHeld) return 'move';
  return mode.takesPointer ? emptyCross : 'default';
}
