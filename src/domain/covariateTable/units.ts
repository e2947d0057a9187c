import { foldWord } from './foldText';

/** What a number of a column is counted in. Years, kg/m², SD, kg and cm are what values are kept or computed in. */
export type Quantity = 'years' | 'kg-per-m2' | 't-score' | 'length' | 'mass' | 'days' | 'other';

/** Units of a quantity, as people write them, and how many of the kept unit one of them is. */
const units: Readonly<Record<Exclude<Quantity, 'other'>, Readonly<Record<string, number>>>> = {
  years: each(1, [
    'y',
    'yr',
    'yrs',
    'year',
    'years',
    'yo',
    'y/o',
    'y.o.',
    'years old',
    '岁',
    '周岁',
    '歳',
    '才',
    '세',
    '살',
    'j',
    'jahr',
    'jahre',
    'an',
    'ans',
    'ano',
    'anos',
    'a',
  ]),
  'kg-per-m2': each(1, ['kg/m2', 'kg/m^2', 'kg / m2', 'kg m-2', 'kg/m²', 'kg/qm', 'kg per m2', 'kgm2']),
  't-score': each(1, ['sd', 't', 't-score']),
  length: {
    cm: 1,
    厘米: 1,
    センチ: 1,
    公分: 1,
    m: 100,
    米: 100,
    meter: 100,
    mm: 0.1,
    in: 2.54,
    inch: 2.54,
    inches: 2.54,
  },
  mass: { kg: 1, 公斤: 1, 千克: 1, キロ: 1, kgs: 1, 斤: 0.5, lb: 0.453_592_37, lbs: 0.453_592_37, g: 0.001 },
  days: each(1, ['d', 'day', 'days', '天', '日', '일', 'tag', 'tage', 'jour', 'jours', 'dia', 'dias']),
};

function each(factor: number, names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name) => [name, factor]));
}

/** How many of the kept unit one `unit` is: 100 for metres where centimetres are kept. Undefined for a foreign unit. */
export function unitFactor(quantity: Quantity, unit: string, own = ''): number | undefined {
  const wanted = foldWord(unit).replace(/\.$/, '');
  if (wanted === '' || wanted === foldWord(own)) return 1;
  if (quantity === 'other') return undefined;
  const known = units[quantity];
  return Object.hasOwn(known, wanted) ? known[wanted] : undefined;
}
