import { figureFont, figureStyle, pointsPerMm } from '../parts/figureStyle';
import { textWidth } from '../parts/textWidth';
import { svgElement, svgText } from './svgMarkup';

/* Of the print, mm: the size of all text in figures. */
export const fontMm = figureStyle.tickPt / pointsPerMm;
export const lineMm = fontMm * 1.28;

/** How wide a text gets; a little more, because not every program has the font. */
export function roomMm(text: string): number {
  return textWidth(text.replaceAll('\u00a0', ' '), fontMm) * 1.03;
}

/** A text broken at its breaking blanks into lines of a width; a word that is longer stands alone. */
export function wrappedText(text: string, widthMm: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || roomMm(longer) > widthMm) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** White text of a figure's one size. */
export function pairText(
  text: string,
  x: number,
  y: number,
  more: Readonly<Record<string, string | number>> = {},
): string {
  const look = { fill: '#ffffff', 'font-family': figureFont, 'font-size': fontMm };
  return svgElement('text', { x, y, ...look, ...more }, svgText(text) || ' ');
}

/** White letters cased in black: twice the same text, because not every program paints a stroke below its fill. */
export function textOverImage(text: string, x: number, y: number, anchor: 'start' | 'end'): string {
  const casing = {
    fill: '#000000',
    stroke: '#000000',
    'stroke-width': 0.7,
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  };
  const place = { 'text-anchor': anchor };
  return pairText(text, x, y, { ...place, ...casing }) + pairText(text, x, y, place);
}
