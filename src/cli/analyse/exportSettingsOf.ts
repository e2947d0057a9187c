import { defaultExportSettings, type ExportSettings } from '../../report/export/exportSettings';
import { WrongInput } from '../wrongInput';

/** What a setting may be, where its type says too little. */
const allowed: Readonly<Record<string, readonly unknown[]>> = {
  'style.minus': ['−', '-', '–'],
  'style.rangeMark': [', ', ' to ', '–'],
  'style.noValue': ['–', '-', 'NA', ''],
  'figures.widthMm': [85, 175],
  'figures.dpi': [300, 600],
};
const decimalNames = ['csaMm2', 'si', 'csaPerSi', 'change', 'statistic', 'p', 'covariate', 'share'];
const mostDecimals = 6;

/**
 * Settings from a JSON text: those that are named, the others as they are by default. Refused with the place of what is unknown
 * or cannot be.
 */
export function exportSettingsOf(json: string): ExportSettings {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (cause) {
    throw new WrongInput(`The settings are no JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
  // What is merged has the shape of the defaults: every name and type of it was compared with theirs.
  return merged(defaultExportSettings, given, '') as ExportSettings;
}

function merged(own: unknown, given: unknown, place: string): unknown {
  if (place === 'style.decimals') return decimalsOf(given);
  if (Array.isArray(own)) {
    if (Array.isArray(given) && given.length === 0) return given;
    throw new WrongInput(
      `The settings ask for ${place}. A bundle holds no pixels: image pairs are exported in the browser. Leave it out.`,
    );
  }
  if (typeof own !== 'object' || own === null) return settingValue(own, given, place);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new WrongInput(`${place === '' ? 'The settings' : `The setting ${place}`} must be an object.`);
  }
  const names = Object.keys(own);
  for (const name of Object.keys(given)) {
    if (names.includes(name) || (place === 'style' && name === 'hasLeadingZeroInP')) continue;
    throw new WrongInput(
      `The setting ${pathOf(place, name)} is unknown. There are: ${names.map((one) => pathOf(place, one)).join(', ')}.`,
    );
  }
  const values: Readonly<Record<string, unknown>> = { ...given };
  const entries = Object.entries({ ...own }).map(([name, value]): [string, unknown] => [
    name,
    Object.hasOwn(values, name) ? merged(value, values[name], pathOf(place, name)) : value,
  ]);
  if (typeof values['hasLeadingZeroInP'] === 'boolean') {
    entries.push(['hasLeadingZeroInP', values['hasLeadingZeroInP']]);
  }
  return Object.fromEntries(entries);
}

function settingValue(own: unknown, given: unknown, place: string): unknown {
  const choices = Object.hasOwn(allowed, place) ? allowed[place] : undefined;
  if (choices?.includes(given)) return given;
  if (choices) {
    const said = choices.map((one) => JSON.stringify(one)).join(' or ');
    throw new WrongInput(`The setting ${place} must be ${said}, not ${JSON.stringify(given)}.`);
  }
  if (typeof given === typeof own) return given;
  throw new WrongInput(
    `The setting ${place} must be ${typeof own === 'boolean' ? 'true or false' : `a ${typeof own}`}, not ${JSON.stringify(given)}.`,
  );
}

function decimalsOf(given: unknown): unknown {
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : undefined;
  const isRight = entries?.every(
    ([name, value]) =>
      decimalNames.includes(name) &&
      typeof value === 'number' &&
      Number.isInteger(value) &&
      value >= 0 &&
      value <= mostDecimals,
  );
  if (isRight) return given;
  throw new WrongInput(
    `The setting style.decimals holds whole numbers from 0 to ${mostDecimals} by name: ${decimalNames.join(', ')}.`,
  );
}

function pathOf(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`;
}
