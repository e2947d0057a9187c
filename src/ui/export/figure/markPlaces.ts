import type { Place } from './nextPlace';

/** A mark of a subject in a drawing, and its middle as shares of the drawing's width and height: they hold at any zoom. */
export interface MarkPlace extends Place {
  readonly element: Element;
  /** Longer side as a share of the drawing's width. */
  readonly size: number;
}

/** All marks that belong to a subject, in the order in which they are drawn. Asks the page to lay out: once a drawing. */
export function markPlaces(
  drawing: SVGSVGElement,
  isSubjects: (element: Element) => boolean,
): readonly MarkPlace[] {
  const sheet = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll('[data-code]')].filter(isSubjects).map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return {
      element,
      x: (left + width / 2 - sheet.left) / sheet.width,
      y: (top + height / 2 - sheet.top) / sheet.height,
      size: Math.max(width, height) / sheet.width,
    };
  });
}

/** The index of the place that is nearest to another, within a distance; undefined where none is. */
export function nearestPlace(places: readonly Place[], at: Place, within: number): number | undefined {
  let best: number | undefined;
  let bestDistance = within;
  for (const [index, { x, y }] of places.entries()) {
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance <= bestDistance) [best, bestDistance] = [index, distance];
  }
  return best;
}
