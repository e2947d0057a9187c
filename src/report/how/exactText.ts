const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/** All digits of a number: the shortest decimal that reads back as the same, below 0.001 and from 1e15 on as m × 10ⁿ. */
export function exactText(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const text = value !== 0 && (size < 1e-3 || size >= 1e15) ? powerText(size.toExponential()) : String(size);
  return value < 0 ? `−${text}` : text;
}

/** "name = value", all digits. */
export function equation(name: string, value: number): string {
  return `${name} = ${exactText(value)}`;
}

/** "(low, high)", all digits. */
export function intervalText([low, high]: readonly [number, number]): string {
  return `(${exactText(low)}, ${exactText(high)})`;
}

function powerText(exponential: string): string {
  const [mantissa = '', exponent = ''] = exponential.split('e');
  const power = [...exponent.replace('+', '')].map((sign) => superscripts[sign] ?? '').join('');
  return `${mantissa} × 10${power}`;
}
