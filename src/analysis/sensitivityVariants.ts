import type { ObserverId } from '../domain/ids';
import type { PixelRule, RoiMeasurement } from '../domain/measurement/roiMeasurement';
import { signalValues } from '../domain/measurement/signalValues';
import type { Reading } from '../domain/reading/reading';
import type { Protocol, ValueKind } from '../domain/study/protocol';
import type { MeasurePhase, StudyMeasure } from './studyMeasure';

/** In what one analysis differs from the protocol's. */
export type SensitivityVariant =
  | { readonly kind: 'main' }
  | { readonly kind: 'observer'; readonly observerId: ObserverId }
  | { readonly kind: 'value-kind'; readonly valueKind: ValueKind }
  | { readonly kind: 'csa'; readonly csaKind: Protocol['csaKind'] }
  | { readonly kind: 'pixel-rule'; readonly ruleId: PixelRule['id'] }
  | { readonly kind: 'matched' | 'complete-case' }
  /** Original readings alone, or, where the main analysis is of these, with what was settled. */
  | { readonly kind: 'without-adjudication' | 'with-adjudication' }
  /** Without pairs of scans whose protocol check is not green. */
  | { readonly kind: 'without-amber' }
  /** Level by region and follow-up days in the model; see `covariateModel`. */
  | { readonly kind: 'covariates' };

/** Readings measured again by other pixel rules than the protocol's, as far as there are any. */
export type ReadingsByRule = ReadonlyMap<PixelRule['id'], readonly Reading[]>;

const valueKinds: readonly ValueKind[] = ['displayed', 'philips-floating-point', 'stored'];
const rules: readonly PixelRule['id'][] = ['centre', 'imagej'];

/**
 * What a measure's comparison can be repeated under, the protocol's own first. Only what can change the measure and has
 * measurements: value kinds for signal, gross and net for areas, a pixel rule that measured something.
 */
export function sensitivityVariants(
  { quantity }: StudyMeasure,
  protocol: Protocol,
  readings: readonly Reading[],
  byRule: ReadingsByRule = new Map(),
): readonly SensitivityVariant[] {
  const measurements = measurementsOf(readings);
  const isOfSignal = quantity === 'si' || quantity === 'csaPerSi' || typeof quantity === 'object';
  const isOfArea = quantity === 'csaMm2' || quantity === 'csaPerSi';
  const hasValues = (kind: ValueKind) => measurements.some(({ signal }) => signalValues(signal, kind).ok);
  const hasRule = (id: PixelRule['id']) => byRule.has(id) || measurements.some(({ rule }) => rule.id === id);
  const variants: readonly SensitivityVariant[] = [
    { kind: 'main' },
    ...(protocol.observers.length > 1
      ? protocol.observers.map(({ id }) => ({ kind: 'observer', observerId: id }) as const)
      : []),
    ...valueKinds.flatMap((valueKind) =>
      isOfSignal && valueKind !== protocol.valueKind && hasValues(valueKind)
        ? [{ kind: 'value-kind', valueKind } as const]
        : [],
    ),
    ...(['gross', 'net'] as const).flatMap((csaKind) =>
      isOfArea && csaKind !== protocol.csaKind ? [{ kind: 'csa', csaKind } as const] : [],
    ),
    ...rules.flatMap((ruleId) =>
      ruleId !== protocol.pixelRule && hasRule(ruleId) ? [{ kind: 'pixel-rule', ruleId } as const] : [],
    ),
    // Normalised SI is not made of a part of the cells.
    ...(protocol.missingRule === 'matched'
      ? [{ kind: 'complete-case' } as const]
      : typeof quantity === 'object'
        ? []
        : [{ kind: 'matched' } as const]),
  ];
  return variants;
}

/** What a study has that further variants need. */
export interface VariantFacts {
  readonly phase: MeasurePhase;
  readonly adjudication: 'with' | 'without';
  /** Whether a settled decision replaces something. */
  readonly isAdjudicated: boolean;
  /** Whether the check of an analysed subject's pair is not green. */
  readonly hasAmber: boolean;
  readonly groupCount: number;
}

/** Variants beside `sensitivityVariants`: only those that can change the comparison. */
export function furtherVariants(facts: VariantFacts): readonly SensitivityVariant[] {
  const { phase, adjudication, isAdjudicated, hasAmber, groupCount } = facts;
  return [
    ...(isAdjudicated
      ? [{ kind: adjudication === 'with' ? 'without-adjudication' : 'with-adjudication' } as const]
      : []),
    ...(hasAmber ? [{ kind: 'without-amber' } as const] : []),
    // Days to the final scan say nothing of the scan before surgery.
    ...(phase !== 'preop' && groupCount === 2 ? [{ kind: 'covariates' } as const] : []),
  ];
}

/** Whether a variant is of what was settled, where the main analysis is `adjudication`. */
export function isWithSettled({ kind }: SensitivityVariant, adjudication: 'with' | 'without'): boolean {
  if (kind === 'observer' || kind === 'without-adjudication') return false;
  return kind === 'with-adjudication' || adjudication === 'with';
}

/** The protocol as a variant has it; *matched* fills up what a complete case lacks, and is no setting here. */
export function protocolUnder(protocol: Protocol, variant: SensitivityVariant): Protocol {
  switch (variant.kind) {
    case 'observer':
      return { ...protocol, observers: protocol.observers.filter(({ id }) => id === variant.observerId) };
    case 'value-kind':
      return { ...protocol, valueKind: variant.valueKind };
    case 'csa':
      return { ...protocol, csaKind: variant.csaKind };
    case 'pixel-rule':
      return { ...protocol, pixelRule: variant.ruleId };
    case 'complete-case':
      return { ...protocol, missingRule: 'complete-case' };
    case 'main':
    case 'matched':
    case 'without-adjudication':
    case 'with-adjudication':
    case 'without-amber':
    case 'covariates':
      return protocol;
  }
}

function measurementsOf(readings: readonly Reading[]): readonly RoiMeasurement[] {
  return readings
    .filter(({ state, round }) => state === 'signed' && round === 1)
    .flatMap(({ entries }) => Object.values(entries))
    .flatMap((entry) => (entry.kind === 'roi' ? [entry.measurement] : []));
}
