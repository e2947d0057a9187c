import { figureStyle } from './figureStyle';
import { svgElement } from './svgElement';

/** Where a text stands, in points; `y` is the base line. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size?: 'tick' | 'title';
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Reads upwards, turned about its place. */
  readonly isUpright?: boolean;
  /** Bold, before the text: the letter of a panel. */
  readonly letter?: string | undefined;
}

/** A text of a figure. */
export function figureText(text: string, place: TextPlace): SVGElement {
  const { x, y, size = 'tick', anchor = 'start', isUpright = false, letter } = place;
  return svgElement(
    'text',
    {
      x,
      y,
      'font-size': size === 'tick' ? figureStyle.tickPt : figureStyle.titlePt,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      transform: isUpright ? `rotate(-90,${x},${y})` : undefined,
    },
    letter ? [svgElement('tspan', { 'font-weight': 700 }, [letter]), `\u2002${text}`] : [text],
  );
}

/** Lines of text under each other. */
export function figureLines(lines: readonly string[], place: TextPlace): readonly SVGElement[] {
  const step = (place.size === 'title' ? figureStyle.titlePt : figureStyle.tickPt) * 1.2;
  return lines.map((line, at) => figureText(line, { ...place, y: place.y + at * step }));
}
