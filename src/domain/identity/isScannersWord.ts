import { contrastEnhancement } from '../catalogue/contrastEnhancement';
import { fatSuppression } from '../catalogue/fatSuppression';
import { seriesRejection } from '../catalogue/seriesRejection';
import { seriesText } from '../catalogue/seriesText';
import { saysOtherWeighting, saysT2 } from '../catalogue/weightingWords';
import type { SliceHeader } from '../image/sliceHeader';

/**
 * Whether a series is recognised differently for a word in its description, such as Stir, Merge or Scout, which are
 * names of people too: taken out with the name, a series that is to be set aside would pass for plain T2.
 */
export function isScannersWord(word: string): boolean {
  plainSigns ??= { inT2: signsOf('t2 tra'), alone: signsOf('') };
  return signsOf(`t2 ${word} tra`) !== plainSigns.inT2 || signsOf(word) !== plainSigns.alone;
}

let plainSigns: { readonly inT2: string; readonly alone: string } | undefined;

function signsOf(seriesDescription: string): string {
  const header = { ...plain, seriesDescription };
  const text = seriesText(header);
  return [
    fatSuppression(header).kind,
    contrastEnhancement(header).kind,
    seriesRejection(header)?.because,
    saysT2(text),
    saysOtherWeighting(text),
  ].join(' ');
}

/** Of a header what recognition by words looks at, saying nothing. */
const plain = {
  modality: 'MR',
  sopClassUid: '',
  imageType: [],
  acquisition: {},
  pixels: { samplesPerPixel: 1, photometricInterpretation: 'MONOCHROME2' },
} as const satisfies Partial<Record<keyof SliceHeader, unknown>>;
