import type { SliceHeader } from '../image/sliceHeader';
import { parallelImagingText } from './acquisitionTexts';
import type { PairRow } from './pairCheck';
import { isBeyond, notStatedRow } from './pairComparisons';
import type { PairLimits } from './pairLimits';

/**
 * Parallel imaging: reduction factors, and the technique where both files name one (Siemens and GE often state only the
 * factor).
 */
export function parallelImagingRow(preop: SliceHeader, followUp: SliceHeader, limits: PairLimits): PairRow {
  const compared = { item: 'parallel-imaging', severity: 'amber' } as const;
  const a = preop.acquisition.parallelImaging;
  const b = followUp.acquisition.parallelImaging;
  const texts = [parallelImagingText(a), parallelImagingText(b)] as const;
  const [before, after] = texts;
  if (!a || !b || before === undefined || after === undefined) return notStatedRow(compared, texts);
  const differs =
    factorsDiffer(a.inPlaneFactor, b.inPlaneFactor, limits) ||
    factorsDiffer(a.throughPlaneFactor, b.throughPlaneFactor, limits) ||
    (a.technique !== undefined && b.technique !== undefined && a.technique !== b.technique);
  return textOutcome(compared, before, after, differs);
}

function factorsDiffer(a: number | undefined, b: number | undefined, limits: PairLimits): boolean {
  return a !== undefined && b !== undefined && isBeyond(a - b, limits.parallelFactor);
}

/**
 * Interpolation: how many pixels of the image stand for one acquired one, in each direction. 512 pixels from 256
 * acquired ones (zero filling, "ZIP") are smoother than 512 acquired ones of the same size.
 */
export function interpolationRow(preop: SliceHeader, followUp: SliceHeader, limits: PairLimits): PairRow {
  const compared = { item: 'interpolation', severity: 'amber' } as const;
  const texts = [matrixText(preop), matrixText(followUp)] as const;
  const [before, after] = texts;
  const a = interpolation(preop);
  const b = interpolation(followUp);
  if (!a || !b || before === undefined || after === undefined) return notStatedRow(compared, texts);
  const worstPercent = Math.max(
    Math.abs(100 * (b.columns / a.columns - 1)),
    Math.abs(100 * (b.rows / a.rows - 1)),
  );
  return textOutcome(compared, before, after, isBeyond(worstPercent, limits.interpolationPercent));
}

function textOutcome(
  { item, severity }: { readonly item: PairRow['item']; readonly severity: 'amber' },
  preop: string,
  followUp: string,
  differs: boolean,
): PairRow {
  if (!differs) return { item, state: preop === followUp ? 'same' : 'close', preop, followUp };
  return {
    item,
    state: 'different',
    preop,
    followUp,
    finding: { kind: 'text-differs', severity, item, preop, followUp },
  };
}

function interpolation({ acquisition, grid }: SliceHeader) {
  const acquired = acquisition.acquiredMatrix;
  return acquired && { columns: grid.columns / acquired.columns, rows: grid.rows / acquired.rows };
}

function matrixText({ acquisition, grid }: SliceHeader): string | undefined {
  const acquired = acquisition.acquiredMatrix;
  return acquired && `${acquired.columns} × ${acquired.rows} to ${grid.columns} × ${grid.rows}`;
}
