import type { Result } from '../../base/result';
import type { RoiMeasurement, SignalStatistics } from '../../domain/measurement/roiMeasurement';
import { type NoSignal, signalValues } from '../../domain/measurement/signalValues';
import type { Protocol } from '../../domain/study/protocol';

const minus = '\u2212';

/** A number with fixed decimals, a true minus, and nothing but a dash where there is none. */
export function fixed(value: number | undefined, decimals: number): string {
  return value === undefined ? '–' : value.toFixed(decimals).replace('-', minus);
}

/** The CSA that the protocol calls *the* CSA, mm²; undefined without spacing. */
export function csaOf(measurement: RoiMeasurement, protocol: Protocol): number | undefined {
  const { area } = measurement;
  if (area.kind === 'unknown') return undefined;
  return protocol.csaKind === 'gross' ? area.grossMm2 : area.netMm2;
}

/** The signal that the protocol makes SI of, or why there is none. */
export function signalOf(
  measurement: RoiMeasurement,
  { valueKind }: Pick<Protocol, 'valueKind'>,
): Result<SignalStatistics, NoSignal> {
  return signalValues(measurement.signal, valueKind);
}

/** Mean signal, a.u.; undefined where there is none. */
export function siOf(measurement: RoiMeasurement, protocol: Pick<Protocol, 'valueKind'>): number | undefined {
  const signal = signalOf(measurement, protocol);
  return signal.ok ? signal.value.mean : undefined;
}

/** Decimals of a column of means: four digits of the smallest, because floating-point values may end at 3. */
export function meanDecimals(
  rows: readonly { readonly measurement: RoiMeasurement | undefined }[],
  protocol: Pick<Protocol, 'valueKind'>,
): number {
  const sizes = rows.flatMap(({ measurement }) => {
    const mean = measurement && siOf(measurement, protocol);
    return mean === undefined || mean === 0 ? [] : [Math.abs(mean)];
  });
  const smallest = Math.min(100, ...sizes);
  if (smallest >= 100) return 1;
  return smallest >= 10 ? 2 : smallest >= 1 ? 3 : 4;
}

/** CSA divided by SI; undefined where either is, or SI is 0. */
export function ratioOf(csaMm2: number | undefined, si: number | undefined): number | undefined {
  return csaMm2 === undefined || si === undefined || si === 0 ? undefined : csaMm2 / si;
}

/** Decimals of CSA/SI: two, or as many as leave three digits of a small one. */
export function ratioDecimals(ratio: number | undefined): number {
  if (ratio === undefined || ratio >= 1 || ratio <= 0) return 2;
  return Math.min(6, 2 - Math.floor(Math.log10(ratio)));
}

/** Mean of two numbers that are both there. */
export function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length || known.length === 0) return undefined;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
