import { fatSuppression } from '../catalogue/fatSuppression';
import { tiltBetweenDeg } from '../geometry/tiltBetweenDeg';
import type { Acquisition, SliceHeader } from '../image/sliceHeader';
import type { TimePoint } from '../timePoint';
import { contrastAgentText, filterText, scanOptionText, vendorText } from './acquisitionTexts';
import type { PairFinding, PairItem, PairSeverity } from './pairFinding';
import { defaultPairLimits, type PairLimits } from './pairLimits';
import { scalingDifference } from './scalingDifference';

/** Absorbs binary rounding of decimal values at a limit: 4.0 − 3.9 is a hair more than 0.1. */
const rounding = 1e-9;

/**
 * Compares how the two scans of a pair were acquired, by the rules, *Protocol check of a pair*: red findings first.
 *
 * A value that one file lacks is a finding of its own: a comparison that could not be made is not one that passed.
 * Where both lack it, only what would be red is said.
 */
export function checkPair(
  preop: SliceHeader,
  followUp: SliceHeader,
  limits: PairLimits = defaultPairLimits,
): readonly PairFinding[] {
  const findings = [
    ...textItem('red', 'manufacturer', preop, followUp, ({ acquisition }) =>
      vendorText(acquisition.manufacturer),
    ),
    ...textItem('red', 'model', preop, followUp, ({ acquisition }) => acquisition.model),
    ...numberItem(
      'red',
      'field-strength',
      preop,
      followUp,
      'fieldStrengthT',
      limits.fieldStrengthPercent,
      'percent',
    ),
    ...textItem('red', 'fat-suppression', preop, followUp, (header) => fatSuppression(header).kind),
    ...textItem('red', 'contrast-agent', preop, followUp, ({ acquisition }) =>
      contrastAgentText(acquisition.contrastAgent),
    ),
    ...planes(preop, followUp, limits),
    ...numberItem('amber', 'echo-time', preop, followUp, 'echoTimeMs', limits.echoTimePercent, 'percent'),
    ...numberItem(
      'amber',
      'repetition-time',
      preop,
      followUp,
      'repetitionTimeMs',
      limits.repetitionTimePercent,
      'percent',
    ),
    ...spacings(preop, followUp, limits),
    ...numberItem(
      'amber',
      'slice-thickness',
      preop,
      followUp,
      'sliceThicknessMm',
      limits.sliceThicknessMm,
      'own',
    ),
    ...numberItem('amber', 'echo-train-length', preop, followUp, 'echoTrainLength', 0, 'own'),
    ...numberItem('amber', 'flip-angle', preop, followUp, 'flipAngleDeg', limits.flipAngleDeg, 'own'),
    ...textItem('amber', 'receive-coil', preop, followUp, ({ acquisition }) => acquisition.receiveCoil),
    ...textItem('amber', 'reconstruction-filters', preop, followUp, filterText),
    ...textItem('amber', 'scan-options', preop, followUp, ({ acquisition }) =>
      scanOptionText(acquisition.scanOptions),
    ),
    ...textItem('amber', 'software', preop, followUp, ({ acquisition }) => acquisition.software),
    ...textItem('amber', 'station', preop, followUp, ({ acquisition }) => acquisition.stationName),
    ...scaling(preop, followUp, limits),
  ];
  const isRed = (finding: PairFinding): number => (finding.severity === 'red' ? 0 : 1);
  return findings.sort((a, b) => isRed(a) - isRed(b));
}

function textItem(
  severity: PairSeverity,
  item: PairItem,
  preopHeader: SliceHeader,
  followUpHeader: SliceHeader,
  read: (header: SliceHeader) => string | undefined,
): PairFinding[] {
  const preop = read(preopHeader)?.trim() || undefined;
  const followUp = read(followUpHeader)?.trim() || undefined;
  if (preop === undefined || followUp === undefined) return notStated(severity, item, preop, followUp);
  const isSame = comparable(preop) === comparable(followUp);
  return isSame ? [] : [{ kind: 'text-differs', severity, item, preop, followUp }];
}

type NumberField = {
  [K in keyof Acquisition]-?: Required<Acquisition>[K] extends number ? K : never;
}[keyof Acquisition];

function numberItem(
  severity: PairSeverity,
  item: PairItem,
  preop: SliceHeader,
  followUp: SliceHeader,
  field: NumberField,
  limit: number,
  limitUnit: 'percent' | 'own',
): PairFinding[] {
  return compareNumbers(
    severity,
    item,
    [preop.acquisition[field], followUp.acquisition[field]],
    limit,
    limitUnit,
  );
}

function compareNumbers(
  severity: PairSeverity,
  item: PairItem,
  [preop, followUp]: readonly [number | undefined, number | undefined],
  limit: number,
  limitUnit: 'percent' | 'own',
): PairFinding[] {
  if (preop === undefined || followUp === undefined) return notStated(severity, item, preop, followUp);
  const own = followUp - preop;
  const difference = limitUnit === 'own' || own === 0 ? own : (100 * own) / Math.abs(preop);
  if (Math.abs(difference) <= limit + rounding) return [];
  return [{ kind: 'number-differs', severity, item, preop, followUp, difference, limit, limitUnit }];
}

function notStated(
  severity: PairSeverity,
  item: PairItem,
  preop: string | number | undefined,
  followUp: string | number | undefined,
): PairFinding[] {
  const missing: TimePoint[] = [
    ...(preop === undefined ? (['preop'] as const) : []),
    ...(followUp === undefined ? (['followUp'] as const) : []),
  ];
  if (missing.length === 2 && severity === 'amber') return [];
  return [
    {
      kind: 'not-stated',
      severity: 'amber',
      item,
      missing,
      ...(preop !== undefined && { preop }),
      ...(followUp !== undefined && { followUp }),
    },
  ];
}

function planes(preop: SliceHeader, followUp: SliceHeader, limits: PairLimits): PairFinding[] {
  const a = preop.grid.plane;
  const b = followUp.grid.plane;
  if (!a || !b) return notStated('red', 'plane', a && 'stated', b && 'stated');
  const tiltDeg = tiltBetweenDeg(a, b);
  if (tiltDeg <= limits.tiltDeg + rounding) return [];
  return [{ kind: 'planes-tilted', severity: 'red', item: 'plane', tiltDeg, limitDeg: limits.tiltDeg }];
}

function spacings(preop: SliceHeader, followUp: SliceHeader, limits: PairLimits): PairFinding[] {
  const a = preop.grid.spacing;
  const b = followUp.grid.spacing;
  const limit = limits.pixelSpacingPercent;
  return [
    ...compareNumbers('amber', 'row-spacing', [a?.rowMm, b?.rowMm], limit, 'percent'),
    ...compareNumbers('amber', 'column-spacing', [a?.columnMm, b?.columnMm], limit, 'percent'),
  ];
}

function scaling(preop: SliceHeader, followUp: SliceHeader, limits: PairLimits): PairFinding[] {
  const findings: PairFinding[] = [];
  const difference = scalingDifference(preop, followUp);
  if (difference) {
    const slopesPercent = 100 * Math.abs(difference.followUpSlope / difference.preopSlope - 1);
    const worstPercent = Math.max(slopesPercent, Math.abs(difference.effectPercent));
    if (worstPercent > limits.scalingPercent + rounding) {
      findings.push({ kind: 'scaling-differs', severity: 'amber', item: 'rescale-slope', ...difference });
    }
  }
  const intercepts = [preop.rescale.intercept, followUp.rescale.intercept] as const;
  findings.push(...compareNumbers('amber', 'rescale-intercept', intercepts, 0, 'own'));
  if ((preop.philipsScale === undefined) !== (followUp.philipsScale === undefined)) {
    findings.push(
      ...notStated('amber', 'philips-scale', preop.philipsScale?.slope, followUp.philipsScale?.slope),
    );
  }
  return findings;
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}
