import type { Endplate } from '../../domain/reading/endplates';

/** What stands over and beside the sagittal image. */
export const sagittalText = {
  label: (number: number, total: number) => `T2 sag · ${number}/${total}`,
  labelLarge: (number: number, total: number) => `T2 sagittal · ${number} of ${total}`,
  slice: (number: number) => `slice ${number}`,
  endplate: (which: Endplate, level: string | undefined) =>
    level === undefined ? `${which} endplate` : `${level} ${which} endplate`,
  midHeight: 'mid-height',
  none: 'No T2 sagittal series in this imaging study',
  elsewhere: (number: number) => `endplates are marked on slice ${number}`,
  noLine: {
    'no-frame-of-reference': 'no slice lines: no frame of reference',
    'other-frame-of-reference': 'no slice lines: other frame of reference',
    parallel: 'no slice lines: planes are parallel',
    'does-not-cross': 'the slice does not cross this image',
    'no-geometry': 'no slice lines: no geometry',
  },
} as const;
