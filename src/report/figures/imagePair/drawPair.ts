import { type TimePoint, timePoints } from '../../../domain/timePoint';
import { phaseNames } from '../../words';
import { cropPng } from './cropPng';
import type { ImagePair } from './imagePair';
import { pairBand } from './pairBand';
import { pairField } from './pairField';
import { pairOutlines } from './pairOutlines';
import { fontMm, lineMm, textOverImage } from './pairText';
import { type PairDecimals, pairValueLines } from './pairValueLines';
import { svgElement, svgNumber } from './svgMarkup';

/** Length of the scale bar in the patient, mm. */
const scaleBarMm = 20;
const padMm = 1.6;

/**
 * Both slices side by side, pre-op left: at the same scale, the same field around the muscles, with outlines, values and a
 * scale bar. One self-contained SVG; its pixels are those of the field and nothing else of the images.
 */
export function drawPair(pair: ImagePair, decimals: PairDecimals, widthMm: number): string {
  const gapMm = widthMm > 120 ? 3 : 2;
  const panelMm = (widthMm - gapMm) / 2;
  const field = pairField(pair);
  const printScale = panelMm / field.widthMm;
  const imageMm = field.heightMm * printScale;
  const lines = {
    preop: pairValueLines(pair.preop, decimals),
    followUp: pairValueLines(pair.followUp, decimals),
  };
  const bar = { printMm: scaleBarMm * printScale, text: `${scaleBarMm} mm` };
  const band = pairBand([lines.preop, lines.followUp], panelMm, bar);
  const heightMm = imageMm + band.heightMm;
  const level = pair.level === undefined ? '' : `, ${pair.level}`;

  const panel = (timePoint: TimePoint, leftMm: number): string => {
    const picture = pair[timePoint];
    const corner = field.from[timePoint];
    const crop = cropPng(picture, corner, field.widthMm, field.heightMm);
    const image = crop
      ? svgElement('image', {
          x: crop.from[0],
          y: crop.from[1],
          width: crop.widthMm,
          height: crop.heightMm,
          preserveAspectRatio: 'none',
          'xlink:href': crop.dataUri,
        })
      : '';
    const slice = svgElement(
      'svg',
      {
        x: leftMm,
        y: 0,
        width: panelMm,
        height: imageMm,
        viewBox: [...corner, field.widthMm, field.heightMm].map(svgNumber).join(' '),
        preserveAspectRatio: 'none',
        overflow: 'hidden',
      },
      image + pairOutlines(picture, pair.observer.place, printScale),
    );
    // Above the muscles, which are in the middle.
    const first = padMm + fontMm * 0.8;
    const second = first + lineMm * 1.3;
    const letters = picture.isOrientationKnown
      ? textOverImage('R', leftMm + padMm, second, 'start') +
        textOverImage('L', leftMm + panelMm - padMm, second, 'end')
      : '';
    const heading = `${phaseNames[timePoint]}${level}`;
    return svgElement(
      'g',
      { 'data-code': pair.code, 'data-time-point': timePoint },
      svgElement('rect', { x: leftMm, y: 0, width: panelMm, height: heightMm, fill: '#000000' }) +
        slice +
        textOverImage(heading, leftMm + padMm, first, 'start') +
        letters +
        band.draw(lines[timePoint], leftMm, imageMm),
    );
  };
  const panels = timePoints.map((timePoint, at) => panel(timePoint, at * (panelMm + gapMm)));
  return svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      width: `${svgNumber(widthMm)}mm`,
      height: `${svgNumber(heightMm)}mm`,
      viewBox: `0 0 ${svgNumber(widthMm)} ${svgNumber(heightMm)}`,
    },
    svgElement('rect', { x: 0, y: 0, width: widthMm, height: heightMm, fill: '#ffffff' }) + panels.join(''),
  );
}
