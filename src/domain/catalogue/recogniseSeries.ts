import type { AnatomicalPlaneKind } from '../geometry/anatomicalPlane';
import type { SliceHeader } from '../image/sliceHeader';
import type { CatalogueSeries } from './catalogue';
import { type FatSuppression, fatSuppression } from './fatSuppression';
import { type SeriesRejection, seriesRejection } from './seriesRejection';
import { seriesText } from './seriesText';

/** What a series is for in a project. */
export type SeriesRole = 't2-axial' | 't2-sagittal' | 'other';

/** A fact that spoke for or against, in the order found; the screen puts it in words. */
export type RecognitionReason =
  | {
      readonly kind: 'rejected';
      readonly because: SeriesRejection['because'] | 'several-planes';
      readonly sign: string;
    }
  | { readonly kind: 'plane'; readonly plane: AnatomicalPlaneKind; readonly tiltDeg: number }
  | { readonly kind: 'plane-by-name'; readonly plane: AnatomicalPlaneKind; readonly sign: string }
  | { readonly kind: 'plane-unknown' }
  | { readonly kind: 'echo-time'; readonly echoTimeMs: number; readonly isLong: boolean }
  | { readonly kind: 'repetition-time'; readonly repetitionTimeMs: number; readonly isLong: boolean }
  | { readonly kind: 'description'; readonly text: string; readonly says: 't2' | 'not-t2' }
  | { readonly kind: 'fat-suppressed'; readonly how: FatSuppression['kind']; readonly sign: string }
  | { readonly kind: 'derived' }
  | { readonly kind: 'several-echoes'; readonly echoTimesMs: readonly number[] }
  | { readonly kind: 'slices'; readonly count: number; readonly isFew: boolean };

/** What a series was taken for, how surely, and why. */
export interface SeriesRecognition {
  readonly role: SeriesRole;
  readonly plane: AnatomicalPlaneKind | 'unknown';
  /** Fat-suppressed T2 is offered behind plain T2. */
  readonly isFatSuppressed: boolean;
  /** True for kinds of series that are never measured, such as localisers. */
  readonly isRejected: boolean;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly why: readonly RecognitionReason[];
}

/** From here an echo time gives T2 contrast, ms; T1 and proton density stay below 40. */
const longEchoTimeMs = 60;
/** Below this T1 contrast is mixed in, ms. */
const longRepetitionTimeMs = 1500;
const fewSlices = 3;

/** Whole words and the prefixes that sites write without a blank ("AXT2", "sT2W_TSE"); never T2*, nor "part2". */
const t2Words =
  / (?:s|w|fs|ax|axi|axial|tra|trans|sag|cor|tse|fse|frfse)?[tт]2(?!\s?\*|\s?star|\d)|\bhaste\b|\bssfse\b/u;
const otherWords =
  / (?:\w*[tт]1\w*|pd\w*|dp|protons?|t2 ?\*\w*|t2 ?star\w*|swi|medic|merge|mffe|fiesta|trufi|ciss) /u;

const planeWords: readonly (readonly [AnatomicalPlaneKind, RegExp])[] = [
  [
    'axial',
    / (?:\w*axi?al\w*|ax|tra|trans\w*|trv|tr|оси|акс\w*|аксиал\w*|попереч\w*) |axiale?|横断|軸位|轴位|横軸|축상|횡단/u,
  ],
  ['sagittal', / (?:sag\w*|sg|саг\w*) |矢状|시상/u],
  ['coronal', / (?:cor|coronal\w*|kor|koronal\w*|cr|кор\w*) |冠状|관상/u],
];

/**
 * Recognises T2 axial and T2 sagittal series from geometry, echo and repetition time, image type and words.
 *
 * What was measured outweighs what was typed: geometry decides the plane and echo time the contrast where the file
 * states them; descriptions decide only where it does not, and lower or raise the confidence otherwise.
 */
export function recogniseSeries(series: CatalogueSeries): SeriesRecognition {
  const why: RecognitionReason[] = [];
  const header = series.slices[Math.floor(series.slices.length / 2)]?.header;
  if (!header)
    return {
      role: 'other',
      plane: 'unknown',
      isFatSuppressed: false,
      isRejected: true,
      confidence: 'high',
      why,
    };

  const rejection = seriesRejection(header);
  const suppression = fatSuppression(header);
  if (rejection) why.push({ kind: 'rejected', ...rejection });
  if (suppression.kind === 'fat-only' || suppression.kind === 'opposed-phase') {
    why.push({ kind: 'rejected', because: 'parameter-map', sign: suppression.sign });
  }
  const plane = planeOf(series, header, why);
  const contrast = contrastOf(series, header, why);
  if (suppression.kind !== 'none')
    why.push({ kind: 'fat-suppressed', how: suppression.kind, sign: suppression.sign });

  let doubts = contrast.doubts + (why.some((reason) => reason.kind === 'plane-by-name') ? 2 : 0);
  if (header.imageType.some((value) => value.trim().toUpperCase() === 'DERIVED')) {
    why.push({ kind: 'derived' });
    doubts += 1;
  }
  const isFew = series.slices.length < fewSlices;
  why.push({ kind: 'slices', count: series.slices.length, isFew });
  if (isFew) doubts += 1;

  const isRejected = why.some((reason) => reason.kind === 'rejected');
  const role: SeriesRole =
    isRejected || !contrast.isT2
      ? 'other'
      : plane === 'axial'
        ? 't2-axial'
        : plane === 'sagittal'
          ? 't2-sagittal'
          : 'other';
  const confidence =
    role === 'other' && isRejected ? 'high' : doubts === 0 ? 'high' : doubts === 1 ? 'medium' : 'low';
  return { role, plane, isFatSuppressed: suppression.kind !== 'none', isRejected, confidence, why };
}

/** The plane of most slices. Series in which axial, sagittal or coronal images are mixed are localisers. */
function planeOf(
  series: CatalogueSeries,
  header: SliceHeader,
  why: RecognitionReason[],
): SeriesRecognition['plane'] {
  const placed = series.stacks.filter((stack) => stack.plane !== 'unknown');
  const largest = [...placed].sort((a, b) => b.slices.length - a.slices.length)[0];
  if (largest && largest.plane !== 'unknown') {
    const kinds = new Set(placed.map(({ plane }) => plane).filter((kind) => kind !== 'oblique'));
    if (kinds.size > 1)
      why.push({ kind: 'rejected', because: 'several-planes', sign: [...kinds].join(', ') });
    why.push({ kind: 'plane', plane: largest.plane, tiltDeg: largest.tiltDeg ?? 0 });
    return largest.plane;
  }
  const text = seriesText(header);
  for (const [plane, pattern] of planeWords) {
    const sign = pattern.exec(text)?.[0].trim();
    if (!sign) continue;
    why.push({ kind: 'plane-by-name', plane, sign });
    return plane;
  }
  why.push({ kind: 'plane-unknown' });
  return 'unknown';
}

function contrastOf(
  series: CatalogueSeries,
  header: SliceHeader,
  why: RecognitionReason[],
): { readonly isT2: boolean; readonly doubts: number } {
  const echoTimesMs = [
    ...new Set(series.slices.flatMap((slice) => slice.header.acquisition.echoTimeMs ?? [])),
  ];
  // Of a proton density and T2 series in one, the long echo is the one to read.
  const echoTimeMs = echoTimesMs.length > 0 ? Math.max(...echoTimesMs) || undefined : undefined;
  const { repetitionTimeMs } = header.acquisition;
  const text = seriesText(header);
  const saysT2 = t2Words.test(text);
  const saysOther = otherWords.test(text);
  const typed = (header.seriesDescription || header.protocolName || '').trim();

  const isMeasuredT2 =
    echoTimeMs === undefined
      ? undefined
      : echoTimeMs >= longEchoTimeMs &&
        (repetitionTimeMs === undefined || repetitionTimeMs >= longRepetitionTimeMs);
  if (echoTimeMs !== undefined)
    why.push({ kind: 'echo-time', echoTimeMs, isLong: echoTimeMs >= longEchoTimeMs });
  if (repetitionTimeMs !== undefined) {
    why.push({ kind: 'repetition-time', repetitionTimeMs, isLong: repetitionTimeMs >= longRepetitionTimeMs });
  }
  if (saysT2) why.push({ kind: 'description', text: typed, says: 't2' });
  else if (saysOther) why.push({ kind: 'description', text: typed, says: 'not-t2' });
  const isMixed = echoTimesMs.length > 1 && Math.max(...echoTimesMs) - Math.min(...echoTimesMs) > 10;
  if (isMixed) why.push({ kind: 'several-echoes', echoTimesMs: echoTimesMs.sort((a, b) => a - b) });

  const mixedDoubts = isMixed ? 2 : 0;
  if (isMeasuredT2 === undefined) return { isT2: saysT2 && !saysOther, doubts: 1 + mixedDoubts };
  if (saysT2) return { isT2: isMeasuredT2, doubts: mixedDoubts + (saysOther ? 1 : 0) };
  return { isT2: isMeasuredT2, doubts: mixedDoubts + (saysOther ? 2 : 1) };
}
