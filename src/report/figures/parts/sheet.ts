import { figureFont, figureStyle, pointsPerMm } from './figureStyle';
import { svgElement } from './svgElement';
import { placeText, svgText } from './svgText';

/** A drawn figure of a print width; places of its parts are in points. */
export interface Sheet {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly parts: readonly SVGElement[];
}

/** A figure as a file: millimetres outside, points inside, white ground, title and description for who cannot see it. */
export function sheetText(
  { widthPt, heightPt, parts }: Sheet,
  { title, description }: { readonly title: string; readonly description: string },
): string {
  const [width, height] = [placeText(widthPt), placeText(heightPt)];
  const root = svgElement(
    'svg',
    {
      width: `${placeText(widthPt / pointsPerMm)}mm`,
      height: `${placeText(heightPt / pointsPerMm)}mm`,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      fill: figureStyle.ink,
      'font-family': figureFont,
      'font-size': figureStyle.tickPt,
    },
    [
      svgElement('title', {}, [title]),
      svgElement('desc', {}, [description]),
      svgElement('rect', { width, height, fill: figureStyle.paper }),
      ...parts,
    ].flatMap((part) => ['\n', part]),
  );
  return `${svgText(root).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')}\n`;
}
