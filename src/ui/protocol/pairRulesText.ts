import { parameterItems, scannerItems } from '../../domain/study/pairEligibility';
import type { PairItem, PairSeverity } from '../../domain/study/pairFinding';
import type { PairLimits } from '../../domain/study/pairLimits';
import type { PairEligibility, SeriesRule, ValueKind } from '../../domain/study/protocol';
import type { OfferedValueKind } from '../../domain/study/valueKindsOffered';

/** A limit of the protocol check: what it is of, its unit, and what a difference beyond it means. */
export interface LimitWords {
  readonly limit: keyof PairLimits;
  readonly name: string;
  readonly unit: string;
  readonly severity: PairSeverity;
}

/** All limits, in the order of the table. */
export const limitWords: readonly LimitWords[] = [
  { limit: 'fieldStrengthPercent', name: 'Field strength', unit: '%', severity: 'red' },
  { limit: 'tiltDeg', name: 'Tilt between the planes', unit: '°', severity: 'red' },
  { limit: 'echoTimePercent', name: 'TE', unit: '%', severity: 'amber' },
  { limit: 'repetitionTimePercent', name: 'TR', unit: '%', severity: 'amber' },
  { limit: 'pixelSpacingPercent', name: 'Pixel spacing', unit: '%', severity: 'amber' },
  { limit: 'sliceThicknessMm', name: 'Slice thickness and distance', unit: 'mm', severity: 'amber' },
  { limit: 'echoTrainLength', name: 'Echo train', unit: 'echoes', severity: 'amber' },
  { limit: 'flipAngleDeg', name: 'Flip angle', unit: '°', severity: 'amber' },
  { limit: 'parallelFactor', name: 'Parallel imaging, factor', unit: '', severity: 'amber' },
  { limit: 'interpolationPercent', name: 'Interpolation, pixels per sample', unit: '%', severity: 'amber' },
  { limit: 'scalingPercent', name: 'Scaling', unit: '%', severity: 'amber' },
];

const itemNames: Readonly<Partial<Record<PairItem, string>>> = {
  manufacturer: 'maker',
  model: 'model',
  'field-strength': 'field strength',
  'fat-suppression': 'fat suppression',
  'contrast-agent': 'contrast agent',
  'echo-time': 'TE',
  'repetition-time': 'TR',
  'pixel-spacing': 'pixel spacing',
  'slice-thickness': 'slice thickness',
  'echo-train-length': 'echo train',
  'flip-angle': 'flip angle',
  'parallel-imaging': 'parallel imaging',
  interpolation: 'interpolation',
};

function listed(items: readonly PairItem[]): string {
  const names = items.flatMap((item) => itemNames[item] ?? []);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

const kinds: Readonly<Record<ValueKind, string>> = {
  displayed: 'Displayed value: stored value × rescale slope + intercept',
  'philips-floating-point': 'Philips floating-point value: displayed value / (rescale slope × scale slope)',
  stored: 'Stored value, as it is in the file',
};

/** What the Protocol screen says of values, of the protocol check and of eligibility. */
export const pairRulesText = {
  valueKind: {
    name: 'SI',
    kinds,
    meaning: (kind: ValueKind) => `Mean of: ${kinds[kind].charAt(0).toLowerCase()}${kinds[kind].slice(1)}`,
    hint: 'In arbitrary units. All three are kept with every outline; this one is SI in tables and statistics.',
    hints: {
      displayed: 'What most viewers show.',
      stored: 'No scaling is applied, so scans that the scanner scaled differently cannot be compared.',
    },
    offer: ({ seriesWithIt, series, isRecommended }: OfferedValueKind): string => {
      if (series === 0) return 'Only Philips images have it (2005,100E). No scans are here yet.';
      const counts =
        seriesWithIt === series
          ? `All ${series} axial series have it`
          : `${seriesWithIt} of ${series} axial series have it; the others would have no SI`;
      const why = isRecommended
        ? 'Worth considering first: Philips scales every series anew, and this value takes that out again. '
        : '';
      return `${why}${counts} (2005,100E).`;
    },
  },
  identity: {
    name: 'Names, dates, hospital numbers',
    kept: 'Kept with the project, in this browser',
    keptHint: 'Observers see subject codes only.',
    removed: 'Never stored',
    removedHint:
      'Scans are known by days since the first imaging study of the subject. The scanner’s own texts stay, without the subject’s name, number and dates. Set when the project was made.',
  },
  series: {
    fatSuppressed: 'Fat-suppressed series',
    contrastEnhanced: 'Series after a contrast agent',
    choices: {
      'by-hand': 'Taken only when somebody chooses it',
      allowed: 'May be taken by rule',
    } satisfies Record<SeriesRule['fatSuppressed'], string>,
    fatHint: 'Without fat’s signal SI means the reverse: a fatty muscle becomes dark.',
    contrastHint: 'A contrast agent changes the signal of muscle and vessels.',
  },
  check: {
    heads: { name: 'Differs by more than', limit: 'Limit', standard: 'Default', meaning: 'Then the pair is' },
    meanings: { red: 'not comparable', amber: 'comparable with care' } satisfies Record<PairSeverity, string>,
    label: 'Limits of the protocol check',
    limitLabel: (name: string) => `Limit: ${name}`,
    any: 'Any difference',
    anyRed: 'Maker, model, fat suppression, contrast agent: not comparable',
    anyAmber:
      'Technique of parallel imaging, coil, filters (CLEAR, PURE, NORM), scan options, software, station: comparable with care',
    anyHint:
      'A value that one file states and the other does not is said as well: what was not compared did not pass.',
    limitsHint: '0 means that any difference counts. Percent is of the pre-op value.',
    back: 'Back to the defaults',
    areDefaults: 'These are the defaults.',
  },
  eligibility: {
    sameScanner: 'Same scanner',
    sameParameters: 'Same parameters',
    choices: {
      required: 'Required: a pair that differs is not analysed, and is listed with the reason',
      flagged: 'Flagged: a pair that differs is analysed, and marked',
    } satisfies Record<PairEligibility['sameScanner'], string>,
    scannerHint: `Counts: ${listed(scannerItems)}. Software and station may change on one scanner, so they are only flagged.`,
    parametersHint: `Counts, within the limits of Protocol check below: ${listed(parameterItems)}. Coil, filters, scaling and plane are only flagged.`,
    notStated: 'Not stated',
    notStatedText: 'Counts as a difference where something is required',
    notStatedHint: 'A comparison that could not be made is not one that passed.',
    interval: 'Interval',
    intervalText: (days: number) =>
      `At least ${days} days after surgery, as set for the final follow-up scan above`,
  },
  locked: 'locked',
} as const;

/** Why a limit was not kept. */
export function limitRefusalText(limit: keyof PairLimits, atMost: number): string {
  const unit = limitWords.find((one) => one.limit === limit)?.unit ?? '';
  const space = unit === '' || unit === '°' ? '' : '\u00a0';
  return `Not a number from 0 to ${atMost}${space}${unit}. Type one.`;
}
