import type { CustomCovariate } from './customCovariate';

/** Units as they end a column's name, where their characters cannot. */
const unitNames: Readonly<Record<string, string>> = { '%': 'percent', '°': 'deg', '°C': 'deg_c' };

/**
 * What a covariate that the user added is called in files and R calls: `cov_`, then name and unit in small letters and
 * digits of any script. The beginning keeps it apart from every other column, and from what a spreadsheet would run.
 */
export function customColumnName(covariate: CustomCovariate): string {
  const unit = covariate.kind === 'number' ? (covariate.unit ?? '') : '';
  // A unit is typed by people: "valueOf" is one too.
  const unitName = Object.hasOwn(unitNames, unit) ? (unitNames[unit] ?? unit) : unit;
  const parts = [covariate.name, unitName].map(columnText).filter((text) => text !== '');
  return ['cov', ...(parts.length > 0 ? parts : [columnText(covariate.id)])].join('_');
}

/** Superscripts become digits and "µ" a letter, as in mm² and µg. */
function columnText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}
