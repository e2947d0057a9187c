import type { AnatomicalPlaneKind } from '../geometry/anatomicalPlane';
import type { SliceHeader } from '../image/sliceHeader';
import type { CatalogueSeries } from './catalogue';
import { contrastEnhancement } from './contrastEnhancement';
import { type FatSuppression, fatSuppression } from './fatSuppression';
import { type SeriesRejection, seriesRejection } from './seriesRejection';
import { seriesText } from './seriesText';
import { saysOtherWeighting, saysT2 } from './weightingWords';

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
  | { readonly kind: 'contrast-enhanced'; readonly sign: string }
  /** Images of several kinds in one series, such as water, fat and in phase of one Dixon acquisition. */
  | { readonly kind: 'several-kinds'; readonly kinds: readonly FatSuppression['kind'][] }
  | { readonly kind: 'derived' }
  | { readonly kind: 'several-echoes'; readonly echoTimesMs: readonly number[] }
  | { readonly kind: 'slices'; readonly count: number; readonly isFew: boolean };

/** What a series was taken for, how surely, and why. */
export interface SeriesRecognition {
  readonly role: SeriesRole;
  readonly plane: AnatomicalPlaneKind | 'unknown';
  /** Suppressed fat reverses what signal means: offered behind plain T2, and taken by rule only if the protocol says so. */
  readonly isFatSuppressed: boolean;
  /** As for suppressed fat. */
  readonly isContrastEnhanced: boolean;
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

const planeWords: readonly (readonly [AnatomicalPlaneKind, RegExp])[] = [
  [
    'axial',
    / (?:\w*axi?al\w*|o?ax\w{0,3}|axi|aks\w*|tra\w{0,2}|trans\w*|trs|trv|tr|osiow\w*|poprzecz\w*|оси|акс\p{L}*|попереч\p{L}*|тра|транс\p{L}*) |axiale?|横断|橫斷|軸位|轴位|横軸|軸状|축상|횡단/u,
  ],
  ['sagittal', / (?:o?sag\w*|sg|strzałk\w*|саг\p{L}*) |矢状|矢狀|시상/u],
  ['coronal', / (?:o?cor|coronal\w*|kor|koronal\w*|front\w*|cr|кор\p{L}*) |冠状|冠狀|관상/u],
];

/**
 * Recognises T2 axial and T2 sagittal series from geometry, echo and repetition time, image type and words.
 *
 * What was measured outweighs what was typed: geometry decides the plane and echo time the contrast where the file
 * states them; descriptions decide only where it does not, and lower or raise the confidence otherwise.
 */
export function recogniseSeries(series: CatalogueSeries): SeriesRecognition {
  const known = recognised.get(series);
  if (known) return known;
  const recognition = newlyRecognised(series);
  recognised.set(series, recognition);
  return recognition;
}

/** Asked again at every look at a work list; a series of the catalogue never changes. */
const recognised = new WeakMap<CatalogueSeries, SeriesRecognition>();

function newlyRecognised(series: CatalogueSeries): SeriesRecognition {
  const why: RecognitionReason[] = [];
  const header = series.slices[Math.floor(series.slices.length / 2)]?.header;
  if (!header)
    return {
      role: 'other',
      plane: 'unknown',
      isFatSuppressed: false,
      isContrastEnhanced: false,
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
  const agent = contrastAgentOf(series);
  if (agent) why.push({ kind: 'contrast-enhanced', sign: agent });
  const kinds = imageKinds(series);
  if (kinds.length > 1) why.push({ kind: 'several-kinds', kinds });

  let doubts = contrast.doubts + (why.some((reason) => reason.kind === 'plane-by-name') ? 2 : 0);
  if (kinds.length > 1) doubts += 2;
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
  return {
    role,
    plane,
    isFatSuppressed: kinds.some((kind) => kind !== 'none'),
    isContrastEnhanced: agent !== undefined,
    isRejected,
    confidence,
    why,
  };
}

/** One header per way in which the series' images were made: hundreds of slices mostly share one. */
function distinctHeaders(series: CatalogueSeries): readonly SliceHeader[] {
  const ways = new Map<string, SliceHeader>();
  for (const { header } of series.slices) {
    const { inversionTimeMs, scanOptions, spectralSuppression, spectralExcitation } = header.acquisition;
    const { contrastAgent, contrastGiven } = header.acquisition;
    const way = [
      header.imageType.join('\\'),
      header.seriesDescription,
      header.protocolName,
      inversionTimeMs,
      scanOptions,
      spectralSuppression,
      spectralExcitation,
      contrastAgent,
      contrastGiven,
    ].join('|');
    if (!ways.has(way)) ways.set(way, header);
  }
  return [...ways.values()];
}

function imageKinds(series: CatalogueSeries): readonly FatSuppression['kind'][] {
  return [...new Set(distinctHeaders(series).map((header) => fatSuppression(header).kind))].sort();
}

/** The agent, if any image of the series was taken after it was given. */
function contrastAgentOf(series: CatalogueSeries): string | undefined {
  for (const header of distinctHeaders(series)) {
    const agent = contrastEnhancement(header);
    if (agent.kind === 'given') return agent.sign;
  }
  return undefined;
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
  const namesT2 = saysT2(text);
  const saysOther = saysOtherWeighting(text);
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
  if (namesT2) why.push({ kind: 'description', text: typed, says: 't2' });
  else if (saysOther) why.push({ kind: 'description', text: typed, says: 'not-t2' });
  const isMixed = echoTimesMs.length > 1 && Math.max(...echoTimesMs) - Math.min(...echoTimesMs) > 10;
  if (isMixed) why.push({ kind: 'several-echoes', echoTimesMs: echoTimesMs.sort((a, b) => a - b) });

  const mixedDoubts = isMixed ? 2 : 0;
  if (isMeasuredT2 === undefined) return { isT2: namesT2 && !saysOther, doubts: 1 + mixedDoubts };
  if (namesT2) return { isT2: isMeasuredT2, doubts: mixedDoubts + (saysOther ? 1 : 0) };
  return { isT2: isMeasuredT2, doubts: mixedDoubts + (saysOther ? 2 : 1) };
}
