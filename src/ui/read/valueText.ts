import { unreachable } from '../../base/assert';
import type { NoSignal } from '../../domain/measurement/signalValues';
import type { ValueKind } from '../../domain/study/protocol';
import type { PixelValue } from './valueAt';

/** The kinds of value side by side: in the numbers table and under the pointer. */
export const valueKindsInOrder: readonly ValueKind[] = ['stored', 'displayed', 'philips-floating-point'];

/** Column heads of the three values, and their names in a line. */
export const valueKindShort: Readonly<Record<ValueKind, { readonly head: string; readonly name: string }>> = {
  stored: { head: 'Stored', name: 'stored' },
  displayed: { head: 'Displayed', name: 'displayed' },
  'philips-floating-point': { head: 'Floating', name: 'floating-point' },
};

/** The head of the SI column, and what it means in whole words. */
export const siHeads: Readonly<Record<ValueKind, { readonly head: string; readonly meaning: string }>> = {
  displayed: { head: 'SI a.u.', meaning: 'SI is the mean of the displayed values.' },
  'philips-floating-point': {
    head: 'SI float.',
    meaning: 'SI is the mean of Philips’ floating-point values, a.u.',
  },
  stored: { head: 'SI stored', meaning: 'SI is the mean of the stored values, a.u.' },
};

/** Why there is no SI: in the place of the number, and in words. */
export function noSiText(why: NoSignal): { readonly short: string; readonly text: string } {
  switch (why.kind) {
    case 'no-pixels':
      return { short: 'no pixel inside', text: 'No pixel lies inside the outline.' };
    case 'no-philips-scale':
      return {
        short: 'no scale',
        text: 'This image states no Philips scale (2005,100E), so it has no floating-point value. CSA is measured all the same.',
      };
    case 'measured-before':
      return {
        short: 'older record',
        text: 'An earlier version kept the displayed values alone. Show the slice, and it is measured again.',
      };
    default:
      return unreachable(why);
  }
}

/** The protocol's value of a pixel, then its others where they differ: "value 412.3 · stored 380 · lossy". */
export function pixelValueText(value: PixelValue, valueKind: ValueKind): string {
  const numbers: Readonly<Record<ValueKind, number | undefined>> = {
    stored: value.stored,
    displayed: value.displayed,
    'philips-floating-point': value.floatingPoint,
  };
  const own = numbers[valueKind];
  const others = valueKindsInOrder.flatMap((kind) => {
    const number = numbers[kind];
    const isNews = kind !== valueKind && number !== undefined && number !== own;
    return isNews ? [`${valueKindShort[kind].name} ${formatted(number)}`] : [];
  });
  return [
    own === undefined ? 'value – (no Philips scale)' : `value ${formatted(own)}`,
    ...others,
    ...(value.isPadding ? ['padding, left out'] : []),
    ...(value.isLossy ? ['lossy'] : []),
  ].join(' · ');
}

function formatted(value: number): string {
  return (Number.isInteger(value) ? String(value) : value.toFixed(2)).replace('-', '\u2212');
}
