/*
 * Who a key belongs to on Read. The image owns the keyboard: drawing must never stop because a button was clicked
 * before. Whoever works without a mouse reaches the bars with F6 and comes back with Esc.
 */

const fields =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="combobox"]';
const controls = 'button, a[href], [role="tab"]';

/** Bars and panels in the order in which F6 goes through them; after the last it is the image's turn. */
const regions = ['.top-bar', '.read-toolbar', '.dock', '.status-bar'] as const;

/** Whether a key is a field's, a menu's or a dialog's, a focused control's, or the image's. */
export function keyOwner(target: EventTarget | null): 'field' | 'control' | 'image' {
  if (document.querySelector('[role="dialog"]')) return 'field';
  if (!(target instanceof Element)) return 'image';
  if (target.closest(fields)) return 'field';
  return target.closest(controls) ? 'control' : 'image';
}

/** Whether a focused control does this key by itself: it is pressed, or left for its neighbour. */
export function isControlKey(key: string): boolean {
  return key === 'Enter' || key === ' ' || key === 'Tab';
}

/** Gives the keyboard back to the image. */
export function focusImage(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** A mouse press on a control does its work without taking the keyboard from the image. */
export function keepKeysWithImage(event: MouseEvent): void {
  if (keyOwner(event.target) === 'control') event.preventDefault();
}

function firstControl(region: string): HTMLElement | undefined {
  const found = [...document.querySelectorAll<HTMLElement>(`${region} :is(${controls})`)];
  return found.find((one) => !one.matches('[disabled], [data-disabled], [tabindex="-1"]'));
}

/** F6: the first control of the next (or previous) bar; past the last one, the image. */
export function focusNextRegion(step: 1 | -1): void {
  const here = regions.findIndex((region) => document.activeElement?.closest(region));
  const start = here < 0 && step < 0 ? regions.length : here;
  for (let index = start + step; index >= 0 && index < regions.length; index += step) {
    const region = regions[index];
    const control = region && firstControl(region);
    if (control) {
      control.focus();
      return;
    }
  }
  focusImage();
}
