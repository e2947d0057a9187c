import { contrastEnhancement } from '../catalogue/contrastEnhancement';
import { fatSuppression } from '../catalogue/fatSuppression';
import { tiltBetweenDeg } from '../geometry/tiltBetweenDeg';
import type { Acquisition, SliceHeader } from '../image/sliceHeader';
import { filterText, scanOptionText, vendorText } from './acquisitionTexts';
import { interpolationRow, parallelImagingRow } from './encodingRows';
import type { PairCheck, PairRow } from './pairCheck';
import { type Both, isBeyond, notStatedRow, numberRow, textRow } from './pairComparisons';
import type { PairFinding, PairItem, PairSeverity } from './pairFinding';
import type { PairLimits } from './pairLimits';
import type { Protocol } from './protocol';
import { worstScalingRows } from './worstScaling';

/** What of a protocol the check of a pair depends on. */
export type PairCheckSettings = Pick<Protocol, 'pairLimits' | 'valueKind'>;

/**
 * Compares how the two scans of a pair were acquired, by the rules, *Protocol check of a pair*: every item as a line of
 * a table, what is to be said of the pair as findings, and a verdict.
 *
 * A value that one file lacks is a finding of its own: a comparison that could not be made is not one that passed.
 * Where both lack it, only what would be red is said.
 *
 * `all` are the slices of the two series, for what differs from slice to slice.
 */
export function checkPair(
  preop: SliceHeader,
  followUp: SliceHeader,
  { pairLimits: limits, valueKind }: PairCheckSettings,
  all: readonly [preop: readonly SliceHeader[], followUp: readonly SliceHeader[]] = [[preop], [followUp]],
): PairCheck {
  const pair = [preop, followUp] as const;
  const text = (
    severity: PairSeverity,
    item: PairItem,
    read: (header: SliceHeader) => string | undefined,
  ): PairRow => textRow({ item, severity }, bothOf(pair, read));
  const number = (
    severity: PairSeverity,
    item: PairItem,
    field: NumberField,
    limit: number,
    unit: 'percent' | 'own',
  ): PairRow =>
    numberRow(
      { item, severity },
      bothOf(pair, ({ acquisition }) => acquisition[field]),
      limit,
      unit,
    );
  const rows: readonly PairRow[] = [
    text('red', 'manufacturer', ({ acquisition }) => vendorText(acquisition.manufacturer)),
    text('red', 'model', ({ acquisition }) => acquisition.model),
    number('red', 'field-strength', 'fieldStrengthT', limits.fieldStrengthPercent, 'percent'),
    text('red', 'fat-suppression', (header) => fatSuppression(header).kind),
    contrastRow(preop, followUp),
    planeRow(preop, followUp, limits),
    number('amber', 'echo-time', 'echoTimeMs', limits.echoTimePercent, 'percent'),
    number('amber', 'repetition-time', 'repetitionTimeMs', limits.repetitionTimePercent, 'percent'),
    ...spacingRows(preop, followUp, limits),
    number('amber', 'slice-thickness', 'sliceThicknessMm', limits.sliceThicknessMm, 'own'),
    number('amber', 'slice-spacing', 'spacingBetweenSlicesMm', limits.sliceThicknessMm, 'own'),
    number('amber', 'echo-train-length', 'echoTrainLength', limits.echoTrainLength, 'own'),
    number('amber', 'flip-angle', 'flipAngleDeg', limits.flipAngleDeg, 'own'),
    parallelImagingRow(preop, followUp, limits),
    interpolationRow(preop, followUp, limits),
    text('amber', 'receive-coil', ({ acquisition }) => acquisition.receiveCoil),
    text('amber', 'reconstruction-filters', filterText),
    text('amber', 'scan-options', ({ acquisition }) => scanOptionText(acquisition.scanOptions)),
    text('amber', 'software', ({ acquisition }) => acquisition.software),
    text('amber', 'station', ({ acquisition }) => acquisition.stationName),
    ...worstScalingRows(all[0], all[1], limits, valueKind),
  ];
  const findings = rows
    .flatMap(({ finding }) => (finding ? [finding] : []))
    .sort((a, b) => weight(a) - weight(b));
  return { verdict: findings[0]?.severity ?? 'green', rows, findings };
}

/** What makes scans incomparable comes first, then what changes SI by itself. */
function weight(finding: PairFinding): number {
  if (finding.severity === 'red') return 0;
  const hasEffect = finding.kind === 'scaling-differs' || finding.kind === 'not-stated';
  return hasEffect && Math.abs(finding.effectPercent ?? 0) >= 1 ? 1 : 2;
}

type NumberField = {
  [K in keyof Acquisition]-?: Required<Acquisition>[K] extends number ? K : never;
}[keyof Acquisition];

function bothOf<T>(
  [preop, followUp]: readonly [SliceHeader, SliceHeader],
  read: (header: SliceHeader) => T | undefined,
): Both<T> {
  return [read(preop), read(followUp)];
}

/** Whether an agent was given decides; how files name it differs from one to the next. */
function contrastRow(preop: SliceHeader, followUp: SliceHeader): PairRow {
  const [a, b] = [contrastEnhancement(preop), contrastEnhancement(followUp)];
  const text = (one: typeof a): string => (one.kind === 'given' ? one.sign : 'none');
  const row = textRow({ item: 'contrast-agent', severity: 'red' }, [text(a), text(b)]);
  if (row.state !== 'different' || a.kind !== b.kind) return row;
  const { finding: _finding, ...rest } = row;
  return { ...rest, state: 'close' };
}

/**
 * A straight muscle that one plane cuts squarely and the other tilted by θ is 1 / cos θ as large in the other: the most
 * that the tilt by itself does to CSA, in either direction.
 */
function planeRow(preop: SliceHeader, followUp: SliceHeader, { tiltDeg: limitDeg }: PairLimits): PairRow {
  const item = 'plane';
  const a = preop.grid.plane;
  const b = followUp.grid.plane;
  if (!a || !b) return notStatedRow({ item, severity: 'red' }, [a && 'stated', b && 'stated']);
  const tiltDeg = tiltBetweenDeg(a, b);
  const isTilted = isBeyond(tiltDeg, limitDeg);
  // Directions are decimal texts: hundredths of a degree are their rounding.
  if (!isTilted && tiltDeg < 0.05) return { item, state: 'same', difference: { value: 0, unit: 'own' } };
  return {
    item,
    state: isTilted ? 'different' : 'close',
    difference: { value: tiltDeg, unit: 'own' },
    effect: { on: 'CSA', percent: 100 * (1 / Math.cos((tiltDeg * Math.PI) / 180) - 1), isAtMost: true },
    ...(isTilted && { finding: { kind: 'planes-tilted', severity: 'red', item, tiltDeg, limitDeg } }),
  };
}

/** Square pixels have one spacing and one line. */
function spacingRows(preop: SliceHeader, followUp: SliceHeader, limits: PairLimits): readonly PairRow[] {
  const a = preop.grid.spacing;
  const b = followUp.grid.spacing;
  const limit = limits.pixelSpacingPercent;
  if (a && b && a.rowMm === a.columnMm && b.rowMm === b.columnMm) {
    return [numberRow({ item: 'pixel-spacing', severity: 'amber' }, [a.rowMm, b.rowMm], limit, 'percent')];
  }
  return [
    numberRow({ item: 'row-spacing', severity: 'amber' }, [a?.rowMm, b?.rowMm], limit, 'percent'),
    numberRow({ item: 'column-spacing', severity: 'amber' }, [a?.columnMm, b?.columnMm], limit, 'percent'),
  ];
}
