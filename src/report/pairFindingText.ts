import { isolatedText } from '../base/isolatedText';
import type { PairFinding, PairItem } from '../domain/study/pairFinding';
import type { SubjectIneligibility } from '../domain/study/subjectIneligibility';

/** Minus is U+2212, decimals as few as say the value. */
export function numberText(value: number, decimals = 2): string {
  const text = String(Number(value.toFixed(decimals)));
  return (text === '-0' ? '0' : text).replace('-', '−');
}

/** A number with its sign; one decimal below ten. */
export function signedText(value: number): string {
  const text = numberText(value, Math.abs(value) < 10 ? 1 : 0);
  return value > 0 && text !== '0' ? `+${text}` : text;
}

/** What a percent does as a factor: "× 1.29"; small and large factors to two digits. */
export function factorText(effectPercent: number): string {
  const ratio = 1 + effectPercent / 100;
  const isPlain = Math.abs(ratio) >= 0.1 && Math.abs(ratio) < 10;
  return `× ${isPlain ? numberText(ratio) : String(Number(ratio.toPrecision(2)))}`;
}

/** The name of what was compared, as an opening, and its unit. */
const items: Readonly<Record<PairItem, { readonly name: string; readonly unit: string }>> = {
  manufacturer: { name: 'other maker', unit: '' },
  model: { name: 'other scanner', unit: '' },
  'field-strength': { name: 'field', unit: ' T' },
  'fat-suppression': { name: 'fat suppression', unit: '' },
  'contrast-agent': { name: 'contrast agent', unit: '' },
  plane: { name: 'plane', unit: '°' },
  'echo-time': { name: 'TE', unit: '' },
  'repetition-time': { name: 'TR', unit: '' },
  'pixel-spacing': { name: 'pixel spacing', unit: ' mm' },
  'row-spacing': { name: 'row spacing', unit: ' mm' },
  'column-spacing': { name: 'column spacing', unit: ' mm' },
  'slice-thickness': { name: 'slice', unit: ' mm' },
  'slice-spacing': { name: 'slice distance', unit: ' mm' },
  'echo-train-length': { name: 'echo train', unit: '' },
  'flip-angle': { name: 'flip angle', unit: '°' },
  'parallel-imaging': { name: 'parallel imaging', unit: '' },
  interpolation: { name: 'interpolation', unit: '' },
  'receive-coil': { name: 'coil', unit: '' },
  'reconstruction-filters': { name: 'filters', unit: '' },
  'scan-options': { name: 'scan options', unit: '' },
  software: { name: 'software', unit: '' },
  station: { name: 'station', unit: '' },
  'rescale-slope': { name: 'scaling', unit: '' },
  'rescale-intercept': { name: 'scaling offset', unit: '' },
  'philips-scale': { name: 'Philips scale slope', unit: '' },
};

const notStatedNames: Readonly<Partial<Record<PairItem, string>>> = {
  manufacturer: 'maker',
  model: 'scanner model',
};

const fatSuppressions: Readonly<Record<string, string>> = {
  none: 'none',
  'fat-only': 'fat only',
  'opposed-phase': 'opposed phase',
};

/** A text value of an item in words. */
export function valueWords(item: PairItem, text: string): string {
  return item === 'fat-suppression'
    ? (fatSuppressions[text] ?? text.replaceAll('-', ' '))
    : isolatedText(text);
}

/** One difference between the scans of a pair in words: what, pre-op, follow-up, and the effect where it is known. */
export function findingText(finding: PairFinding): string {
  const { item } = finding;
  const { name, unit } = items[item];
  switch (finding.kind) {
    case 'text-differs':
      return item === 'manufacturer' || item === 'model'
        ? `${name}: ${isolatedText(finding.preop)}, then ${isolatedText(finding.followUp)}`
        : `${name} ${valueWords(item, finding.preop)}, then ${valueWords(item, finding.followUp)}`;
    case 'number-differs':
      return `${name} ${numberText(finding.preop, 3)}, ${numberText(finding.followUp, 3)}${unit}`;
    case 'planes-tilted':
      return `planes tilted by ${numberText(finding.tiltDeg, 0)}°, limit ${numberText(finding.limitDeg)}°`;
    case 'scaling-differs':
      if (Math.abs(finding.effectPercent) < 0.05) {
        const slopes = `${numberText(finding.preopSlope, 4)}, ${numberText(finding.followUpSlope, 4)}`;
        return `scaling ${slopes}: made up for by the Philips scale slope`;
      }
      return `the scaling differs by ${numberText(finding.ratio)}: by itself ${signedText(finding.effectPercent)} % SI`;
    case 'not-stated':
      return notStatedText(finding);
  }
}

function notStatedText(finding: Extract<PairFinding, { readonly kind: 'not-stated' }>): string {
  const { item, missing, effectPercent } = finding;
  const name = notStatedNames[item] ?? items[item].name;
  const scan = missing[0] === 'preop' ? 'pre-op' : 'follow-up';
  const stated = missing.length === 2 ? `${name} not stated` : `${name} not stated in ${scan}`;
  if (finding.isSignalUndefined) {
    const jump =
      effectPercent === undefined
        ? ''
        : `; displayed values in its place would make SI ${factorText(effectPercent)}`;
    return `${stated}: no floating-point value${jump}`;
  }
  if (item === 'philips-scale') return `${stated}: its effect on SI cannot be told`;
  if (effectPercent === undefined) return stated;
  return Math.abs(effectPercent) < 0.05
    ? `${stated}: taken as 1, no effect on SI`
    : `${stated}: taken as 1, by itself ${signedText(effectPercent)} % SI`;
}

/** Why a subject or its pair is not eligible, one text for each thing that is required and not so. */
export function ineligibilityTexts(why: SubjectIneligibility): readonly string[] {
  if (why.kind === 'level-outside') return [`level ${why.level}: none of the study’s`];
  return why.kind === 'not-checked'
    ? ['the scans were not compared: their headers are not known']
    : why.findings.map(findingText);
}
