import type { SliceHeader } from '../image/sliceHeader';
import { seriesText } from './seriesText';

/**
 * How fat was suppressed, with the sign by which it was recognised. The images of a Dixon acquisition are told apart:
 * in phase looks like an ordinary T2 image and counts as none.
 */
export type FatSuppression =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'inversion' | 'spectral' | 'water-only' | 'fat-only' | 'opposed-phase';
      readonly sign: string;
    };

/** Fat is nulled at TI 150 to 230 ms between 1 and 3 T; fluid only beyond 1,700 ms. */
const nullsFatMs = { from: 80, to: 300 };

const dixon = /dixon| ideal | flex | lava flex/;
const inversionWords = / (?:[a-z0-9]*stir[a-z0-9]*|tirm\w*|turbo ?stir) /;
const spectralWords =
  / (?:fs|fatsat\w*|fat ?sat\w*|fatsup\w*|fat ?supp\w*|fat ?suppressed|spir|spair|proset|chemsat|we|water ?exc\w*|t2w? ?fs|t2w?fs|fst2w?|fsat|sfs|fettges\w*|fettsätt\w*|fettunterdr\w*|satfat|sat ?graisse|grasa ?sat\w*|satgrasa) |脂肪抑制|压脂|壓脂|抑脂|지방억제|지방 억제|жироподавл/;

/** Recognises fat suppression from scan options, image type, inversion time and the words of the series. */
export function fatSuppression(
  header: Pick<SliceHeader, 'acquisition' | 'imageType' | 'seriesDescription' | 'protocolName'>,
): FatSuppression {
  const { acquisition } = header;
  const text = seriesText(header);
  const types = header.imageType.map((value) => value.trim().toUpperCase());
  const typed = (...wanted: string[]): string | undefined => types.find((value) => wanted.includes(value));

  const water =
    typed('WATER', 'W') ?? (dixon.test(text) ? found(text, / (?:w|water) |^ water|water $/) : undefined);
  if (water) return { kind: 'water-only', sign: water };
  const fat = typed('FAT', 'F') ?? (dixon.test(text) ? found(text, / (?:f|fat) |^ fat|fat $/) : undefined);
  if (fat) return { kind: 'fat-only', sign: fat };
  const opposed =
    typed('OPP_PHASE', 'OUT_PHASE', 'OPPOSED_PHASE', 'OP') ??
    (dixon.test(text) ? found(text, / (?:opp|op|out) ?(?:phase)? | opposed ?phase /) : undefined);
  if (opposed) return { kind: 'opposed-phase', sign: opposed };

  const ti = acquisition.inversionTimeMs;
  const isInversion = tokens(acquisition.scanningSequence).includes('IR');
  if (isInversion && ti !== undefined && ti >= nullsFatMs.from && ti <= nullsFatMs.to) {
    return { kind: 'inversion', sign: `TI ${ti} ms` };
  }
  const inversion = found(text, inversionWords);
  if (inversion) return { kind: 'inversion', sign: inversion };

  const option = tokens(acquisition.scanOptions).find((token) =>
    ['FS', 'SFS', 'FATSAT', 'SPIR', 'SPAIR'].includes(token),
  );
  if (option) return { kind: 'spectral', sign: option };
  const spectral = found(text, spectralWords);
  return spectral ? { kind: 'spectral', sign: spectral } : { kind: 'none' };
}

function tokens(text: string | undefined): readonly string[] {
  return (text ?? '').toUpperCase().split(/[\\\s,]+/);
}

function found(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[0].trim();
}
