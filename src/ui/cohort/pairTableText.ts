import type { PairCheck, PairRow, PairState, PairVerdict } from '../../domain/study/pairCheck';
import type { PairItem } from '../../domain/study/pairFinding';
import { factorText, numberText, signedText, valueWords } from '../../report/pairFindingText';

const names: Readonly<Record<PairItem, string>> = {
  manufacturer: 'Maker',
  model: 'Scanner',
  'field-strength': 'Field, T',
  'fat-suppression': 'Fat suppression',
  'contrast-agent': 'Contrast agent',
  plane: 'Plane',
  'echo-time': 'TE, ms',
  'repetition-time': 'TR, ms',
  'pixel-spacing': 'Pixel spacing, mm',
  'row-spacing': 'Row spacing, mm',
  'column-spacing': 'Column spacing, mm',
  'slice-thickness': 'Thickness, mm',
  'slice-spacing': 'Slice distance, mm',
  'echo-train-length': 'Echo train',
  'flip-angle': 'Flip angle, °',
  'parallel-imaging': 'Parallel imaging',
  interpolation: 'Matrix',
  'receive-coil': 'Coil',
  'reconstruction-filters': 'Filters',
  'scan-options': 'Scan options',
  software: 'Software',
  station: 'Station',
  'rescale-slope': 'Scaling',
  'rescale-intercept': 'Scaling offset',
  'philips-scale': 'Philips scale slope',
};

/** The elements behind names that no console shows, for the technician. */
const tags: Readonly<Partial<Record<PairItem, string>>> = {
  'rescale-slope': '(0028,1053)',
  'rescale-intercept': '(0028,1052)',
  'philips-scale': '(2005,100E)',
};

const states: Readonly<Record<PairState, string>> = {
  same: 'same',
  close: 'close',
  different: 'different',
  'not-stated': 'not stated',
};

const verdicts: Readonly<Record<PairVerdict, string>> = {
  green: 'Comparable',
  amber: 'Comparable with care',
  red: 'Not comparable',
};

/** What the table of the protocol check says. */
export const pairTableText = {
  heads: { item: 'What', preop: 'Pre-op', followUp: 'Follow-up', outcome: 'Result' },
  label: 'Protocol check, item by item',
  names,
  tags,
  states,
  verdicts,
  /** The filter of the work list that lists such pairs. */
  notEligible: 'Not eligible',
  notEligibleHint:
    'In the study, and not analysed: the two scans differ in what the protocol requires to be the same.',
  notEligibleText: 'The protocol requires more of a pair. It is not analysed, and listed with this reason:',
  notCheckedIneligible: 'The protocol requires a comparison, so until then the subject is not analysed.',
  showAll: (same: number) => `Show the ${same} that are the same or not stated`,
  showFew: 'Show only differences',
} as const;

/** The verdict and what it counts: "Not comparable: 1 red, 3 amber". */
export function verdictText({ verdict, findings }: PairCheck): string {
  const red = findings.filter(({ severity }) => severity === 'red').length;
  const counts = [
    ...(red > 0 ? [`${red} red`] : []),
    ...(findings.length > red ? [`${findings.length - red} amber`] : []),
  ];
  return counts.length > 0 ? `${verdicts[verdict]}: ${counts.join(', ')}` : verdicts[verdict];
}

/** A value as the table shows it. */
export function rowValueText({ item }: PairRow, value: string | number | undefined): string {
  if (value === undefined) return item === 'plane' ? '' : '–';
  return typeof value === 'number'
    ? numberText(value, item === 'philips-scale' ? 6 : 3)
    : valueWords(item, value);
}

/** How an item compares: the word first, then the difference and what it does by itself. */
export function rowOutcomeText(row: PairRow): { readonly word: string; readonly numbers: string } {
  return {
    word: states[row.state],
    numbers: [differenceText(row), effectText(row)].filter((text) => text !== '').join('; '),
  };
}

function differenceText({ item, difference, state }: PairRow): string {
  if (!difference || state === 'same') return '';
  if (item === 'plane') return `tilted by ${numberText(difference.value, 1)}°`;
  return difference.unit === 'percent' ? `${signedText(difference.value)} %` : signedText(difference.value);
}

function effectText({ effect, finding }: PairRow): string {
  if (finding?.kind === 'not-stated' && finding.isSignalUndefined) {
    return effect ? `no SI; with displayed values ${factorText(effect.percent)}` : 'no SI';
  }
  if (!effect) return '';
  if (effect.isAtMost) return `up to ${numberText(effect.percent, 1)} % of ${effect.on}`;
  if (Math.abs(effect.percent) < 0.05) return `cancels: 0 % ${effect.on}`;
  const isPlain = effect.percent > -90 && effect.percent < 900;
  return isPlain
    ? `${factorText(effect.percent)}: ${signedText(effect.percent)} % ${effect.on}`
    : `${factorText(effect.percent)} ${effect.on}`;
}
