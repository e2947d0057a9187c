import type { SliceHeader } from '../image/sliceHeader';
import { seriesText } from './seriesText';
import { saysT2 } from './weightingWords';

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
  ['no-image-for-reading', ['SCREEN SAVE', 'SCREENSAVE', 'SCREEN_SAVE', 'CSA REPORT', 'POSDISP']],
];

/** Names of the scan that only finds the place. A T2 series that happens to be called so ("pilot study") is none. */
const placeFinding = / (?:pilot\w*|cal) /u;

const byWords: readonly (readonly [Because, RegExp])[] = [
  [
    'localiser',
    / (?:(?<!(?:same|match\w*|copy|at|other|all) )locs?|lokali\w*|localis\w*|localiz\w*|localizad\w*|localizzat\w*|loca|loka|aahead|scouts?|survey|plan ?scan|scano\w*|scout ?view\w*|scouta\w*|topogram\w*|3 ?pl\w*|3 ?plane|tri ?plane|three ?plane|smartbrain|calibration|calib|(?:asset|coil|array|pure) cal|ref ?scan|refscan|senserefscan|coil ?survey|(?!shimming)shim\w*|posd|repérage|reperage|centratore|локал\p{L}*) |定位|位置決|位置决|위치|로컬|локализ|スカウト/u,
  ],
  [
    'projection-or-reformat',
    / (?:mip|minip|mpr|mprs|cpr|reformat\w*|curved mpr|mpr ?collection|mprange|screen ?save\w*|screenshot\w*|schlüsselbild\w*|posdisp|report) /u,
  ],
  [
    'diffusion',
    / (?:\w*dwi\w*|diff|diffus\w*|difus\p{L}*|diffuz\w*|dyfuz\w*|\w+diffb\w*|e?adc|tracew|dti\w*|\d+ ?dir(?:s|ections?)?|b ?value\w*|b\d{3,4}|ivim|dwibs|диффуз\p{L}*|дви) |弥散|彌散|擴散|扩散|拡散|확산/u,
  ],
  [
    'parameter-map',
    / (?:t[12] ?maps?|t[12]mapping|t[12] mapping|r2 ?maps?|mapit|fat ?fraction|pdff|b0|b0map|b1 ?map\w*|field ?map\w*|cartigram|synthetic|syde|magic) /u,
  ],
  ['fluid-nulled', / (?:\w*flair\w*|dark ?fluid\w*) |フレア/u],
  [
    'myelogram',
    / (?:mrm|myelo|myelogr\w*|mr ?myelo(?:gr\w*)?|mielo|mielogr\w*|rm mielo\w*|mrcp|миелогр\p{L}*) |脊髓造影|脊髄造影|椎管造影|ミエロ|水成像/u,
  ],
  ['angiogram', / (?:mra|mrv|tof|angio\w*|pca|ангио\p{L}*) |血管造影|血管成像/u],
  // Not "sub-01", "subacute" or "subtotal": a number or another word may follow.
  ['subtraction', / (?:subtr\w*|subs?(?! ?\d| acut| opt| chond| total| ax| fov)) /u],
];

const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';
/** MR Spectroscopy and Raw Data: MR without an image. */
const imageless = ['1.2.840.10008.5.1.4.1.1.4.2', '1.2.840.10008.5.1.4.1.1.66'];

/** What of a header says that a series is never measured. */
export type RejectionSigns = Pick<
  SliceHeader,
  'modality' | 'sopClassUid' | 'imageType' | 'acquisition' | 'seriesDescription' | 'protocolName'
> & { readonly pixels: Pick<SliceHeader['pixels'], 'samplesPerPixel' | 'photometricInterpretation'> };

/** Recognises series that are never measured; undefined for one that may be. */
export function seriesRejection(header: RejectionSigns): SeriesRejection | undefined {
  if (header.modality !== 'MR') return { because: 'not-mr', sign: header.modality };
  if (header.sopClassUid.startsWith(secondaryCapture))
    return { because: 'no-image-for-reading', sign: 'Secondary Capture' };
  if (imageless.includes(header.sopClassUid)) {
    return { because: 'no-image-for-reading', sign: header.sopClassUid };
  }
  if (header.pixels.samplesPerPixel !== 1) {
    return { because: 'no-image-for-reading', sign: header.pixels.photometricInterpretation };
  }
  return typeRejection(header) ?? wordRejection(header) ?? sequenceRejection(header);
}

function typeRejection(header: RejectionSigns): SeriesRejection | undefined {
  const types = header.imageType.map((value) => value.trim().toUpperCase());
  for (const [because, values] of byImageType) {
    const sign = types.find((value) => values.includes(value));
    if (sign) return { because, sign };
  }
  return undefined;
}

function wordRejection(header: RejectionSigns): SeriesRejection | undefined {
  const text = seriesText(header);
  for (const [because, pattern] of byWords) {
    const sign = pattern.exec(text)?.[0].trim();
    if (sign) return { because, sign };
  }
  const place = saysT2(text) ? undefined : placeFinding.exec(text)?.[0].trim();
  return place ? { because: 'localiser', sign: place } : undefined;
}

function sequenceRejection(header: RejectionSigns): SeriesRejection | undefined {
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
