import { patientKey } from '../../../src/domain/catalogue/patientKey';
import {
  observerId,
  type ProjectId,
  readingId,
  seriesInstanceUid,
  sopInstanceUid,
  studyInstanceUid,
  subjectId,
} from '../../../src/domain/ids';
import type { ImagePlane } from '../../../src/domain/image/imageGrid';
import type { PointPx } from '../../../src/domain/image/point';
import type { SliceHeader } from '../../../src/domain/image/sliceHeader';
import { type IsoDate, parseIsoDate } from '../../../src/domain/isoDate';
import type { StoredImage } from '../../../src/domain/keeping/storedProject';
import { vertebralLevels } from '../../../src/domain/level';
import type { Reading, ReadingEntry } from '../../../src/domain/reading/reading';
import { targetKey } from '../../../src/domain/reading/roi';
import type { Protocol } from '../../../src/domain/study/protocol';
import type { Scan, Subject } from '../../../src/domain/study/subject';
import { targetsOf } from '../../../src/domain/study/targets';

/*
 * A made-up cohort of any size, as a study of it would be stored: two scans a subject, each with ten axial and ten
 * sagittal slices whose headers say what a scanner's do, and readings of two observers.
 */

const slicesASeries = 10;

/** The same number between 0 and 1 for the same text, without a pattern between neighbours. */
function lot(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489917);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function dateAt(days: number): IsoDate {
  const text = new Date(Date.UTC(2015, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
  const date = parseIsoDate(text);
  if (!date) throw new Error(`no date ${text}`);
  return date;
}

function planeOf(isAxial: boolean, slice: number, seed: string): ImagePlane {
  const tilt = (lot(`${seed}tilt`) - 0.5) * 0.3;
  const [c, s] = [Math.cos(tilt), Math.sin(tilt)];
  return isAxial
    ? {
        originLps: [-98.4375 + lot(`${seed}x`), -112.218 - slice * 4.4 * s, 41.0625 + slice * 4.4 * c],
        rowDirectionLps: [1, 0, 0],
        columnDirectionLps: [0, c, s],
      }
    : {
        originLps: [-18.35 + slice * 4.4, -141.0625 + lot(`${seed}y`), 152.75],
        rowDirectionLps: [0, 1, 0],
        columnDirectionLps: [0, 0, -1],
      };
}

interface StudyOf {
  readonly patient: SliceHeader['patient'];
  readonly date: IsoDate;
  readonly root: string;
  readonly folder: string;
}

function seriesOf({ patient, date, root, folder }: StudyOf, isAxial: boolean): readonly StoredImage[] {
  const number = isAxial ? 401 : 301;
  const name = isAxial ? 'T2W_TSE_ax' : 'T2W_TSE_sag';
  return Array.from({ length: slicesASeries }, (_, slice) => ({
    path: `${folder}/${isAxial ? 'ax' : 'sag'}/IM_${String(slice + 1).padStart(4, '0')}`,
    sizeBytes: 206_000 + Math.round(lot(`${root}${number}${slice}`) * 900),
    header: {
      sopInstanceUid: sopInstanceUid(
        `${root}.${number}.${Math.round(lot(`${root}${number}`) * 1e9)}.${slice + 1}`,
      ),
      sopClassUid: '1.2.840.10008.5.1.4.1.1.4',
      frame: 0,
      frames: 1,
      seriesInstanceUid: seriesInstanceUid(`${root}.${number}.${Math.round(lot(`${root}${number}`) * 1e9)}`),
      studyInstanceUid: studyInstanceUid(root),
      frameOfReferenceUid: `${root}.9`,
      modality: 'MR',
      patient,
      studyDate: date,
      studyTime: '101502.420000',
      studyDescription: 'L-SPINE',
      seriesNumber: number,
      seriesDescription: name,
      protocolName: name,
      instanceNumber: slice + 1,
      imageType: ['ORIGINAL', 'PRIMARY', 'M_SE', 'M', 'SE'],
      grid: {
        columns: 320,
        rows: 320,
        spacing: { rowMm: 0.625, columnMm: 0.625 },
        plane: planeOf(isAxial, slice, root),
      },
      pixels: {
        transferSyntaxUid: '1.2.840.10008.1.2.1',
        bitsAllocated: 16,
        bitsStored: 12,
        highBit: 11,
        isSigned: false,
        samplesPerPixel: 1,
        photometricInterpretation: 'MONOCHROME2',
        isPlanar: false,
      },
      rescale: { slope: 0.5 + Math.round(lot(`${root}slope`) * 100) / 500, intercept: 0, isStated: true },
      philipsScale: { slope: 0.0052 + lot(`${root}scale`) / 1000, intercept: 0 },
      acquisition: {
        manufacturer: 'Philips Medical Systems',
        model: 'Achieva',
        stationName: 'MR-1',
        software: '3.2.3',
        fieldStrengthT: 1.5,
        echoTimeMs: lot(`${root}te`) < 0.06 ? 112 : 120,
        repetitionTimeMs: 3500,
        flipAngleDeg: 90,
        echoTrainLength: 24,
        sliceThicknessMm: 4,
        spacingBetweenSlicesMm: 4.4,
        scanningSequence: 'SE',
        sequenceVariant: 'SK',
        scanOptions: 'OTHER',
        receiveCoil: 'SENSE-Spine',
      },
      window: { center: 780 + slice, width: 1560 + 2 * slice },
      isLossy: false,
      warnings: [],
    },
  }));
}

/** One subject with everything that is stored of it. */
export interface BenchSubject {
  readonly subject: Subject;
  readonly images: readonly StoredImage[];
  readonly readings: readonly Reading[];
}

/** The subject at a place of the cohort. */
export function benchSubject(projectId: ProjectId, protocol: Protocol, at: number): BenchSubject {
  const code = `S-${String(at + 1).padStart(5, '0')}`;
  const id = subjectId(`bench-${code}`);
  const operated = 100 + Math.floor(lot(`${code}op`) * 3000);
  const interval = 100 + Math.floor(lot(`${code}days`) * 300);
  const days = { preop: operated - 10, followUp: operated + interval };
  const patient = {
    id: String(400_000 + at),
    name: `Bench^Patient${at}`,
    birthDate: dateAt(-29_000 + Math.floor(lot(`${code}born`) * 11_000)),
    sex: lot(`${code}sex`) < 0.75 ? ('female' as const) : ('male' as const),
  };
  const root = (timePoint: string) =>
    `1.3.46.670589.11.${10_000 + at}.5.0.${timePoint === 'preop' ? 4711 : 4712}`;
  const series = (['preop', 'followUp'] as const).map((timePoint) => {
    const study = {
      patient,
      date: dateAt(days[timePoint]),
      root: root(timePoint),
      folder: `cohort/${code}/${timePoint}`,
    };
    return { timePoint, axial: seriesOf(study, true), sagittal: seriesOf(study, false), date: study.date };
  });
  const scan = (wanted: 'preop' | 'followUp'): Scan => {
    const one = series.find(({ timePoint }) => timePoint === wanted);
    const axial = one?.axial[0]?.header;
    const sagittal = one?.sagittal[0]?.header;
    if (!one || !axial || !sagittal) throw new Error('no scan');
    return {
      studyInstanceUid: axial.studyInstanceUid,
      axialSeriesUid: axial.seriesInstanceUid,
      sagittalSeriesUid: sagittal.seriesInstanceUid,
      studyDate: one.date,
      reason:
        wanted === 'preop'
          ? { kind: 'last-before-surgery', daysBefore: 10 }
          : { kind: 'last-after-surgery', daysAfter: interval },
    };
  };
  const isRefractured = lot(`${code}group`) < 0.3;
  const level = vertebralLevels[10 + Math.floor(lot(`${code}level`) * 5)] ?? 'L1';
  const subject: Subject = {
    id,
    projectId,
    code,
    patientKey: patientKey({ patient, studyInstanceUid: studyInstanceUid('') }),
    covariates: {
      sex: patient.sex,
      ageYears: 55 + Math.floor(lot(`${code}age`) * 40),
      bmiKgPerM2: 18 + Math.round(lot(`${code}bmi`) * 150) / 10,
      ...(lot(`${code}bmd?`) < 0.96 && { bmdTScore: -Math.round((2 + lot(`${code}bmd`) * 3) * 10) / 10 }),
      level,
      surgeryDate: dateAt(operated),
      refracture: isRefractured
        ? { kind: 'confirmed', events: [{ date: dateAt(operated + interval - 5), levels: ['L1'] }] }
        : { kind: 'none-on-final-scan' },
    },
    scans: { preop: scan('preop'), followUp: scan('followUp') },
    ...(lot(`${code}out`) < 0.03 && {
      exclusion: { reason: 'Incomplete data', atUtc: '2026-01-02T00:00:00Z' },
    }),
    ...(lot(`${code}note`) < 0.05 && { note: 'Ask the ward for the second report.' }),
  };
  const readings = ['A', 'B'].flatMap((observer) =>
    lot(`${code}${observer}`) < 0.9 ? [readingOf(subject, protocol, observer, series)] : [],
  );
  return { subject, images: series.flatMap(({ axial, sagittal }) => [...axial, ...sagittal]), readings };
}

const vertices = 48;

/** A signed reading: four outlines, each with its measurement. */
export function readingOf(
  subject: Subject,
  protocol: Protocol,
  observer: string,
  series: readonly { readonly timePoint: string; readonly axial: readonly StoredImage[] }[],
): Reading {
  const entries: Record<string, ReadingEntry> = {};
  for (const target of targetsOf(protocol)) {
    const slice = series.find(({ timePoint }) => timePoint === target.timePoint)?.axial[5]?.header;
    if (!slice) continue;
    const image = { sopInstanceUid: slice.sopInstanceUid, frame: 0 };
    const outlinePx = Array.from(
      { length: vertices },
      (_, at): PointPx => [
        120.5 + 40 * Math.cos((2 * Math.PI * at) / vertices) + lot(`${subject.code}${observer}${at}`),
        210.25 + 25 * Math.sin((2 * Math.PI * at) / vertices),
      ],
    );
    const value = (mean: number) => ({ mean, sd: 61.25, min: 3, max: 902, median: mean });
    entries[targetKey(target)] = {
      kind: 'roi',
      roi: {
        target,
        image,
        imageFingerprint: 'f'.repeat(64),
        outlinePx,
        exclusions: [],
        committedAtUtc: '2026-02-03T10:00:00.000Z',
        revision: 1,
      },
      measurement: {
        rule: { id: 'centre', version: '1.0' },
        area: {
          kind: 'known',
          grossMm2: 1200 + lot(`${subject.code}${observer}`) * 300,
          netMm2: 1200,
          spacing: { rowMm: 0.625, columnMm: 0.625 },
        },
        signal: {
          kind: 'known',
          pixelCount: 3140,
          paddingCount: 0,
          displayed: value(150.5),
          stored: value(301),
        },
        isLossy: false,
      },
    };
  }
  return {
    id: readingId(`bench-${subject.code}-${observer}-1`),
    projectId: subject.projectId,
    subjectId: subject.id,
    observerId: observerId(observer),
    round: 1,
    state: 'signed',
    signedAtUtc: '2026-02-03T10:00:00.000Z',
    reopenings: [],
    sliceChoices: {},
    entries,
    revision: 5,
  };
}
