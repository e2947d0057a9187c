import type { SliceHeader } from '../image/sliceHeader';
import { seriesText } from './seriesText';

/** Why a series cannot be the one that is measured, whatever its contrast. */
export interface SeriesRejection {
  readonly because:
    | 'not-mr'
    | 'no-image-for-reading'
    | 'localiser'
    | 'mosaic'
    | 'projection-or-reformat'
    | 'diffusion'
    | 'parameter-map'
    | 'phase-image'
    | 'echo-planar'
    | 'gradient-echo'
    | 'fluid-nulled'
    | 'myelogram'
    | 'angiogram'
    | 'subtraction';
  /** The words or values by which it was recognised, as the file has them or as they were normalised. */
  readonly sign: string;
}

type Because = SeriesRejection['because'];

const byImageType: readonly (readonly [Because, readonly string[]])[] = [
  ['localiser', ['LOCALIZER']],
  ['mosaic', ['MOSAIC']],
  [
    'projection-or-reformat',
    [
      'MPR',
      'CSA MPR',
      'CSAPARALLEL',
      'MIP',
      'MIP_SUM',
      'MINIP',
      'PROJECTION IMAGE',
      'MAX_IP',
      'MIN_IP',
      'REFORMATTED',
    ],
  ],
  ['diffusion', ['DIFFUSION', 'ADC', 'TRACEW', 'TENSOR', 'FA', 'DIFF', 'EADC']],
  [
    'parameter-map',
    [
      'T2 MAP',
      'T2_MAP',
      'T2MAP',
      'T1 MAP',
      'T2_STAR_MAP',
      'R2_MAP',
      'R2STAR_MAP',
      'FAT_FRACTION',
      'FF',
      'B0 MAP',
      'B0',
      'FIELD_MAP',
      'CBF',
      'CBV',
    ],
  ],
  ['phase-image', ['P', 'PHASE', 'PHASE MAP', 'PHASE_MAP', 'REAL', 'IMAGINARY', 'I']],
  ['subtraction', ['SUBTRACTION', 'SUB', 'SUBTRACT']],
];

const byWords: readonly (readonly [Because, RegExp])[] = [
  [
    'localiser',
    / (?:loc|locs|lokali\w*|localis\w*|localiz\w*|localizad\w*|localizzat\w*|loca|scouts?|aahead|survey|plan ?scan|topogram\w*|pilot|3 ?pl\w*|3 ?plane|tri ?plane|haste loc|smartbrain|calibration|cal|ref ?scan|refscan|senserefscan|coil ?survey|shim\w*) |定位|位置決|위치|로컬|локализ/,
  ],
  ['projection-or-reformat', / (?:mip|minip|mpr|mprs|reformat\w*|reconstr\w* 3d|curved) |mpr collection/],
  [
    'diffusion',
    / (?:\w*dwi\w*|diff\w*|adc|eadc|tracew|dti\w*|dt|\d+ ?dir|b\d{3,4}|ivim|диффуз\w*) |弥散|擴散|拡散|확산/,
  ],
  ['parameter-map', / (?:t[12] ?map\w*|r2 ?map|mapit|fat ?fraction|pdff|b0|b1 ?map\w*|field ?map\w*) /],
  ['fluid-nulled', / \w*flair\w* /],
  ['myelogram', / (?:mrm|myelo\w*|mr ?myelo\w*|mrcp|ssfse myelo\w*) |脊髓造影|ミエロ/],
  ['angiogram', / (?:mra|mrv|tof|angio\w*|pca) /],
  ['subtraction', / (?:sub|subtr\w*) /],
];

const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';

/** Recognises series that are never measured; undefined for one that may be. */
export function seriesRejection(header: SliceHeader): SeriesRejection | undefined {
  if (header.modality !== 'MR') return { because: 'not-mr', sign: header.modality };
  if (header.sopClassUid.startsWith(secondaryCapture))
    return { because: 'no-image-for-reading', sign: 'Secondary Capture' };
  if (header.pixels.samplesPerPixel !== 1) {
    return { because: 'no-image-for-reading', sign: header.pixels.photometricInterpretation };
  }
  return typeRejection(header) ?? wordRejection(header) ?? sequenceRejection(header);
}

function typeRejection(header: SliceHeader): SeriesRejection | undefined {
  const types = header.imageType.map((value) => value.trim().toUpperCase());
  for (const [because, values] of byImageType) {
    const sign = types.find((value) => values.includes(value));
    if (sign) return { because, sign };
  }
  return undefined;
}

function wordRejection(header: SliceHeader): SeriesRejection | undefined {
  const text = seriesText(header);
  for (const [because, pattern] of byWords) {
    const sign = pattern.exec(text)?.[0].trim();
    if (sign) return { because, sign };
  }
  return undefined;
}

function sequenceRejection(header: SliceHeader): SeriesRejection | undefined {
  const { scanningSequence, sequenceName, inversionTimeMs, echoTimeMs } = header.acquisition;
  const sequence = (scanningSequence ?? '').toUpperCase().split(/[\\\s,]+/);
  if (sequence.includes('EP') || /^\*?(?:ep|ez)/i.test(sequenceName ?? '')) {
    return { because: 'echo-planar', sign: scanningSequence ?? sequenceName ?? '' };
  }
  if (sequence.includes('GR') && !sequence.includes('SE')) return { because: 'gradient-echo', sign: 'GR' };
  if (sequence.includes('IR') && inversionTimeMs !== undefined && inversionTimeMs > 1500) {
    return { because: 'fluid-nulled', sign: `TI ${inversionTimeMs} ms` };
  }
  // Beyond this only free water still has signal: such images show the thecal sac, not muscle.
  if (echoTimeMs !== undefined && echoTimeMs > 400)
    return { because: 'myelogram', sign: `TE ${echoTimeMs} ms` };
  return undefined;
}
