import type { PairFinding, PairItem } from '../../domain/study/pairFinding';

/** Minus is U+2212, decimals as few as say the value. */
export function numberText(value: number, decimals = 2): string {
  const text = String(Number(value.toFixed(decimals)));
  return (text === '-0' ? '0' : text).replace('-', '−');
}

function signedText(value: number): string {
  const text = numberText(value, Math.abs(value) < 10 ? 1 : 0);
  return value > 0 ? `+${text}` : text;
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
  'row-spacing': { name: 'row spacing', unit: ' mm' },
  'column-spacing': { name: 'column spacing', unit: ' mm' },
  'slice-thickness': { name: 'slice', unit: ' mm' },
  'echo-train-length': { name: 'echo train', unit: '' },
  'flip-angle': { name: 'flip angle', unit: '°' },
  'receive-coil': { name: 'coil', unit: '' },
  'reconstruction-filters': { name: 'filters', unit: '' },
  'scan-options': { name: 'scan options', unit: '' },
  software: { name: 'software', unit: '' },
  station: { name: 'station', unit: '' },
  'rescale-slope': { name: 'scaling', unit: '' },
  'rescale-intercept': { name: 'RescaleIntercept', unit: '' },
  'philips-scale': { name: 'Philips scale slope', unit: '' },
};

const fatSuppressions: Readonly<Record<string, string>> = {
  none: 'none',
  'fat-only': 'fat only',
  'opposed-phase': 'opposed phase',
};

function words(item: PairItem, text: string): string {
  return item === 'fat-suppression' ? (fatSuppressions[text] ?? text.replaceAll('-', ' ')) : text;
}

/** One difference between the scans of a pair in words: what, pre-op, follow-up, and the effect where it is known. */
export function findingText(finding: PairFinding): string {
  const { item } = finding;
  const { name, unit } = items[item];
  switch (finding.kind) {
    case 'text-differs':
      return item === 'manufacturer' || item === 'model'
        ? `${name}: ${finding.preop}, then ${finding.followUp}`
        : `${name} ${words(item, finding.preop)}, then ${words(item, finding.followUp)}`;
    case 'number-differs':
      return `${name} ${numberText(finding.preop, 3)}, ${numberText(finding.followUp, 3)}${unit}`;
    case 'planes-tilted':
      return `planes tilted by ${numberText(finding.tiltDeg, 0)}°, limit ${numberText(finding.limitDeg)}°`;
    case 'scaling-differs':
      if (Math.abs(finding.effectPercent) < 0.05) {
        const slopes = `${numberText(finding.preopSlope, 4)}, ${numberText(finding.followUpSlope, 4)}`;
        return `RescaleSlope ${slopes}: made up for by the Philips scale slope`;
      }
      return `scaling differs ${numberText(finding.ratio)}: by itself ${signedText(finding.effectPercent)} % SI`;
    case 'not-stated':
      return finding.missing.length === 2
        ? `${name} not stated`
        : `${name} not stated in ${finding.missing[0] === 'preop' ? 'pre-op' : 'follow-up'}`;
  }
}

/** The worst difference in words, and how many more there are; undefined where the scans are equal. */
export function worstFindingText(
  findings: readonly PairFinding[],
): { readonly severity: PairFinding['severity']; readonly text: string; readonly more: number } | undefined {
  const [worst] = findings;
  if (!worst) return undefined;
  const scanner = findings.filter(
    (finding) =>
      finding.kind === 'text-differs' && (finding.item === 'manufacturer' || finding.item === 'model'),
  );
  const names = scanner.map((finding) => (finding.kind === 'text-differs' ? finding.followUp : ''));
  // Maker and model are one scanner to whoever reads the list.
  return scanner.includes(worst)
    ? {
        severity: worst.severity,
        text: `other scanner: ${names.join(' ')}`,
        more: findings.length - scanner.length,
      }
    : { severity: worst.severity, text: findingText(worst), more: findings.length - 1 };
}
