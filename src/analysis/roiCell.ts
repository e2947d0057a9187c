import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import { stableText } from '../base/stableText';
import type { ObserverId, SeriesInstanceUid, SubjectId } from '../domain/ids';
import type { GeometryProblem } from '../domain/image/imageGrid';
import { type ImageRef, imageKey } from '../domain/image/imageRef';
import type { FatUnknown, RoiMeasurement } from '../domain/measurement/roiMeasurement';
import type { NoSignal } from '../domain/measurement/signalValues';
import { signalValues } from '../domain/measurement/signalValues';
import type { CannotMeasureReason, Reading } from '../domain/reading/reading';
import type { Roi, RoiTarget } from '../domain/reading/roi';
import { targetKey } from '../domain/reading/roi';
import type { FatMethod, Protocol, ValueKind } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';

/** Why an observer's value for one target is not there. */
export type MissingWhy =
  | { readonly kind: 'no-reading' }
  | { readonly kind: 'not-signed' }
  /** Two records for the same observer and round: which one counts is not ours to guess. */
  | { readonly kind: 'several-readings'; readonly count: number }
  | { readonly kind: 'no-entry' }
  | { readonly kind: 'cannot-measure'; readonly reason: CannotMeasureReason; readonly note: string }
  | { readonly kind: 'no-area'; readonly problem: GeometryProblem }
  | NoSignal
  /** Outlined on a slice of another series than the subject's scan is now, as after pairing elsewhere. */
  | { readonly kind: 'other-scan' }
  /** The same pixels in the same place were outlined at the other time point: one scan, exported twice. */
  | { readonly kind: 'same-image' }
  /** Another observer outlined other pixels under the same SOP Instance UID, as of a copy that was changed. */
  | { readonly kind: 'other-pixels' }
  /** Measured by another pixel rule than the protocol's; two rules are never averaged. */
  | { readonly kind: 'other-pixel-rule'; readonly ruleId: string }
  /** A reference tissue that lies on another slice than a muscle of the same reading. */
  | { readonly kind: 'other-slice' }
  /** Measured before the protocol asked for fat. */
  | { readonly kind: 'no-fat' }
  /** The fat method gave nothing. */
  | { readonly kind: 'fat-unknown'; readonly why: FatUnknown }
  /** Fat by another method, or of another kind of value, than the protocol's; two methods are never mixed. */
  | { readonly kind: 'other-fat-method'; readonly method: FatMethod; readonly valueKind?: ValueKind };

/** Areas of one ROI. `csaMm2` is one of the other two, by the protocol. */
export interface RoiAreas {
  readonly csaMm2: number;
  readonly grossMm2: number;
  readonly netMm2: number;
}

/** The one signed reading of an observer in a round, or why there is none. */
export function signedReading(
  readings: readonly Reading[],
  of: { readonly subjectId: SubjectId; readonly observerId: ObserverId; readonly round: number },
): Result<Reading, MissingWhy> {
  const found = readings.filter(
    (r) => r.subjectId === of.subjectId && r.observerId === of.observerId && r.round === of.round,
  );
  const [reading] = found;
  if (!reading) return err({ kind: 'no-reading' });
  if (found.length > 1) return err({ kind: 'several-readings', count: found.length });
  return reading.state === 'signed' ? ok(reading) : err({ kind: 'not-signed' });
}

/** The series of every slice that the project knows, by `imageKey`. */
export type SeriesOfSlices = ReadonlyMap<string, SeriesInstanceUid>;

/**
 * Whether an outline lies on another series than the subject's scan of its time point: it was drawn where the subject
 * was paired otherwise. False for slices that the project does not know.
 */
function isOnOtherScan(
  { image, target }: { readonly image: ImageRef; readonly target: RoiTarget },
  { scans }: Pick<Subject, 'scans'>,
  seriesOf: SeriesOfSlices | undefined,
): boolean {
  const series = seriesOf?.get(imageKey(image));
  return series !== undefined && series !== scans[target.timePoint]?.axialSeriesUid;
}

/** Whether an outline lies on the very image that another time point was outlined on, whatever its UIDs. */
function isOnSameImage(reading: Reading, { target, imageFingerprint }: Roi): boolean {
  return Object.values(reading.entries).some(
    (entry) =>
      entry.kind === 'roi' &&
      entry.roi.target.timePoint !== target.timePoint &&
      entry.roi.imageFingerprint === imageFingerprint,
  );
}

/** Whether somebody else's outline of this very slice was drawn on other pixels, geometry or scaling. */
function isOnOtherPixels({ image, imageFingerprint }: Roi, readings: readonly Reading[]): boolean {
  const key = imageKey(image);
  return readings.some(
    ({ state, entries }) =>
      state === 'signed' &&
      Object.values(entries).some(
        (entry) =>
          entry.kind === 'roi' &&
          entry.roi.imageFingerprint !== imageFingerprint &&
          imageKey(entry.roi.image) === key,
      ),
  );
}

/** What a reading's targets are held against. */
export interface RoiContext {
  /** All of the subject's readings. */
  readonly readings: readonly Reading[];
  readonly subject: Pick<Subject, 'scans'>;
  readonly protocol: Protocol;
  readonly seriesOf?: SeriesOfSlices | undefined;
}

/** What one target of a signed reading measured, or why it has no measurement. */
export function roiMeasurement(
  reading: Reading,
  target: RoiTarget,
  { readings, subject, protocol, seriesOf }: RoiContext,
): Result<RoiMeasurement, MissingWhy> {
  const entry = reading.entries[targetKey(target)];
  if (!entry) return err({ kind: 'no-entry' });
  if (entry.kind === 'cannot-measure') {
    return err({ kind: 'cannot-measure', reason: entry.reason, note: entry.note });
  }
  if (isOnOtherScan(entry.roi, subject, seriesOf)) return err({ kind: 'other-scan' });
  if (isOnSameImage(reading, entry.roi)) return err({ kind: 'same-image' });
  if (isOnOtherPixels(entry.roi, readings)) return err({ kind: 'other-pixels' });
  const { rule } = entry.measurement;
  if (rule.id !== protocol.pixelRule) return err({ kind: 'other-pixel-rule', ruleId: rule.id });
  return ok(entry.measurement);
}

/** Areas of a measurement, and which of them is *the* CSA by the protocol. */
export function roiAreas(measurement: RoiMeasurement, protocol: Protocol): Result<RoiAreas, MissingWhy> {
  const { area } = measurement;
  if (area.kind === 'unknown') return err({ kind: 'no-area', problem: area.problem });
  const { grossMm2, netMm2 } = area;
  return ok({ csaMm2: protocol.csaKind === 'gross' ? grossMm2 : netMm2, grossMm2, netMm2 });
}

/** Mean signal of a measurement, from the pixels of the net area, of the kind of value that the protocol asks for. */
export function roiSi(measurement: RoiMeasurement, protocol: Protocol): Result<number, NoSignal> {
  const values = signalValues(measurement.signal, protocol.valueKind);
  return values.ok ? ok(values.value.mean) : values;
}

/** Fat and lean muscle of one ROI. */
export interface RoiFatValues {
  readonly fatPercent: number;
  /** Functional CSA. */
  readonly leanAreaMm2: number;
  readonly fatAreaMm2: number;
}

/**
 * Fat of a measurement by the protocol's method, or why there is none. `undefined` where the protocol asks for none.
 *
 * Without pixel spacing there is no area, and the subject is out of the tables for that already.
 */
export function roiFat(
  { fat, area }: RoiMeasurement,
  { fatMethod, valueKind }: Protocol,
): Result<RoiFatValues, MissingWhy> | undefined {
  if (fatMethod.kind === 'none') return undefined;
  if (!fat) return err({ kind: 'no-fat' });
  if (stableText(fat.method) !== stableText(fatMethod)) {
    return err({ kind: 'other-fat-method', method: fat.method });
  }
  if (fat.valueKind !== valueKind) {
    return err({ kind: 'other-fat-method', method: fat.method, valueKind: fat.valueKind });
  }
  if (fat.kind === 'unknown') return err({ kind: 'fat-unknown', why: fat.why });
  const { fatPercent, leanAreaMm2, fatAreaMm2 } = fat;
  if (leanAreaMm2 === undefined || fatAreaMm2 === undefined) {
    const problem: GeometryProblem =
      area.kind === 'unknown' ? area.problem : { kind: 'missing', tag: 'PixelSpacing' };
    return err({ kind: 'no-area', problem });
  }
  return ok({ fatPercent, leanAreaMm2, fatAreaMm2 });
}
