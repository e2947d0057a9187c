import type { SensitivityRow } from '../../analysis/sensitivity';
import type { SensitivityVariant } from '../../analysis/sensitivityVariants';
import type { ObserverId } from '../../domain/ids';
import type { Protocol } from '../../domain/study/protocol';
import { pixelRuleNames } from '../checks/sensitivityWords';
import { inSentence } from '../groupNames';
import type { How } from '../how/how';
import { type SensitivityOf, sensitivityHow } from '../how/sensitivityHow';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { pText, roundedText } from '../rounding';

/** One other choice, and what the primary test then says. */
export interface SensitivityLine {
  readonly key: string;
  /** Of an observer, whose mark stands before the name. */
  readonly observerId?: ObserverId;
  readonly name: string;
  readonly statistic: string;
  readonly p: string;
  readonly how?: How;
  /** Why there is no number. */
  readonly note?: string;
  /** Another conclusion than the main analysis. */
  readonly differs: boolean;
}

/** Each observer alone, each other pixel rule, adjudication, amber pairs and covariates, in short: the part beside a table. */
export function sensitivityLines(
  rows: readonly SensitivityRow[],
  { observers, alpha }: Protocol,
  settings: PrintSettings,
  /** What "how" is told of; without it nothing can be asked. */
  of?: SensitivityOf,
): readonly SensitivityLine[] {
  return rows.flatMap((row): readonly SensitivityLine[] => {
    const { variant, primary, verdict } = row;
    const who = nameOf(variant, observers);
    if (!who) return [];
    const differs = verdict === 'significance-differs' || verdict === 'direction-differs';
    if (!primary.ok) {
      return [{ ...who, statistic: '', p: '', note: statisticsReasonText(primary.error), differs }];
    }
    const { statisticName, statistic, p } = primary.value;
    const how = of && sensitivityHow(row, { ...of, name: `${of.name}: ${inSentence(who.name)}` }, 'test');
    return [
      {
        ...who,
        statistic: `${statisticName} = ${roundedText(statistic, settings.statisticDecimals)}`,
        p: pText(p, { alpha, decimals: settings.pDecimals }),
        differs,
        ...(how && { how }),
      },
    ];
  });
}

/** Variants that the part beside a table is of, by their short names. */
function nameOf(
  variant: SensitivityVariant,
  observers: Protocol['observers'],
): Pick<SensitivityLine, 'key' | 'observerId' | 'name'> | undefined {
  switch (variant.kind) {
    case 'observer': {
      const { observerId } = variant;
      return { key: `observer ${observerId}`, observerId, name: letterText(observers, observerId) };
    }
    case 'pixel-rule':
      return { key: `rule ${variant.ruleId}`, name: pixelRuleNames[variant.ruleId] };
    case 'without-adjudication':
      return { key: variant.kind, name: 'Original readings' };
    case 'with-adjudication':
      return { key: variant.kind, name: 'Adjudicated' };
    case 'without-amber':
      return { key: variant.kind, name: 'Without pairs that differ' };
    case 'covariates':
      return { key: variant.kind, name: 'Level and days in the model' };
    default:
      return undefined;
  }
}

function letterText(observers: Protocol['observers'], id: ObserverId): string {
  const letter = observers.find((one) => one.id === id)?.letter;
  return letter === undefined ? 'one alone' : `${letter} alone`;
}
