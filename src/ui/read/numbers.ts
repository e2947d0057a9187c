import type { RoiMeasurement } from '../../domain/measurement/roiMeasurement';
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

/** Mean signal, a.u.; undefined without pixels. */
export function siOf(measurement: RoiMeasurement): number | undefined {
  return measurement.signal.kind === 'known' ? measurement.signal.mean : undefined;
}

/** CSA divided by SI; undefined where either is, or SI is 0. */
export function ratioOf(csaMm2: number | undefined, si: number | undefined): number | undefined {
  return csaMm2 === undefined || si === undefined || si === 0 ? undefined : csaMm2 / si;
}

/** Mean of two numbers that are both there. */
export function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length || known.length === 0) return undefined;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
