import type { Catalogue, CatalogueSeries } from '../catalogue/catalogue';
import { recogniseSeries } from '../catalogue/recogniseSeries';
import { floatingPointOf } from '../image/valueMaps';
import { timePoints } from '../timePoint';
import { vendorText } from './acquisitionTexts';
import type { ValueKind } from './protocol';
import type { Subject } from './subject';
import { seriesByUid } from './subjectPairs';

/** A kind of value that a project may call SI, and how many of its axial series have it. */
export interface OfferedValueKind {
  readonly kind: ValueKind;
  readonly seriesWithIt: number;
  readonly series: number;
  /** Offered before the others: Philips scanners scale each series anew, and only this value takes that out again. */
  readonly isRecommended: boolean;
}

/**
 * The kinds of value that may be SI, the one to consider first in front. A project is Philips' when more than half of its
 * series are; its floating-point value is then recommended if at least one series has it. Where no series has it, it is
 * not offered; with no series at all nothing is known, and everything is offered.
 */
export function valueKindsOffered(series: readonly CatalogueSeries[]): readonly OfferedValueKind[] {
  const withScale = series.filter(hasFloatingPoint).length;
  const philips = series.filter(isPhilips).length;
  const isRecommended = withScale > 0 && 2 * philips > series.length;
  const everywhere = { seriesWithIt: series.length, series: series.length, isRecommended: false };
  const floatingPoint: OfferedValueKind = {
    kind: 'philips-floating-point',
    seriesWithIt: withScale,
    series: series.length,
    isRecommended,
  };
  const displayed: OfferedValueKind = { kind: 'displayed', ...everywhere };
  const isOffered = withScale > 0 || series.length === 0;
  return [
    ...(isRecommended ? [floatingPoint, displayed] : [displayed, ...(isOffered ? [floatingPoint] : [])]),
    { kind: 'stored', ...everywhere },
  ];
}

/** The series that are measured: the axial ones of the subjects' scans, or before there are any, all T2 axial ones. */
export function measuredSeries(
  subjects: readonly Pick<Subject, 'scans' | 'exclusion'>[],
  catalogue: Catalogue,
): readonly CatalogueSeries[] {
  const all = seriesByUid(catalogue);
  const taken = subjects
    .filter(({ exclusion }) => !exclusion)
    .flatMap(({ scans }) => timePoints.flatMap((timePoint) => scans[timePoint]?.axialSeriesUid ?? []))
    .flatMap((uid) => all.get(uid) ?? []);
  return taken.length > 0
    ? taken
    : [...all.values()].filter((series) => recogniseSeries(series).role === 't2-axial');
}

/** Every image must have the value: an observer may choose any slice. */
function hasFloatingPoint({ slices }: CatalogueSeries): boolean {
  return slices.length > 0 && slices.every(({ header }) => floatingPointOf(header) !== undefined);
}

function isPhilips({ slices }: CatalogueSeries): boolean {
  return vendorText(slices[0]?.header.acquisition.manufacturer) === 'Philips';
}
