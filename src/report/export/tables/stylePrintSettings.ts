import type { PrintSettings } from '../../printSettings';
import type { PrintStyle } from '../printStyle';
import { hasLeadingZero } from './styledText';

/** The settings with which a study is printed, with what a journal wants otherwise. What is no count of decimals is left out. */
export function stylePrintSettings(settings: PrintSettings, style: PrintStyle): PrintSettings {
  const { decimals } = style;
  const or = (wanted: number | undefined, own: number): number =>
    wanted !== undefined && Number.isInteger(wanted) && wanted >= 0 && wanted <= 12 ? wanted : own;
  const { quantityDecimals: own } = settings;
  return {
    ...settings,
    quantityDecimals: {
      csaMm2: or(decimals.csaMm2, own.csaMm2),
      si: or(decimals.si, own.si),
      csaPerSi: or(decimals.csaPerSi, own.csaPerSi),
    },
    changeDecimals: or(decimals.change, settings.changeDecimals),
    statisticDecimals: or(decimals.statistic, settings.statisticDecimals),
    pDecimals: or(decimals.p, settings.pDecimals),
    covariateDecimals: or(decimals.covariate, settings.covariateDecimals),
    shareDecimals: or(decimals.share, settings.shareDecimals),
    ...(!hasLeadingZero(style, 'p') && { hasLeadingZeroInP: false }),
    ...(!hasLeadingZero(style, 'other') && { hasLeadingZero: false }),
  };
}
