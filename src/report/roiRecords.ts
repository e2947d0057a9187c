import { readingsBySubject } from '../analysis/readingsBySubject';
import { subjectsInOrder } from '../analysis/subjectsInOrder';
import { imageKey } from '../domain/image/imageRef';
import type { SliceHeader } from '../domain/image/sliceHeader';
import { daysBetween, type IsoDate } from '../domain/isoDate';
import type { RoiArea, SignalStatistics } from '../domain/measurement/roiMeasurement';
import { signalValues } from '../domain/measurement/signalValues';
import type { Reading, ReadingEntry } from '../domain/reading/reading';
import { type RoiTarget, targetKey } from '../domain/reading/roi';
import type { RoiSide } from '../domain/side';
import { sides } from '../domain/side';
import type { Person } from '../domain/study/blinding';
import type { Project } from '../domain/study/project';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { targetsOf } from '../domain/study/targets';
import { timePoints } from '../domain/timePoint';
import type { CsvValue } from './csvText';
import { missingWhyText } from './reasonText';
import type { RoiColumnName } from './roiColumns';
import { areaPart, drawingPart, exclusionPart, fatPart, slicePart, togetherPart } from './roiFacts';
import { type RoiPlaces, roiPlaces } from './roiPlaces';
import { muscleName } from './structureNames';

/** What the ROI file is made from. */
export interface RoiCsvInput {
  readonly person: Person;
  readonly project: Project;
  readonly subjects: readonly Subject[];
  readonly readings: readonly Reading[];
  /** Headers by `imageKey`, for slice number and rescale; a slice without one leaves those places empty. */
  readonly headers: ReadonlyMap<string, SliceHeader>;
}

/** Whether calendar dates leave: without them the days from surgery remain. */
export interface RowOptions {
  readonly hasDates: boolean;
}

/** One row of the ROI file. */
export type RoiRecord = Readonly<Record<RoiColumnName, CsvValue>>;

/**
 * All ROIs of all observers and rounds, and every reason why there is none; see `roiColumns`. Ordered by subject, observer,
 * round, time point and target, whatever the order of the input. Shows observers to each other: whoever calls has asked for access.
 */
export function roiRecords(input: RoiCsvInput, options: RowOptions): readonly RoiRecord[] {
  return [...eachRoiRecord(input, options)];
}

/** The same, one at a time: there may be very many. */
export function* eachRoiRecord(input: RoiCsvInput, options: RowOptions): Generator<RoiRecord> {
  const readings = readingsBySubject(input.readings);
  const asked = new Set(targetsOf(input.project.protocol).map(targetKey));
  for (const subject of subjectsInOrder(input.subjects)) {
    const own = readings.get(subject.id) ?? [];
    const place = { ...input, asked, places: roiPlaces(subject, own, input.project.protocol) };
    for (const reading of [...own].sort(byObserverAndRound)) {
      for (const entry of Object.values(reading.entries).sort(byTarget)) {
        yield rowOf(entry, reading, subject, place, options);
      }
    }
  }
}

interface RowInput extends RoiCsvInput {
  readonly places: RoiPlaces;
  /** Keys of the targets that the protocol asks for. */
  readonly asked: ReadonlySet<string>;
}

function rowOf(
  entry: ReadingEntry,
  reading: Reading,
  subject: Subject,
  { project, headers, places, asked }: RowInput,
  { hasDates }: RowOptions,
): RoiRecord {
  const { protocol } = project;
  const target = targetOf(entry);
  const key = targetKey(target);
  const standing = places.standingOf(reading, key);
  const weights = places.weightsOf(reading, key, entry);
  const studyDate = scanDate(entry, subject, headers);
  const { surgeryDate, level } = subject.covariates;
  return {
    project: protocol.title,
    subject: subject.code,
    is_training: subject.isTraining === true,
    time_point: target.timePoint,
    study_date: hasDates ? studyDate : undefined,
    days_from_surgery: surgeryDate && studyDate ? daysBetween(surgeryDate, studyDate) : undefined,
    level,
    site: target.siteId,
    muscle: target.muscleId,
    muscle_name: muscleName(protocol, target.muscleId),
    side: target.side,
    is_in_protocol: asked.has(key),
    observer: reading.observerId,
    round: reading.round,
    reading_kind: places.kindOf(reading),
    settled_by: standing?.settlement.decision,
    settling: standing?.kind,
    weight_of_originals: weights.originals,
    weight_with_adjudication: weights.withAdjudication,
    state: reading.state,
    reopenings: reading.reopenings.length,
    ...measuredPart(entry, headers, protocol),
    ...slicePart(entry, reading),
    ...togetherPart(entry, reading, protocol),
  };
}

/** The date of the scan; of an outline that lies on another one, that of its own slice. */
function scanDate(
  entry: ReadingEntry,
  { scans }: Subject,
  headers: ReadonlyMap<string, SliceHeader>,
): IsoDate | undefined {
  const scan = scans[targetOf(entry).timePoint];
  const header = entry.kind === 'roi' ? headers.get(imageKey(entry.roi.image)) : undefined;
  const isElsewhere = header !== undefined && header.seriesInstanceUid !== scan?.axialSeriesUid;
  return isElsewhere ? header.studyDate : scan?.studyDate;
}

type MeasuredColumn = Exclude<
  RoiColumnName,
  | 'project'
  | 'subject'
  | 'is_training'
  | 'time_point'
  | 'study_date'
  | 'days_from_surgery'
  | 'level'
  | 'site'
  | 'muscle'
  | 'muscle_name'
  | 'side'
  | 'is_in_protocol'
  | keyof ReturnType<typeof slicePart>
  | keyof ReturnType<typeof togetherPart>
  | 'observer'
  | 'round'
  | 'reading_kind'
  | 'settled_by'
  | 'settling'
  | 'weight_of_originals'
  | 'weight_with_adjudication'
  | 'state'
  | 'reopenings'
>;

function measuredPart(
  entry: ReadingEntry,
  headers: ReadonlyMap<string, SliceHeader>,
  protocol: Protocol,
): Readonly<Record<MeasuredColumn, CsvValue>> {
  const { valueKind } = protocol;
  const roi = entry.kind === 'roi' ? entry.roi : undefined;
  const measurement = entry.kind === 'roi' ? entry.measurement : undefined;
  const signal = measurement?.signal.kind === 'known' ? measurement.signal : undefined;
  const si = measurement && signalValues(measurement.signal, valueKind);
  const header = roi ? headers.get(imageKey(roi.image)) : undefined;
  return {
    sop_instance_uid: roi?.image.sopInstanceUid,
    frame: roi?.image.frame,
    slice_instance_number: header?.instanceNumber,
    rescale_slope: header?.rescale.slope,
    rescale_intercept: header?.rescale.intercept,
    rescale_is_stated: header?.rescale.isStated,
    modality_table_entries: header?.rescale.table?.entries,
    philips_scale_slope: header?.philipsScale?.slope,
    philips_scale_intercept: header?.philipsScale?.intercept,
    pixel_rule: measurement?.rule.id,
    pixel_rule_version: measurement?.rule.version,
    csa_kind: measurement && protocol.csaKind,
    ...areaPart(measurement),
    ...exclusionPart(roi, measurement),
    pixel_count: measurement ? (signal?.pixelCount ?? 0) : undefined,
    padding_count: measurement?.signal.paddingCount,
    value_kind: measurement && valueKind,
    ...siPart(si?.ok ? si.value : undefined),
    no_si_reason: si && !si.ok ? missingWhyText(si.error) : undefined,
    ...displayedPart(signal?.displayed),
    ...storedPart(signal?.stored),
    ...floatingPointPart(signal?.floatingPoint),
    ...fatPart(measurement, protocol),
    is_lossy: measurement?.isLossy,
    no_area_reason: measurement ? noAreaText(measurement.area) : undefined,
    cannot_measure_reason: entry.kind === 'cannot-measure' ? entry.reason : undefined,
    note: entry.kind === 'cannot-measure' ? entry.note : undefined,
    recorded_at: entry.kind === 'roi' ? entry.roi.committedAtUtc : entry.recordedAtUtc,
    ...drawingPart(roi, measurement),
    outline_px: roi ? JSON.stringify(roi.outlinePx) : undefined,
    exclusions_px: roi ? JSON.stringify(roi.exclusions) : undefined,
  };
}

type StatisticsColumn<Prefix extends string> = `${Prefix}_${'mean' | 'sd' | 'min' | 'max' | 'median'}_au`;

/** Statistics of a signal under names that begin with what it is of. */
function statisticsPart<Prefix extends string>(prefix: Prefix) {
  const [mean, sd, min, max, median] = ['mean', 'sd', 'min', 'max', 'median'].map(
    (name) => `${prefix}_${name}_au`,
  ) as [string, string, string, string, string];
  return (statistics: SignalStatistics | undefined) =>
    // The compiler keeps no computed keys; the type says which there are.
    ({
      [mean]: statistics?.mean,
      [sd]: statistics?.sd,
      [min]: statistics?.min,
      [max]: statistics?.max,
      [median]: statistics?.median,
    }) as Readonly<Record<StatisticsColumn<Prefix>, CsvValue>>;
}

const siPart = statisticsPart('si');
const displayedPart = statisticsPart('displayed');
const storedPart = statisticsPart('stored');
const floatingPointPart = statisticsPart('floating_point');

function noAreaText(area: RoiArea): string | undefined {
  if (area.kind === 'known') return undefined;
  const { problem } = area;
  return problem.kind === 'missing'
    ? `${problem.tag} is missing`
    : `${problem.tag} is impossible: ${problem.text}`;
}

function targetOf(entry: ReadingEntry): RoiTarget {
  return entry.kind === 'roi' ? entry.roi.target : entry.target;
}

function byObserverAndRound(a: Reading, b: Reading): number {
  return compareText(a.observerId, b.observerId) || a.round - b.round || compareText(a.id, b.id);
}

function byTarget(a: ReadingEntry, b: ReadingEntry): number {
  const x = targetOf(a);
  const y = targetOf(b);
  const sideOrder = (side: RoiSide) => [...sides, 'none'].indexOf(side);
  return (
    timePoints.indexOf(x.timePoint) - timePoints.indexOf(y.timePoint) ||
    compareText(x.siteId, y.siteId) ||
    compareText(x.muscleId, y.muscleId) ||
    sideOrder(x.side) - sideOrder(y.side)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
