import { timePoints } from '../timePoint';
import type { PairCheck } from './pairCheck';
import type { PairFinding, PairItem } from './pairFinding';
import type { Protocol } from './protocol';

/** What makes two scans those of the same scanner. Software and station change on one scanner, so they are only flagged. */
export const scannerItems: readonly PairItem[] = ['manufacturer', 'model', 'field-strength'];

/**
 * What makes two scans those of the same parameters: what the sequence was told to do, within the protocol's limits.
 * Coil, filters, scan options and scaling are chosen by the scanner or by who sits at it, and the plane by the patient's
 * position: they are only flagged.
 */
export const parameterItems: readonly PairItem[] = [
  'fat-suppression',
  'contrast-agent',
  'echo-time',
  'repetition-time',
  'pixel-spacing',
  'row-spacing',
  'column-spacing',
  'slice-thickness',
  'echo-train-length',
  'flip-angle',
  'parallel-imaging',
  'interpolation',
];

/** Why a pair of scans may not be analysed by the protocol's eligibility rules. */
export type PairIneligibility =
  /** Findings in what the protocol requires to be the same, the red ones first. */
  | { readonly kind: 'differs'; readonly findings: readonly PairFinding[] }
  /** Something is required to be the same, and the headers that would show it are not known. */
  | { readonly kind: 'not-checked' };

/** What every MR image must state (PS3.3 C.8.3.1): that both scans lack it is no sameness, though not said of a pair otherwise. */
const alwaysStated: readonly PairItem[] = [
  'echo-time',
  'repetition-time',
  'pixel-spacing',
  'row-spacing',
  'column-spacing',
  'slice-thickness',
];

/**
 * Holds the check of a pair against the protocol's eligibility rules; undefined where the pair is eligible. Where the
 * same scanner or the same parameters are required, every finding in them counts, also that a file does not state a
 * value: a comparison that could not be made is not one that passed. `check` is undefined for a pair that was not checked.
 */
export function pairIneligibility(
  check: Pick<PairCheck, 'rows' | 'findings'> | undefined,
  { sameScanner, sameParameters }: Protocol['eligibility'],
): PairIneligibility | undefined {
  const required = new Set([
    ...(sameScanner === 'required' ? scannerItems : []),
    ...(sameParameters === 'required' ? parameterItems : []),
  ]);
  if (required.size === 0) return undefined;
  if (check === undefined) return { kind: 'not-checked' };
  const unsaid = check.rows
    .filter(({ item, state, finding }) => state === 'not-stated' && !finding && alwaysStated.includes(item))
    .map(({ item }): PairFinding => {
      return { kind: 'not-stated', severity: 'amber', item, missing: timePoints };
    });
  const failing = [...check.findings, ...unsaid].filter(({ item }) => required.has(item));
  return failing.length > 0 ? { kind: 'differs', findings: failing } : undefined;
}
