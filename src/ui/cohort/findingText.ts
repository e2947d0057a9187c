import type { PairFinding } from '../../domain/study/pairFinding';
import { findingText } from '../../report/pairFindingText';

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
