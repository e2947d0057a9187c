import type { StudyResults } from '../../../analysis/studyResults';
import type { PrintStyle } from '../../export/printStyle';
import { styledNumbers } from '../../export/tables/styledText';
import { stylePrintSettings } from '../../export/tables/stylePrintSettings';
import { pFormatOf } from '../../pFormatOf';
import type { PrintSettings } from '../../printSettings';
import { printSettingsOf } from '../../printSettingsOf';
import { limitText, pEquation, roundedText } from '../../rounding';
import type { TickText } from './axes';

/** Writes the numbers of figures as the tables of the same export write theirs. */
export interface FigureNumbers {
  readonly style: PrintStyle;
  readonly settings: PrintSettings;
  readonly number: TickText;
  /** A number that cannot exceed 1: r, an area under a curve. */
  readonly share: (value: number) => string;
  /** "P = 0.032", "P < 0.001". */
  readonly p: (p: number) => string;
  /** "(−2.1, 0.4)"; of shares with their decimals. */
  readonly interval: (interval: readonly [number, number], decimals: number | 'share') => string;
}

/** The numbers of a study in a journal's style. */
export function figureNumbers(results: StudyResults, style: PrintStyle): FigureNumbers {
  const settings = stylePrintSettings(printSettingsOf(results), style);
  const { statisticDecimals } = settings;
  return {
    style,
    settings,
    number: (value, decimals) => styledNumbers(roundedText(value, decimals), style, undefined),
    share: (value) => styledNumbers(roundedText(value, statisticDecimals), style, 'other'),
    p: (p) => pEquation(p, pFormatOf(results.protocol.alpha, settings)),
    interval: (interval, decimals) => {
      const isShare = decimals === 'share';
      const [low, high] = interval.map((one) => limitText(one, isShare ? statisticDecimals : decimals));
      return styledNumbers(`(${low ?? ''}, ${high ?? ''})`, style, isShare ? 'other' : undefined);
    },
  };
}
