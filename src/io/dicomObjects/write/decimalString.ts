import { assert } from '../../../base/assert';

/** Most characters of a decimal string (PS3.5 6.2). */
const room = 16;

/**
 * A number as a DICOM decimal string (DS): the shortest text that means exactly this number where it fits in 16 characters, else the
 * nearest number that can be written in 16. Never "-0".
 */
export function decimalString(value: number): string {
  assert(Number.isFinite(value), 'a decimal string is a finite number');
  const shortest = plainForms(value, 17).find((text) => Number(text) === value);
  if (shortest !== undefined) return shortest;
  for (let digits = 17; digits > 0; digits--) {
    const [form] = plainForms(value, digits);
    if (form !== undefined) return form;
  }
  return '0';
}

/** The forms of at most so many significant digits that fit, the shortest first. */
function plainForms(value: number, digits: number): readonly string[] {
  const rounded = digits >= 17 ? value : Number(value.toPrecision(digits));
  // Rounding up may leave the range of numbers.
  if (!Number.isFinite(rounded)) return [];
  // String() is the shortest text that means the number; it uses an exponent only for very large and small ones.
  const usual = String(rounded === 0 ? 0 : rounded);
  const withExponent = rounded.toExponential();
  return [usual, withExponent]
    .map((text) => text.replace('e+', 'E').replace('e', 'E'))
    .filter((text) => text.length <= room && Number(text) === rounded)
    .sort((a, b) => a.length - b.length);
}
