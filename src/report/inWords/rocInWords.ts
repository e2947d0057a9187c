import type { RefractureRoc } from '../../analysis/refractureRoc';
import type { Protocol } from '../../domain/study/protocol';
import { inSentence } from '../groupNames';
import { measureAtText } from '../models/measureText';
import { shareText } from '../models/rocTableModel';
import type { PrintSettings } from '../printSettings';

/** What the area under a curve says, of pairs of subjects. Nothing where there is no curve. */
export function rocInWords(
  roc: RefractureRoc,
  protocol: Protocol,
  settings: PrintSettings,
): string | undefined {
  if (!roc.curve.ok) return undefined;
  const { auc, interval } = roc.curve.value;
  const [name = ''] = measureAtText(roc.measure, roc.phase, protocol).split(',');
  const side = roc.positiveIs === 'above' ? 'higher' : 'lower';
  const isChance = interval !== null && interval[0] <= 0.5 && interval[1] >= 0.5;
  const pairs = `Of one refractured and one not refractured subject, the refractured one has the ${side} ${inSentence(name)} in ${shareText(auc, settings)} of all pairs (ties count half)`;
  return `${pairs}; chance is 50 %${isChance ? ', and the interval of the AUC includes it' : ''}.`;
}
