import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import type { CatalogueSlice } from '../../../../src/domain/catalogue/catalogue';
import { recogniseSeries } from '../../../../src/domain/catalogue/recogniseSeries';
import { referenceLine } from '../../../../src/domain/geometry/referenceLine';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../../../src/domain/ids';
import type { PointLps } from '../../../../src/domain/image/point';
import { parseIsoDate } from '../../../../src/domain/isoDate';
import { pairScans } from '../../../../src/domain/study/pairScans';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import { checkPair } from '../../../../src/domain/study/protocolCheck';
import { makeHeader } from './makeHeader';

const byHand = { fatSuppressed: 'by-hand', contrastEnhanced: 'by-hand' } as const;

// Geometry, names, dates and slopes are what pydicom read from real-anatomy spine studies (truth.json of the reference
// data); TE 100, TR 3500 and DERIVED\SECONDARY are in all their headers.
const folder = process.env['REFERENCE_DICOM'] ?? join('..', 'shared', 'data', 'dicom');
const truthFile = join(folder, 'truth.json');
const isThere = existsSync(truthFile);

interface Truth {
  readonly image: boolean;
  readonly modality: string;
  readonly patientName: string;
  readonly studyDate: string;
  readonly seriesDescription: string;
  readonly instanceNumber: string;
  readonly sopInstanceUID: string;
  readonly seriesUID: string;
  readonly studyUID: string;
  readonly frameOfReferenceUID: string;
  readonly rows: number;
  readonly cols: number;
  readonly PixelSpacing: readonly [number, number];
  readonly ImagePositionPatient: PointLps;
  readonly ImageOrientationPatient: readonly [number, number, number, number, number, number];
  readonly modalityLUT: { readonly slopeFrame1: number };
}

function images(study: string): CatalogueSlice[] {
  const { files } = JSON.parse(readFileSync(truthFile, 'utf8')) as { files: Record<string, Truth> };
  return Object.entries(files).flatMap(([path, truth]) => {
    if (!path.startsWith(`${study}/`) || !truth.image || truth.modality !== 'MR') return [];
    const [rx, ry, rz, cx, cy, cz] = truth.ImageOrientationPatient;
    const studyDate = parseIsoDate(truth.studyDate);
    const header = {
      ...makeHeader({
        patientId: study,
        patientName: truth.patientName,
        seriesDescription: truth.seriesDescription,
        frameOfReferenceUid: truth.frameOfReferenceUID,
        instanceNumber: Number(truth.instanceNumber),
        imageType: ['DERIVED', 'SECONDARY', 'M', 'SE'],
        acquisition: { echoTimeMs: 100, repetitionTimeMs: 3500 },
        rescale: { slope: truth.modalityLUT.slopeFrame1, intercept: 0, isStated: true },
        grid: {
          columns: truth.cols,
          rows: truth.rows,
          spacing: { rowMm: truth.PixelSpacing[0], columnMm: truth.PixelSpacing[1] },
          plane: {
            originLps: truth.ImagePositionPatient,
            rowDirectionLps: [rx, ry, rz],
            columnDirectionLps: [cx, cy, cz],
          },
        },
      }),
      sopInstanceUid: sopInstanceUid(truth.sopInstanceUID),
      seriesInstanceUid: seriesInstanceUid(truth.seriesUID),
      studyInstanceUid: studyInstanceUid(truth.studyUID),
      ...(studyDate && { studyDate }),
    };
    return [{ header, path }];
  });
}

describe.skipIf(!isThere)(
  `real spine studies${isThere ? '' : ' (SKIPPED: no reference data beside the project)'}`,
  () => {
    it('the lumbar study has five oblique axial blocks of three slices, read from head to feet', () => {
      const { patients } = buildCatalogue(images('spine-lumbar-pair'));
      expect(patients.map(({ studies }) => studies.map(({ date }) => date))).toEqual([
        ['2024-01-15', '2024-07-22'],
      ]);
      for (const study of patients[0]?.studies ?? []) {
        const axial = present(
          study.series.find(({ slices }) => slices.length === 15),
          'the axial series',
        );
        expect(axial.stacks.map(({ plane, slices }) => [plane, slices.length])).toEqual(
          Array(5).fill(['axial', 3]),
        );
        expect(axial.slices.map(({ header }) => header.instanceNumber)).toEqual(
          [...Array(15).keys()].map((i) => i + 1),
        );
        expect(axial.stacks[0]?.spacingMm).toBeCloseTo(4.4, 4);
        expect(axial.problems).toEqual([{ kind: 'several-stacks', stacks: 5 }]);
        const sagittal = present(
          study.series.find(({ slices }) => slices.length === 12),
          'the sagittal series',
        );
        expect([recogniseSeries(axial).role, recogniseSeries(sagittal).role]).toEqual([
          't2-axial',
          't2-sagittal',
        ]);
        // Stored from the left to the right; read from the right to the left.
        expect(sagittal.slices[0]?.header.instanceNumber).toBe(12);
        expect(sagittal.stacks[0]?.spacingMm).toBeCloseTo(3, 4);
      }
    });
    it('each axial slice of the lumbar study crosses its sagittal images, lower slices lower down', () => {
      const { patients } = buildCatalogue(images('spine-lumbar-pair'));
      const study = present(patients[0]?.studies[0], 'the pre-op study');
      const axial = present(
        study.series.find(({ slices }) => slices.length === 15),
        'the axial series',
      ).slices;
      const sagittal = present(
        study.series.find(({ slices }) => slices.length === 12)?.slices[5],
        'a middle sagittal image',
      );
      const rowsAtFront = axial.map((slice) => {
        const line = referenceLine(slice.header, sagittal.header);
        return line.ok ? line.value.fromPx[1] : Number.NaN;
      });
      expect(rowsAtFront.every((row, i) => i === 0 || row > (rowsAtFront[i - 1] ?? row))).toBe(true);
      const other = present(
        patients[0]?.studies[1]?.series[0]?.slices[0],
        'an image of the other study',
      ).header;
      expect(referenceLine(present(axial[0], 'the first axial slice').header, other)).toEqual({
        ok: false,
        error: { kind: 'other-frame-of-reference' },
      });
    });
    it('the axial pair is paired around a surgery date, and its scaling differs by +29.04 %', () => {
      const patient = present(buildCatalogue(images('spine-axial-pair')).patients[0], 'the patient');
      const surgeryDate = parseIsoDate('2023-03-15');
      const protocol = { preopWithinDays: 60, followUpAtLeastDays: 90, seriesRule: byHand };
      const { scans } = pairScans({ patient, surgeryDate, protocol });
      // 10 March to 15 March 2023; 15 March to 11 September 2023 is 16 + 30 + 31 + 30 + 31 + 31 + 11 days.
      expect(scans.preop?.reason).toEqual({ kind: 'last-before-surgery', daysBefore: 5 });
      expect(scans.followUp?.reason).toEqual({ kind: 'last-after-surgery', daysAfter: 180 });
      const [preop, followUp] = patient.studies.map(
        (study) => present(study.series[0]?.slices[2], 'slice 3').header,
      );
      const { findings } = checkPair(
        present(preop, 'pre-op'),
        present(followUp, 'follow-up'),
        defaultProtocol('Real files'),
      );
      expect(findings.find(({ item }) => item === 'rescale-slope')).toMatchObject({
        followUpSlope: 1.290354,
        effectPercent: expect.closeTo(29.0354, 4),
      });
      expect(findings.find(({ item }) => item === 'pixel-spacing')).toMatchObject({
        preop: 0.625,
        followUp: 0.5,
      });
      // Both planes are tilted about the left-right axis, by 16.64° and 19.64°: 3° apart is within 15°.
      expect(findings.some(({ item }) => item === 'plane')).toBe(false);
    });
  },
);
