import type { ValueKind } from '../domain/study/protocol';

/** The kinds of value in a few words: in lists, data files and headings. */
export const valueKindNames: Readonly<Record<ValueKind, string>> = {
  displayed: 'displayed value',
  'philips-floating-point': 'Philips floating-point value',
  stored: 'stored value',
};

/** Of what SI is the mean, inside a sentence. */
export const valueKindMeanings: Readonly<Record<ValueKind, string>> = {
  displayed: 'displayed values (stored × slope + intercept, or by the file’s table)',
  'philips-floating-point': 'Philips floating-point values (displayed / (rescale slope × scale slope))',
  stored: 'stored values (neither slope nor table applied)',
};
