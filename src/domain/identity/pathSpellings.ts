import { isOrdinaryWord } from './isOrdinaryWord';
import { numberSpellings } from './numberSpellings';
import { wordsOf } from './searchWords';
import { distinctSpellings, type Spellings } from './spelling';

/** Of folders and files everywhere: they say nothing of anybody. */
const ofAnybody = new Set(
  (
    'axial ax sagittal sag coronal cor t1 t t2 mr mri ct img im image images scan scans series ser se study studies exam slice ' +
    'pre post op preop postop follow followup up fu baseline final day week month months year dicom dcm dir data file files ' +
    'export import folder new copy backup zip download desktop documents users user home case cases patients pat sub subj ' +
    'subject subjects group control lumbar spine thoracic cohort demo test anon i l s a b c d v n no nr raw ' +
    'classic deflated dicomdir enhanced lossless lossy mosaic nonsquare overlay pair pixel siemens spacing style'
  ).split(' '),
);

const fewestSigns = 6;

/**
 * How the name of a folder or a file may stand in a text, where it can be somebody's: of several words, one of which is
 * nobody's everyday word. A single word is looked for in typed text only, and a number as a patient's number is.
 */
export function pathSpellings(part: string): Spellings | undefined {
  const words = wordsOf(part.slice(0, 128));
  const telling = words.filter(
    (word) => /\p{L}{2}|[^\p{L}\p{N}]|\p{Lo}/u.test(word) && !ofAnybody.has(word) && !isOrdinaryWord(word),
  );
  const [only] = words;
  if (only !== undefined && words.length === 1) {
    if (/^\d+$/u.test(only)) return withoutLabels(numberSpellings(only));
    if (telling.length === 0 || only.length < 4) return undefined;
    return { anywhere: [], typedOnly: [{ words, gaps: 'name' }] };
  }
  if (words.join('').length < fewestSigns || telling.length === 0) {
    const digits = words.filter((word) => /^\d{7,}$/u.test(word));
    const numbers = digits.map((word) => withoutLabels(numberSpellings(word)));
    if (numbers.length === 0) return undefined;
    return distinctSpellings({ anywhere: numbers.flatMap(({ anywhere }) => anywhere), typedOnly: [] });
  }
  return { anywhere: [{ words, gaps: 'name' }], typedOnly: [] };
}

/** A file's number is nobody's hospital number: words such as "MRN" before it mean another one. */
function withoutLabels({ anywhere, typedOnly }: Spellings): Spellings {
  return { anywhere: anywhere.filter(({ words }) => words.length === 1), typedOnly };
}
