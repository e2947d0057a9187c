import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { PairFinding } from '../../domain/study/pairFinding';
import { checkPair, type PairCheckSettings } from '../../domain/study/protocolCheck';
import { findingText, numberText } from '../../report/pairFindingText';
import { readText } from './readText';

/** One thing that was checked of the scan on screen, in a few words. */
export interface ScanCheck {
  readonly state: 'done' | 'attention';
  readonly text: string;
}

/** What is looked at. */
export interface CheckedScan {
  readonly header: SliceHeader;
  /** The pre-op slice on screen, when this is the follow-up and that may be told: what it is compared with. */
  readonly preop: SliceHeader | undefined;
  /** What the check depends on: limits, and which value is SI. */
  readonly settings: PairCheckSettings;
  /** Outlines on this slice, and whether the side check warned of one. */
  readonly outlineCount: number;
  readonly hasSideWarning: boolean;
}

function spacingText(header: SliceHeader): string | undefined {
  const { spacing } = header.grid;
  if (!spacing) return undefined;
  const [column, row] = [numberText(spacing.columnMm, 4), numberText(spacing.rowMm, 4)];
  return column === row ? `${column} mm` : `${column} × ${row} mm`;
}

/** Differences that bear on reading: the scanner's scaling, pixel size, and whatever makes scans not comparable. */
function pairTexts(findings: readonly PairFinding[]): readonly string[] {
  return findings.flatMap((finding) => {
    if (finding.kind === 'scaling-differs') {
      const ratio = numberText(finding.ratio, 3);
      return ratio === '1' ? [] : [readText.scaling(ratio)];
    }
    const isOfSignal = finding.item === 'rescale-slope' || finding.item === 'philips-scale';
    if (finding.kind === 'not-stated' && isOfSignal) return [scalingNotStated(finding)];
    return finding.severity === 'red' ? [findingText(finding)] : [];
  });
}

/** Which file lacks its scaling. The number of its effect stays off this screen where it would be a change of SI. */
function scalingNotStated(finding: PairFinding & { readonly kind: 'not-stated' }): string {
  const { effectPercent: _effect, ...plain } = finding;
  return findingText(plain);
}

const spacingItems: readonly PairFinding['item'][] = ['pixel-spacing', 'row-spacing', 'column-spacing'];

function spacingCheck({ header, preop }: CheckedScan, findings: readonly PairFinding[]): ScanCheck {
  const text = spacingText(header);
  if (text === undefined) return { state: 'attention', text: readText.noSpacingShort };
  const differs = findings.some(({ item }) => spacingItems.includes(item));
  const before = preop && spacingText(preop);
  return differs && before !== undefined
    ? { state: 'attention', text: readText.otherSpacing(text, before) }
    : { state: 'done', text };
}

/**
 * The checks of one scan while it is read: pixel size, sides, and how it was acquired against the pre-op scan; of what
 * needs attention the weightiest first. Never a measured value: the ratio of the scanner's scaling is a fact of the files.
 */
export function scanChecks(scan: CheckedScan): readonly ScanCheck[] {
  const { header, preop, settings, outlineCount, hasSideWarning } = scan;
  const findings = preop ? checkPair(preop, header, settings).findings : [];
  const side: readonly ScanCheck[] = hasSideWarning
    ? [{ state: 'attention', text: readText.wrongSide }]
    : outlineCount > 1
      ? [{ state: 'done', text: readText.sidesMatch }]
      : [];
  const spacing = spacingCheck(scan, findings);
  const isPlain = spacing.state === 'done';
  return [
    ...(isPlain ? [spacing] : []),
    ...side,
    ...(header.isLossy ? [{ state: 'attention' as const, text: readText.lossy }] : []),
    ...pairTexts(findings).map((text): ScanCheck => ({ state: 'attention', text })),
    ...(isPlain ? [] : [spacing]),
  ];
}
