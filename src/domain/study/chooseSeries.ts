import type { CatalogueSeries, CatalogueStudy } from '../catalogue/catalogue';
import { recogniseSeries, type SeriesRecognition } from '../catalogue/recogniseSeries';
import type { SeriesRule } from './protocol';

/** Why a series was put before the next one. Values are those of the chosen one and of the next. */
export type SeriesChoiceReason =
  | { readonly kind: 'only-one' }
  | { readonly kind: 'plain-before-fat-suppressed' }
  | { readonly kind: 'native-before-contrast-enhanced' }
  | { readonly kind: 'same-frame-of-reference-as-axial' }
  | { readonly kind: 't2-before-other-contrast' }
  | {
      readonly kind: 'recognised-more-surely';
      readonly confidence: SeriesRecognition['confidence'];
      readonly than: SeriesRecognition['confidence'];
    }
  | { readonly kind: 'covers-more'; readonly coverageMm: number; readonly than: number }
  | { readonly kind: 'more-slices'; readonly slices: number; readonly than: number }
  | { readonly kind: 'larger-matrix'; readonly pixels: number; readonly than: number }
  | { readonly kind: 'acquired-later' };

/** A series that could serve, with what it was recognised by. */
export interface SeriesCandidate {
  readonly series: CatalogueSeries;
  readonly recognition: SeriesRecognition;
  readonly coverageMm: number;
}

/** The series of one imaging study that could serve, best first, and why the first comes first. */
export interface SeriesChoice {
  readonly candidates: readonly SeriesCandidate[];
  readonly reason?: SeriesChoiceReason;
}

/** What keeps a series from being taken by rule: signal means something else where fat or contrast was changed. */
export type OnlyByHand = 'fat-suppressed' | 'contrast-enhanced' | 'fat-suppressed-and-contrast-enhanced';

/** Why the rules may not take a series by themselves; undefined where they may. */
export function onlyByHand(
  { isFatSuppressed, isContrastEnhanced }: Pick<SeriesRecognition, 'isFatSuppressed' | 'isContrastEnhanced'>,
  rule: SeriesRule,
): OnlyByHand | undefined {
  const fat = isFatSuppressed && rule.fatSuppressed === 'by-hand';
  const agent = isContrastEnhanced && rule.contrastEnhanced === 'by-hand';
  if (fat && agent) return 'fat-suppressed-and-contrast-enhanced';
  return fat ? 'fat-suppressed' : agent ? 'contrast-enhanced' : undefined;
}

type Criterion = (
  a: SeriesCandidate,
  b: SeriesCandidate,
) => { readonly order: number; readonly reason: SeriesChoiceReason };

const sureness: Readonly<Record<SeriesRecognition['confidence'], number>> = { low: 0, medium: 1, high: 2 };
/** Stacks that differ in coverage by less than a slice or so cover the same. */
const sameCoverageWithinMm = 5;

/** The series of one imaging study that could be the scan's. */
export interface StudySeriesChoice {
  readonly axial: SeriesChoice;
  readonly sagittal: SeriesChoice;
}

/**
 * T2 axial and sagittal series of an imaging study, best first.
 *
 * Axial: native before contrast-enhanced, plain before fat-suppressed T2, then the more surely recognised, the larger coverage along the body, more
 * slices, the larger matrix, and of equals the later one, because a scan is repeated when the first was not good.
 * Sagittal: those in the best axial series' frame of reference (only there can levels be linked), T2 before other
 * contrasts, then as for axial series: they only show where the levels are. Localisers and the like never serve.
 * With a protocol's rule, an axial series that only a person may choose (`onlyByHand`) comes behind all others.
 */
export function chooseSeries(study: CatalogueStudy, rule?: SeriesRule): StudySeriesChoice {
  const candidates = candidatesOf(study);
  const axial = choose(
    candidates.filter(({ recognition }) => recognition.role === 't2-axial'),
    [
      ...(rule ? [byRuleFirst(rule)] : []),
      nativeFirst,
      plainFirst,
      surerFirst,
      coverageFirst,
      slicesFirst,
      matrixFirst,
      laterFirst,
    ],
  );
  const best = axial.candidates[0]?.series;
  const frame = best && frameOfReference(best);
  const frameFirst = prefer(({ series }) => frame !== undefined && frameOfReference(series) === frame, {
    kind: 'same-frame-of-reference-as-axial',
  });
  const sagittal = choose(
    candidates.filter(({ recognition }) => recognition.plane === 'sagittal' && !recognition.isRejected),
    [frameFirst, t2First, plainFirst, surerFirst, slicesFirst, matrixFirst, laterFirst],
  );
  return { axial, sagittal };
}

function candidatesOf(study: CatalogueStudy): SeriesCandidate[] {
  return study.series.map((series) => ({
    series,
    recognition: recogniseSeries(series),
    coverageMm: coverageMm(series),
  }));
}

function choose(candidates: readonly SeriesCandidate[], criteria: readonly Criterion[]): SeriesChoice {
  const decide = (a: SeriesCandidate, b: SeriesCandidate) =>
    criteria.map((criterion) => criterion(a, b)).find(({ order }) => order !== 0);
  const sorted = [...candidates].sort((a, b) => decide(a, b)?.order ?? 0);
  const [first, second] = sorted;
  if (!first) return { candidates: sorted };
  const reason = second ? decide(first, second)?.reason : { kind: 'only-one' as const };
  return { candidates: sorted, ...(reason && { reason }) };
}

function prefer(isPreferred: (candidate: SeriesCandidate) => boolean, reason: SeriesChoiceReason): Criterion {
  return (a, b) => ({ order: Number(isPreferred(b)) - Number(isPreferred(a)), reason });
}

const t2First = prefer(({ recognition }) => recognition.role === 't2-sagittal', {
  kind: 't2-before-other-contrast',
});

const plainFirst = prefer(({ recognition }) => !recognition.isFatSuppressed, {
  kind: 'plain-before-fat-suppressed',
});

const nativeFirst = prefer(({ recognition }) => !recognition.isContrastEnhanced, {
  kind: 'native-before-contrast-enhanced',
});

function byRuleFirst(rule: SeriesRule): Criterion {
  return (a, b) => {
    const [first, second] = [onlyByHand(a.recognition, rule), onlyByHand(b.recognition, rule)];
    const isAgent = (first ?? second) === 'contrast-enhanced';
    return {
      order: Number(first !== undefined) - Number(second !== undefined),
      reason: { kind: isAgent ? 'native-before-contrast-enhanced' : 'plain-before-fat-suppressed' },
    };
  };
}

const surerFirst: Criterion = ({ recognition: a }, { recognition: b }) => ({
  order: sureness[b.confidence] - sureness[a.confidence],
  reason: { kind: 'recognised-more-surely', confidence: a.confidence, than: b.confidence },
});

const coverageFirst: Criterion = (a, b) => ({
  // Whole steps keep the order transitive.
  order: Math.round(b.coverageMm / sameCoverageWithinMm) - Math.round(a.coverageMm / sameCoverageWithinMm),
  reason: { kind: 'covers-more', coverageMm: a.coverageMm, than: b.coverageMm },
});

const slicesFirst: Criterion = ({ series: a }, { series: b }) => ({
  order: b.slices.length - a.slices.length,
  reason: { kind: 'more-slices', slices: a.slices.length, than: b.slices.length },
});

const matrixFirst: Criterion = ({ series: a }, { series: b }) => ({
  order: matrixPixels(b) - matrixPixels(a),
  reason: { kind: 'larger-matrix', pixels: matrixPixels(a), than: matrixPixels(b) },
});

const laterFirst: Criterion = ({ series: a }, { series: b }) => ({
  order: (b.seriesNumber ?? 0) - (a.seriesNumber ?? 0),
  reason: { kind: 'acquired-later' },
});

/** Sum over the stacks of first to last slice: blocks at the discs do not cover what lies between them. */
function coverageMm(series: CatalogueSeries): number {
  return series.stacks.reduce((sum, { slices }) => {
    const first = slices[0]?.positionMm ?? 0;
    return sum + Math.abs((slices.at(-1)?.positionMm ?? first) - first);
  }, 0);
}

function matrixPixels(series: CatalogueSeries): number {
  const grid = series.slices[0]?.header.grid;
  return grid ? grid.columns * grid.rows : 0;
}

function frameOfReference(series: CatalogueSeries): string | undefined {
  return series.slices[0]?.header.frameOfReferenceUid;
}
