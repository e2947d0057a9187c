import type { Quantity } from '../analysis/quantity';
import type { StudyResults } from '../analysis/studyResults';
import { timePoints } from '../domain/timePoint';
import { defaultPrintSettings, type PrintSettings } from './printSettings';

/**
 * The settings with which a study is printed: the defaults, and of a quantity whose typical value is below 1 as many
 * decimals as leave it three digits. Floating-point values may make SI small, or CSA/SI.
 */
export function printSettingsOf({ flow }: Pick<StudyResults, 'flow'>): PrintSettings {
  // Every table asks, and it goes through all values.
  const known = settingsOfFlow.get(flow) ?? settingsFor(flow);
  settingsOfFlow.set(flow, known);
  return known;
}

const settingsOfFlow = new WeakMap<StudyResults['flow'], PrintSettings>();

function settingsFor(flow: StudyResults['flow']): PrintSettings {
  const structures = flow.analysed.flatMap((one) => one.structures);
  const decimals = (quantity: Quantity): number =>
    decimalsFor(
      structures.flatMap(({ average }) => timePoints.flatMap((at) => average[at][quantity] ?? [])),
      defaultPrintSettings.quantityDecimals[quantity],
    );
  const quantityDecimals = { csaMm2: decimals('csaMm2'), si: decimals('si'), csaPerSi: decimals('csaPerSi') };
  const ratios = structures.flatMap(({ normalised }) =>
    normalised.flatMap(({ ratio }) => timePoints.map((at) => ratio[at])),
  );
  const ratioDecimals = decimalsFor(ratios, defaultPrintSettings.ratioDecimals);
  return { ...defaultPrintSettings, quantityDecimals, ratioDecimals };
}

function decimalsFor(values: readonly number[], least: number): number {
  const typical = values.toSorted((a, b) => a - b)[values.length >> 1] ?? 1;
  return typical > 0 && typical < 1
    ? Math.min(12, Math.max(least, 2 - Math.floor(Math.log10(typical))))
    : least;
}
