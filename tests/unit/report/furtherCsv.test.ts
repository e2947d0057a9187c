import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../src/analysis/studyResults';
import { sopInstanceUid } from '../../../src/domain/ids';
import type { Reading, ReadingEntry } from '../../../src/domain/reading/reading';
import { referenceMuscleId } from '../../../src/domain/reading/referenceTissue';
import { targetKey } from '../../../src/domain/reading/roi';
import { roiColumns } from '../../../src/report/roiColumns';
import { roiCsv } from '../../../src/report/roiCsv';
import { subjectCsv } from '../../../src/report/subjectCsv';
import {
  evenCells,
  makeMeasurement,
  makeProject,
  makeProtocol,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../../support/studyFixtures';

// Expected numbers: exact arithmetic by hand.
const options = { hasByteOrderMark: false, hasDates: true };
const subject = makeSubject('S-001');
const protocol = makeProtocol({
  references: ['csf'],
  csaKind: 'net',
  fatMethod: { kind: 'gaussian-mixture', components: 3 },
});
const project = makeProject({ protocol });
const left = makeTarget('preop', 'left');
const image = { sopInstanceUid: sopInstanceUid('1.2.3.preop'), frame: 0 };

/** A square whose exclusions lie partly outside it and over each other. */
const full: ReadingEntry = {
  kind: 'roi',
  roi: {
    target: left,
    image,
    imageFingerprint: 'pixels of preop',
    outlinePx: [
      [0, 0],
      [20, 0],
      [20, 20],
      [0, 20],
    ],
    exclusions: [
      {
        reason: 'oedema',
        verticesPx: [
          [-4, 0],
          [6, 0],
          [6, 4],
          [-4, 4],
        ],
      },
      {
        reason: 'vessel',
        verticesPx: [
          [4, 0],
          [8, 0],
          [8, 4],
          [4, 4],
        ],
      },
    ],
    committedAtUtc: '2026-02-01T00:00:00Z',
    drawing: { activeMs: 83_500, ways: ['freehand', 'vertices', 'mirrored'] },
    revision: 3,
  },
  measurement: {
    // 20 × 20 = 400 px² of 0.375 mm²: 150; exclusions take 8 × 4 = 32 px²: 12.
    ...makeMeasurement({ grossMm2: 150, netMm2: 138, mean: 500 }),
    shape: {
      perimeterMm: 50,
      grossPixelCount: 404,
      netPixelCount: 372,
      grossPixelAreaMm2: 151.5,
      netPixelAreaMm2: 139.5,
      areaDifferencePercent: 1,
      isPlausible: true,
    },
    of: { roiRevision: 3, image, spacingTag: '(0028,0030)', valueKind: 'displayed' },
    fat: {
      kind: 'known',
      method: { kind: 'gaussian-mixture', components: 3 },
      valueKind: 'displayed',
      threshold: 700,
      leanThreshold: 600,
      pixelCount: 1000,
      fatPixelCount: 200,
      mixedPixelCount: 50,
      fatPercent: 20,
      leanAreaMm2: 103.5,
      fatAreaMm2: 27.6,
    },
  },
};

const csf = makeTarget('preop', 'left', { muscleId: referenceMuscleId('csf'), side: 'none' });
const gone = makeTarget('preop', 'left', { muscleId: 'psoas' });
const reading: Reading = {
  ...makeReading(subject, 'A', evenCells([1000, 400], [900, 440]), {
    entries: {
      [targetKey(left)]: full,
      [targetKey(makeTarget('preop', 'right'))]: makeRoiEntry(
        makeTarget('preop', 'right'),
        makeMeasurement({ grossMm2: 170, netMm2: 162, mean: 300 }),
      ),
      [targetKey(csf)]: makeRoiEntry(csf, makeMeasurement({ grossMm2: 20, mean: 1000 })),
      [targetKey(gone)]: makeRoiEntry(gone, makeMeasurement({ grossMm2: 700, mean: 100 })),
    },
  }),
  sliceChoices: {
    preop: {
      image,
      how: 'accepted',
      chosenAtUtc: '2026-02-01T00:00:00Z',
      atMidHeight: { distanceAtBodyMm: 1.5, distanceAtMuscleMm: -4.25, tiltDeg: 5.5 },
    },
  },
};

function parse(text: string): readonly Readonly<Record<string, string>>[] {
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

const text = roiCsv(
  { person: { kind: 'researcher' }, project, subjects: [subject], readings: [reading], headers: new Map() },
  options,
);
if (!text.ok) throw new Error(text.error.kind);
const rows = parse(text.value);
const rowOf = (muscle: string, side: string) =>
  rows.find((row) => row['muscle'] === muscle && row['side'] === side && row['time_point'] === 'preop');

describe('The ROI file', () => {
  it('has every fact of a measurement', () => {
    expect(rowOf('mf-es', 'left')).toMatchObject({
      muscle_name: 'Multifidus and erector spinae',
      is_in_protocol: 'true',
      frame: '0',
      spacing_tag: '(0028,0030)',
      csa_kind: 'net',
      csa_gross_mm2: '150',
      csa_net_mm2: '138',
      perimeter_mm: '50',
      gross_pixel_count: '404',
      gross_pixel_area_mm2: '151.5',
      area_difference_percent: '1',
      pixel_rule: 'centre',
      pixel_rule_version: '1.0',
      value_kind: 'displayed',
      si_sd_au: '10',
      is_lossy: 'false',
      roi_revision: '3',
      measured_revision: '3',
      active_time_s: '83.5',
      drawing_ways: 'freehand; vertices; mirrored',
      slice_choice: 'accepted',
      slice_distance_body_mm: '1.5',
      slice_distance_muscle_mm: '-4.25',
      slice_tilt_deg: '5.5',
    });
  });

  it('has the exclusions with reason and area, each inside the outline, shared parts once in the sum', () => {
    const row = rowOf('mf-es', 'left');
    expect(row).toMatchObject({
      exclusion_count: '2',
      exclusion_reasons: 'oedema; vessel',
      excluded_area_mm2: '12',
      excluded_share_percent: '8',
    });
    // 6 × 4 = 24 px² of the first lie inside, 4 × 4 = 16 px² of the second; a pixel is 0.5 × 0.75 mm.
    const areas: unknown = JSON.parse(row?.['exclusion_areas_mm2'] ?? '');
    expect(areas).toEqual([expect.closeTo(9, 10), expect.closeTo(6, 10)]);
  });

  it('has fat with its method, thresholds and areas', () => {
    expect(rowOf('mf-es', 'left')).toMatchObject({
      fat_method: 'Gaussian mixture of three components',
      fat_is_of_protocol: 'true',
      fat_threshold_au: '700',
      lean_threshold_au: '600',
      fat_pixel_count: '200',
      mixed_pixel_count: '50',
      fat_percent: '20',
      lean_area_mm2: '103.5',
      fat_area_mm2: '27.6',
    });
  });

  it('has the mean and the asymmetry of both sides, and SI per reference, of the same reading', () => {
    // CSA (net): (138 + 162) / 2 = 150, 100 × −24 / 150. SI: 400, 100 × 200 / 400. 500 / 1000.
    expect(rowOf('mf-es', 'left')).toMatchObject({
      csa_both_sides_mm2: '150',
      csa_asymmetry_percent: '-16',
      si_both_sides_au: '400',
      si_asymmetry_percent: '50',
      si_per_csf: '0.5',
      si_per_psoas: '',
    });
    expect(rowOf('mf-es', 'right')).toMatchObject({ csa_both_sides_mm2: '150', si_per_csf: '0.3' });
  });

  it('has reference tissues with side none, and marks what the protocol asks for no more', () => {
    expect(rowOf('reference:csf', 'none')).toMatchObject({
      muscle_name: 'CSF',
      is_in_protocol: 'true',
      csa_both_sides_mm2: '',
      si_per_csf: '',
    });
    expect(rowOf('psoas', 'left')).toMatchObject({ is_in_protocol: 'false', csa_gross_mm2: '700' });
  });

  it('says nothing of the slice choice where the outline is on another slice', () => {
    const other = { ...image, frame: 1 };
    const moved = {
      ...reading,
      sliceChoices: { preop: { image: other, how: 'accepted' as const, chosenAtUtc: '' } },
    };
    const again = roiCsv(
      { person: { kind: 'researcher' }, project, subjects: [subject], readings: [moved], headers: new Map() },
      options,
    );
    const row = again.ok && parse(again.value).find((one) => one['outline_px']?.includes('[20,20]'));
    if (!row) throw new Error('the row expected');
    expect(row['slice_choice']).toBe('');
  });
});

describe('The subject file', () => {
  it('has a row for each muscle and for all as one, with areas of both kinds and normalised SI', () => {
    const two = makeProtocol({
      combined: true,
      references: ['csf'],
      muscles: [
        { id: 'mf', name: 'Multifidus', shortName: 'MF' },
        { id: 'es', name: 'Erector spinae', shortName: 'ES' },
      ],
    });
    const entries = Object.fromEntries(
      (['preop', 'followUp'] as const).flatMap((timePoint) => {
        const at = timePoint === 'preop' ? 0 : 1;
        const of = (muscleId: string, grossMm2: number, netMm2: number, mean: number) =>
          (['right', 'left'] as const).map((side) => {
            const target = makeTarget(timePoint, side, { muscleId });
            return [
              targetKey(target),
              makeRoiEntry(target, makeMeasurement({ grossMm2, netMm2, mean })),
            ] as const;
          });
        const target = { ...csf, timePoint };
        return [
          ...of('mf', 100, [90, 100][at] ?? 0, 200),
          ...of('es', 300, [300, 240][at] ?? 0, 400),
          [targetKey(target), makeRoiEntry(target, makeMeasurement({ grossMm2: 9, mean: 500 }))] as const,
        ];
      }),
    );
    const readings = ['A', 'B'].map((observer) => ({
      ...makeReading(subject, observer, evenCells([1, 1], [1, 1])),
      entries,
    }));
    const results = studyResults({
      person: { kind: 'researcher' },
      project: makeProject({ protocol: two }),
      subjects: [subject],
      readings,
    });
    if (!results.ok) throw new Error(results.error.kind);
    const found = parse(subjectCsv(results.value, options));
    expect(found.map((row) => row['muscle_name'])).toEqual([
      'Multifidus',
      'Erector spinae',
      'All muscles combined',
    ]);
    // Excluded of multifidus: 10 % pre-op, none later; of erector spinae none and 20 %.
    expect(found[0]).toMatchObject({
      csa_gross_preop_right_mm2: '100',
      csa_net_preop_right_mm2: '90',
      is_exclusion_uneven: 'true',
      csf_si_preop_au: '500',
      si_per_csf_preop: '0.4',
      si_per_csf_follow_up: '0.4',
      si_per_csf_change_percent: '0',
    });
    // All as one, follow-up: gross 100 + 300, net 100 + 240; SI (100·200 + 240·400) / 340.
    expect(found[2]).toMatchObject({
      muscle: 'combined',
      roi_csa_follow_up_mm2: '400',
      csa_net_follow_up_left_mm2: '340',
      roi_si_follow_up_au: String(116000 / 340),
    });
  });
});

describe('the data dictionary', () => {
  it('says how each kind of value is made, also where the file states no rescale', () => {
    const meaningOf = (name: string) => roiColumns.find((one) => one.name === name)?.meaning;
    // MEASUREMENT.md section 5: (SV × RS + RI) / (RS × SS), and (SV − SI) / SS where no rescale is stated.
    expect(meaningOf('philips_scale_intercept')).toContain(
      'where rescale_is_stated is false, floating-point value = (stored value − philips_scale_intercept) / philips_scale_slope',
    );
    expect(meaningOf('fat_percent')).toBe('100 × fat_pixel_count / pixel_count.');
  });
});
