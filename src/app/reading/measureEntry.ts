import type { Result } from '../../base/result';
import { stableText } from '../../base/stableText';
import { type ImageRef, imageKey } from '../../domain/image/imageRef';
import type { PointPx } from '../../domain/image/point';
import type { SliceImage } from '../../domain/image/sliceImage';
import type { FatRequest } from '../../domain/measurement/fat/roiFat';
import { type LiveMeasurement, liveMeasurement } from '../../domain/measurement/liveMeasurement';
import { type MeasureProblem, measureRoi } from '../../domain/measurement/measureRoi';
import type { LeanSample, RoiMeasurement, SignalStatistics } from '../../domain/measurement/roiMeasurement';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';
import { referenceMuscleId, referenceTissueOf } from '../../domain/reading/referenceTissue';
import { type Roi, type RoiExclusion, type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';

export type RoiEntry = Extract<ReadingEntry, { kind: 'roi' }>;

/** The entry of the lean-muscle sample that belongs to a target: of the same scan and site. */
export function leanSampleKey(target: RoiTarget): string {
  return targetKey({ ...target, muscleId: referenceMuscleId('lean-muscle'), side: 'none' });
}

/** Whether a target is the sample from which the protocol's fat method takes its threshold. */
export function isLeanSample(target: RoiTarget, protocol: Protocol): boolean {
  return protocol.fatMethod.kind === 'lean-sample' && targetKey(target) === leanSampleKey(target);
}

/** Mean and SD of the lean-muscle sample, in the protocol's kind of value; it must lie on the same slice. */
function leanSampleOf(
  roi: Roi,
  entries: Reading['entries'],
  { valueKind }: Protocol,
): SignalStatistics | undefined {
  const entry = entries[leanSampleKey(roi.target)];
  if (entry?.kind !== 'roi' || imageKey(entry.roi.image) !== imageKey(roi.image)) return undefined;
  const { signal } = entry.measurement;
  if (signal.kind !== 'known') return undefined;
  const byKind = {
    displayed: signal.displayed,
    stored: signal.stored,
    'philips-floating-point': signal.floatingPoint,
  };
  return byKind[valueKind];
}

/** Measures an ROI as the protocol says; `entries` are those of its reading, for the sample that tells lean from fat. */
export function measureFor(
  protocol: Protocol,
  image: SliceImage,
  roi: Roi,
  entries: Reading['entries'],
): Result<RoiMeasurement, MeasureProblem> {
  const { valueKind, pixelRule } = protocol;
  const of = { roiRevision: roi.revision ?? 1, image: roi.image, valueKind };
  const fat = fatRequest(protocol, roi, entries);
  return measureRoi(image, roi.outlinePx, roi.exclusions, pixelRule, { fat, of });
}

function fatRequest(protocol: Protocol, roi: Roi, entries: Reading['entries']): FatRequest | undefined {
  const method = fatMethodFor(roi.target, protocol);
  if (method.kind === 'none') return undefined;
  const leanSample = method.kind === 'lean-sample' ? leanSampleOf(roi, entries, protocol) : undefined;
  return { method, valueKind: protocol.valueKind, leanSample };
}

/**
 * Entries of one scan's slice with every ROI on it measured as the protocol says, the lean sample first. What cannot be
 * measured, or comes out as it was, stays the same object.
 */
export function entriesMeasuredAnew(
  protocol: Protocol,
  image: SliceImage,
  ref: ImageRef,
  entries: Reading['entries'],
  timePoint: TimePoint,
): Reading['entries'] {
  const onSlice = Object.entries(entries).flatMap(([key, entry]): [string, RoiEntry][] =>
    entry.kind === 'roi' &&
    entry.roi.target.timePoint === timePoint &&
    imageKey(entry.roi.image) === imageKey(ref)
      ? [[key, entry]]
      : [],
  );
  const samplesFirst = onSlice.sort(
    ([, a], [, b]) =>
      Number(isLeanSample(b.roi.target, protocol)) - Number(isLeanSample(a.roi.target, protocol)),
  );
  let now = entries;
  for (const [key, entry] of samplesFirst) {
    const measured = measureFor(protocol, image, entry.roi, now);
    if (!measured.ok || stableText(measured.value) === stableText(entry.measurement)) continue;
    now = { ...now, [key]: { ...entry, measurement: measured.value } };
  }
  return now;
}

/** An ROI measured by the rule of its stored measurement, to check that measurement; without fat. */
export function measureAsBefore(
  image: SliceImage,
  { roi, measurement }: RoiEntry,
): Result<RoiMeasurement, MeasureProblem> {
  return measureRoi(image, roi.outlinePx, roi.exclusions, measurement.rule.id);
}

/**
 * Whether a measurement was made by the protocol's pixel rule, value and fat method, which are never mixed in a table, and
 * from the lean sample that is among the reading's `entries` now.
 */
export function fitsProtocol(
  { roi, measurement }: RoiEntry,
  protocol: Protocol,
  entries: Reading['entries'],
): boolean {
  const method = fatMethodFor(roi.target, protocol);
  const isFatFit =
    method.kind === 'none'
      ? measurement.fat === undefined
      : stableText(measurement.fat?.method) === stableText(method) &&
        isOfSample(measurement.fat?.leanSample, fatRequest(protocol, roi, entries)?.leanSample);
  const isValueFit = (measurement.of?.valueKind ?? protocol.valueKind) === protocol.valueKind;
  return measurement.rule.id === protocol.pixelRule && isValueFit && isFatFit;
}

/** Whether fat was found from this sample; a sample of one pixel gives none. */
function isOfSample(used: LeanSample | undefined, sample: FatRequest['leanSample']): boolean {
  if (used === undefined || sample?.sd === undefined) return used === undefined && sample?.sd === undefined;
  // As of a sample measured again: the last digits may differ between versions.
  const within = 1e-9 * Math.max(Math.abs(sample.mean), sample.sd);
  return Math.abs(used.mean - sample.mean) <= within && Math.abs(used.sd - sample.sd) <= within;
}

/** Fat is told from lean muscle in muscles, not in the tissues that they are compared with. */
function fatMethodFor({ muscleId }: RoiTarget, { fatMethod }: Protocol): Protocol['fatMethod'] {
  return referenceTissueOf(muscleId) === undefined ? fatMethod : { kind: 'none' };
}

/** Numbers of a form that is drawn or dragged, measured as the protocol says; fat comes with the commit. */
export function liveFor(
  protocol: Protocol,
  image: SliceImage,
  verticesPx: readonly PointPx[],
  exclusions: readonly RoiExclusion[],
): LiveMeasurement {
  return liveMeasurement(image, verticesPx, exclusions, protocol.pixelRule);
}
