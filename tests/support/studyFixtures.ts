import { present } from '../../src/base/assert';
import {
  observerId,
  projectId,
  readingId,
  seriesInstanceUid,
  sopInstanceUid,
  studyInstanceUid,
  subjectId,
} from '../../src/domain/ids';
import type { IsoDate } from '../../src/domain/isoDate';
import { parseIsoDate } from '../../src/domain/isoDate';
import { vertebralLevels } from '../../src/domain/level';
import type { RoiMeasurement } from '../../src/domain/measurement/roiMeasurement';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import type { RoiTarget } from '../../src/domain/reading/roi';
import { targetKey } from '../../src/domain/reading/roi';
import type { Side } from '../../src/domain/side';
import type { Project } from '../../src/domain/study/project';
import type { Protocol } from '../../src/domain/study/protocol';
import { defaultProtocol } from '../../src/domain/study/protocol';
import type { Covariates, Scan, Subject } from '../../src/domain/study/subject';
import type { TimePoint } from '../../src/domain/timePoint';

/** Some fixtures lie at levels outside the regions that a study usually measures: here they are of the study. */
const allLevels: Protocol = { ...defaultProtocol('Fixture'), levels: vertebralLevels };

/** The project that all fixtures belong to. */
export const fixtureProjectId = projectId('P1');

/** A calendar date that is known to be one. */
export function day(text: string): IsoDate {
  return present(parseIsoDate(text), `date ${text}`);
}

/** A project of the default protocol, unblinded unless told otherwise. */
export function makeProject(overrides: Partial<Project> = {}): Project {
  return {
    id: fixtureProjectId,
    protocol: allLevels,
    kind: { kind: 'study' },
    identity: 'kept',
    createdAtUtc: '2026-01-01T00:00:00Z',
    openedAtUtc: '2026-01-01T00:00:00Z',
    unblinding: { atUtc: '2026-06-01T00:00:00Z', reason: 'all readings signed' },
    ...overrides,
  };
}

function makeScan(code: string, timePoint: TimePoint, studyDate: string | undefined): Scan {
  return {
    studyInstanceUid: studyInstanceUid(`1.2.${code}.${timePoint}`),
    axialSeriesUid: seriesInstanceUid(`1.2.${code}.${timePoint}.1`),
    ...(studyDate === undefined ? {} : { studyDate: day(studyDate) }),
    reason: { kind: 'chosen-by-user' },
  };
}

export interface SubjectOptions {
  readonly covariates?: Covariates;
  readonly preopDate?: string | undefined;
  readonly followUpDate?: string | undefined;
  readonly exclusion?: Subject['exclusion'];
}

/** A subject with both scans and a surgery date; not refractured unless told otherwise. */
export function makeSubject(code: string, options: SubjectOptions = {}): Subject {
  const preopDate = 'preopDate' in options ? options.preopDate : '2020-01-01';
  const followUpDate = 'followUpDate' in options ? options.followUpDate : '2020-09-07';
  return {
    id: subjectId(`id-${code}`),
    projectId: fixtureProjectId,
    code,
    patientKey: `patient of ${code}`,
    covariates: {
      surgeryDate: day('2020-01-10'),
      refracture: { kind: 'none-on-final-scan' },
      ...options.covariates,
    },
    scans: { preop: makeScan(code, 'preop', preopDate), followUp: makeScan(code, 'followUp', followUpDate) },
    ...(options.exclusion ? { exclusion: options.exclusion } : {}),
  };
}

/** A confirmed refracture inside the fixture's interval. */
export const refractured: Covariates = {
  refracture: { kind: 'confirmed', events: [{ date: day('2020-09-01'), levels: ['L1'] }] },
};

/** A measurement with equal gross and net area unless told otherwise. */
export function makeMeasurement(
  values: { readonly grossMm2: number; readonly mean: number; readonly netMm2?: number },
  overrides: Partial<RoiMeasurement> = {},
): RoiMeasurement {
  return {
    rule: { id: 'centre', version: '1.0' },
    area: {
      kind: 'known',
      grossMm2: values.grossMm2,
      netMm2: values.netMm2 ?? values.grossMm2,
      spacing: { rowMm: 0.5, columnMm: 0.75 },
    },
    signal: {
      kind: 'known',
      pixelCount: 1000,
      paddingCount: 0,
      displayed: { mean: values.mean, sd: 10, min: 1, max: 900, median: values.mean },
      stored: { mean: values.mean, sd: 10, min: 1, max: 900, median: values.mean },
    },
    isLossy: false,
    ...overrides,
  };
}

/** The target of the default protocol. */
export function makeTarget(timePoint: TimePoint, side: Side, overrides: Partial<RoiTarget> = {}): RoiTarget {
  return { timePoint, side, siteId: 'fractured-level', muscleId: 'mf-es', ...overrides };
}

/** An entry with a square outline. */
export function makeRoiEntry(target: RoiTarget, measurement: RoiMeasurement): ReadingEntry {
  return {
    kind: 'roi',
    roi: {
      target,
      image: { sopInstanceUid: sopInstanceUid(`1.2.3.${target.timePoint}`), frame: 0 },
      imageFingerprint: `pixels of ${target.timePoint}`,
      outlinePx: [
        [0.5, 0.25],
        [10, 0.25],
        [10, 10],
      ],
      exclusions: [],
      committedAtUtc: '2026-02-01T00:00:00Z',
    },
    measurement,
  };
}

/** CSA (mm²) and SI per time point and side. */
export type CellValues = Readonly<
  Record<TimePoint, Readonly<Record<Side, readonly [csaMm2: number, si: number]>>>
>;

export interface ReadingOptions {
  readonly entries?: Readonly<Record<string, ReadingEntry>>;
  readonly overrides?: Partial<Reading>;
}

/** A signed first-round reading of the default protocol; single entries can be replaced by key. */
export function makeReading(
  subject: Subject,
  observer: string,
  values: CellValues,
  options: ReadingOptions = {},
): Reading {
  const entries: Record<string, ReadingEntry> = {};
  for (const timePoint of ['preop', 'followUp'] as const) {
    for (const side of ['right', 'left'] as const) {
      const target = makeTarget(timePoint, side);
      const [grossMm2, mean] = values[timePoint][side];
      entries[targetKey(target)] = makeRoiEntry(target, makeMeasurement({ grossMm2, mean }));
    }
  }
  return {
    id: readingId(`${subject.code}-${observer}-1`),
    projectId: fixtureProjectId,
    subjectId: subject.id,
    observerId: observerId(observer),
    round: 1,
    state: 'signed',
    signedAtUtc: '2026-03-01T00:00:00Z',
    reopenings: [],
    sliceChoices: {},
    entries: { ...entries, ...options.entries },
    revision: 1,
    ...options.overrides,
  };
}

/** The same CSA and SI on both sides. */
export function evenCells(preop: readonly [number, number], followUp: readonly [number, number]): CellValues {
  return { preop: { right: preop, left: preop }, followUp: { right: followUp, left: followUp } };
}

/** The default protocol with changes. */
export function makeProtocol(overrides: Partial<Protocol> = {}): Protocol {
  return { ...allLevels, ...overrides };
}
