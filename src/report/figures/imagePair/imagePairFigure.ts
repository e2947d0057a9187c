import { crc32 } from '../../../base/crc32';
import { timePoints } from '../../../domain/timePoint';
import type { PrintStyle } from '../../export/printStyle';
import { defaultPrintSettings, type PrintSettings } from '../../printSettings';
import type { FigureModel } from '../figureModel';
import { drawPair } from './drawPair';
import type { ImagePair } from './imagePair';
import { pairCaption, pairTitle } from './pairCaption';
import { pairData } from './pairData';
import { pairValueLines } from './pairValueLines';

/** How its numbers are printed; of the study where nothing else is given. */
export interface PairPrint {
  readonly settings?: PrintSettings;
  readonly style?: PrintStyle;
}

/** The annotated image pair of one subject as a figure: see `ImagePair` for what it shows and what stays behind. */
export function imagePairFigure(pair: ImagePair, { settings, style }: PairPrint = {}): FigureModel {
  const { quantityDecimals } = settings ?? defaultPrintSettings;
  const decimals = {
    csaMm2: style?.decimals.csaMm2 ?? quantityDecimals.csaMm2,
    si: style?.decimals.si ?? quantityDecimals.si,
  };
  const values = timePoints.map((timePoint) => {
    const sides = pairValueLines(pair[timePoint], decimals).map(
      ({ letter, together }) => `${letter} ${together.join('; ').replaceAll('\u00a0', ' ')}`,
    );
    return `${timePoint === 'preop' ? 'pre-op' : 'follow-up'} ${sides.join(', ')}`;
  });
  const point = {
    subjectId: pair.subjectId,
    code: pair.code,
    text: `${pair.code}: ${values.join('; ')}`,
  };
  return {
    id: `image-pair-${fileNamePart(pair.code)}`,
    title: pairTitle(pair),
    caption: pairCaption(pair),
    data: pairData(pair),
    points: new Map([[pair.code, point]]),
    draw: (widthMm) => drawPair(pair, decimals, widthMm),
  };
}

/** A code as part of a file's name; two codes never give the same. */
function fileNamePart(code: string): string {
  const plain = code.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 40);
  if (plain === code && code !== '') return plain;
  return `${plain}-${crc32(new TextEncoder().encode(code)).toString(16).padStart(8, '0')}`;
}
