import type { SliceHeader } from '../image/sliceHeader';
import { dixonImage } from './dixonImage';
import { seriesText } from './seriesText';
import { withoutNegations } from './withoutNegations';

/**
 * How fat was suppressed, with the sign by which it was recognised. The images of a Dixon acquisition are told apart:
 * in phase looks like an ordinary T2 image and counts as none; one that does not say which it is, as `dixon`.
 */
export type FatSuppression =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'inversion' | 'spectral' | 'water-only' | 'fat-only' | 'opposed-phase' | 'dixon';
      readonly sign: string;
    };

/** What of a header speaks of fat suppression. */
export type FatSuppressionSigns = Pick<
  SliceHeader,
  'acquisition' | 'imageType' | 'seriesDescription' | 'protocolName'
>;

/** Fat is nulled at TI 80 to 260 ms from 0.2 to 3 T; fluid only beyond 1,500 ms. */
const nullsFatMs = { from: 80, to: 300 };

const inversionWords =
  /[a-z0-9]*stir(?!r)[a-z0-9]*|\w*tirm\w*|turbo ?stir|ir ?(?:tse|fse)|(?:tse|fse|frfse) ?ir|fast ?ir|fir/u
    .source;

/** Parts that sites write together with FS: "T2FS", "FST2", "tsefs", "AXT2FS". */
const part = '(?:o?ax|axi|axial|tra|trans|o?sag|o?cor|[se]?t[12]w?i?|pdw?|tse|fse|frfse|2d|3d)';
const spectralWords = [
  `${part}*fs(?:${part}|\\d|\\+c)*`,
  `${part}*(?:spair|spir|aspir)(?:sense|clear|${part}|\\d)*`,
  '\\p{L}*fat ?sat\\p{L}*|\\p{L}*fatsup\\p{L}*|fat ?supp?r?\\p{L}*|fat ?suppress\\p{L}*|\\p{L}*chem ?sat|ches|chess|fsat|sfs|satfat|sat fat',
  'proset|pasta|msoft|we|wex|wats|water ?exc\\p{L}*|water ?sel\\p{L}*|specir',
  'fett ?(?:ges|sat|sätt|supp?r?|unterdr|supprim)\\p{L}*|fettunterdr\\p{L}*|vet ?(?:supp?r?|onderdr)\\p{L}*',
  '(?:sat|satur\\p{L}*|supp?r?\\p{L}*)(?: de)?(?: la)? ?graisse|graisse sat\\p{L}*|satgraisse',
  '(?:sat|satur\\p{L}*|supp?r?\\p{L}*)(?: de)?(?: la)? ?grasa|grasa ?(?:sat|supr)\\p{L}*|satgrasa|(?:sat|satur\\p{L}*|supress\\p{L}*)(?: de| da)? ?gordura',
  '(?:sat|satur\\p{L}*|sopp?r?\\p{L}*)(?: del)? ?grasso|(?:tłumien\\p{L}*|tlumien\\p{L}*|supresj\\p{L}*|saturacj\\p{L}*|satur\\p{L}*)(?: tkanki)? (?:tłuszcz\\p{L}*|tluszcz\\p{L}*|tłuszczow\\p{L}*)',
  '(?:potla[cč]en\\p{L}*|sat|sup\\p{L}*) tuk\\p{L}*|ya[gğ] ?bask\\p{L}*|yağbask\\p{L}*',
  'жироподавл\\p{L}*|жиронасыщ\\p{L}*|(?:с )?подавл\\p{L}* (?:сигнала )?(?:от )?жир\\p{L}*|жп|fs',
  'καταστολ\\p{L}* λίπους|דיכוי שומן|تثبيط الدهون|إخماد الدهون',
].join('|');
/** Scripts without blanks between words. */
const unspacedWords =
  /脂肪抑制|脂肪飽和|脂肪饱和|压脂|壓脂|抑脂|脂抑|去脂|水激发|水激發|水選択|지방 ?(?:억제|소거|포화)/u;

const inversionPattern = new RegExp(` (?:${inversionWords})(?= )`, 'u');
const spectralPattern = new RegExp(` (?:${spectralWords})(?= )`, 'u');
const negatable = `${inversionWords}|${spectralWords}`;

/**
 * Scan Options (0018,0022) that mean fat suppression, whole values only. FS is the standard's fat saturation; SFS,
 * SPIR, SPAIR and WE are vendors'. SP, SAT1, SAT2 and SAT_GEMS are bands in space, and GE's FSA_GEMS, FSI_GEMS and the
 * like bands too: fat in the image stays bright.
 */
const suppressingOptions = [
  'FS',
  'SFS',
  'FATSAT',
  'FAT_SAT',
  'SPIR',
  'SPAIR',
  'ASPIR',
  'WE',
  'CHESS',
  'STIR',
];

/**
 * Recognises fat suppression from image type, the standard's spectral tags, inversion time, scan options and the words
 * of the series. What is denied ("non FS") is not found; plain T2 is none.
 */
export function fatSuppression(header: FatSuppressionSigns): FatSuppression {
  const { acquisition } = header;
  const dixon = dixonImage(header);
  if (dixon && dixon.kind !== 'in-phase') {
    return { kind: dixon.kind === 'unlabelled' ? 'dixon' : dixon.kind, sign: dixon.sign };
  }
  const stated = spectralTag(header);
  if (stated) return stated;

  const ti = acquisition.inversionTimeMs;
  if (ti !== undefined && ti >= nullsFatMs.from && ti <= nullsFatMs.to) {
    return { kind: 'inversion', sign: `TI ${ti} ms` };
  }
  const text = withoutNegations(seriesText(header), negatable);
  // A longer inversion time nulls fluid or gives T1 contrast, whatever the name has of STIR or TIRM.
  const inversion = ti === undefined ? found(text, inversionPattern) : undefined;
  if (inversion) return { kind: 'inversion', sign: inversion };

  const option = tokens(acquisition.scanOptions).find((token) => suppressingOptions.includes(token));
  if (option) return { kind: 'spectral', sign: option };
  const spectral = found(text, spectralPattern) ?? found(text, unspacedWords);
  return spectral ? { kind: 'spectral', sign: spectral } : { kind: 'none' };
}

/** Spectrally Selected Suppression (0018,9025) and Excitation (0018,9026) of enhanced images. */
function spectralTag({ acquisition }: FatSuppressionSigns): FatSuppression | undefined {
  const suppressed = acquisition.spectralSuppression?.trim().toUpperCase();
  if (suppressed === 'FAT' || suppressed === 'FAT_AND_WATER') {
    return { kind: 'spectral', sign: `${suppressed} suppressed` };
  }
  if (suppressed === 'WATER') return { kind: 'fat-only', sign: 'WATER suppressed' };
  const excited = acquisition.spectralExcitation?.trim().toUpperCase();
  if (excited === 'WATER') return { kind: 'spectral', sign: 'WATER excited' };
  if (excited === 'FAT') return { kind: 'fat-only', sign: 'FAT excited' };
  return undefined;
}

function tokens(text: string | undefined): readonly string[] {
  return (text ?? '').toUpperCase().split(/[\\\s,]+/);
}

function found(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[0].trim();
}
