import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type StudyData, studyResults } from '../../../src/analysis/studyResults';
import { subjectFile } from '../../../src/app/subjectFile';
import { present } from '../../../src/base/assert';
import type { Settlement } from '../../../src/domain/agreement/settlement';
import { settlingRound } from '../../../src/domain/agreement/settlingRound';
import { observerId } from '../../../src/domain/ids';
import type { Reading } from '../../../src/domain/reading/reading';
import { targetKey } from '../../../src/domain/reading/roi';
import { roiColumns } from '../../../src/report/roiColumns';
import { roiCsv } from '../../../src/report/roiCsv';
import { settlementColumns } from '../../../src/report/settlementColumns';
import { settlementsCsv } from '../../../src/report/settlementsCsv';
import { makeStudy } from '../../support/fixtureStudy';
import { makeMeasurement, makeReading, makeRoiEntry, makeTarget } from '../../support/studyFixtures';

const options = { hasByteOrderMark: false, hasDates: true };
type Rows = readonly Readonly<Record<string, string>>[];

function parse(text: string): Rows {
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

const preopLeft = makeTarget('preop', 'left');
const preopRight = makeTarget('preop', 'right');
const [leftKey, rightKey] = [targetKey(preopLeft), targetKey(preopRight)];
const signedAtUtc = '2026-03-01T00:00:00Z';

function settlement(over: Partial<Settlement> = {}): Settlement {
  return {
    targetKey: leftKey,
    decision: 'third-reading',
    reason: 'B, at the facet; =1+1',
    by: 'researcher',
    atUtc: '2026-06-02T00:00:00Z',
    protocolVersion: 2,
    compared: ['A', 'B'].map((id) => ({ observerId: observerId(id), signedAtUtc })),
    ...over,
  };
}

/** R1 of the fixture, pre-op left: A 1040, B 1060 mm²; SI 415 and 425. */
function settledStudy(
  settlements: readonly Settlement[],
  settling: readonly { readonly by: string; readonly key: 'left' | 'right'; readonly csa: number }[],
  thirdRule: 'replaces-mean' | 'two-nearest' = 'replaces-mean',
): StudyData {
  const study = makeStudy();
  const { protocol } = study.project;
  const thirdReader = { role: 'radiologist', name: '', training: '' };
  const subject = present(
    study.subjects.find(({ code }) => code === 'R1'),
    'R1',
  );
  const readings = settling.map(({ by, key, csa }): Reading => {
    const target = makeTarget('preop', key);
    const cells = {
      preop: { right: [1, 1], left: [1, 1] },
      followUp: { right: [1, 1], left: [1, 1] },
    } as const;
    const whole = makeReading(subject, by, cells);
    const entry = makeRoiEntry(target, makeMeasurement({ grossMm2: csa, mean: 400 }));
    return {
      ...whole,
      id: present(whole.id, 'an id'),
      round: settlingRound,
      signedAtUtc: '2026-06-03T00:00:00Z',
      entries: { [targetKey(target)]: entry },
    };
  });
  return {
    ...study,
    project: {
      ...study.project,
      protocol: { ...protocol, adjudication: { ...protocol.adjudication, thirdRule, thirdReader } },
    },
    subjects: study.subjects.map((one) => (one === subject ? { ...one, settlements } : one)),
    readings: [...study.readings, ...readings],
  };
}

function roiRows(data: StudyData): Rows {
  const text = roiCsv({ ...data, headers: new Map() }, options);
  if (!text.ok) throw new Error(text.error.kind);
  return parse(text.value);
}

/** By hand, as anybody with the file would: a target's CSA, each row as often as its weight says. */
function csaOf(rows: Rows, column: string, side: string): number {
  const own = rows.filter(
    (row) =>
      row['subject'] === 'R1' &&
      row['time_point'] === 'preop' &&
      row['side'] === side &&
      Number(row[column]) > 0,
  );
  const weights = own.map((row) => Number(row[column]));
  const sum = own.reduce((all, row, i) => all + Number(row['csa_gross_mm2']) * (weights[i] ?? 0), 0);
  return sum / weights.reduce((all, one) => all + one, 0);
}

function roiCsaOfTables(data: StudyData): number | undefined {
  const results = studyResults(data);
  if (!results.ok) throw new Error(results.error.kind);
  const one = results.value.flow.analysed.find(({ subject }) => subject.code === 'R1');
  return one?.structures[0]?.average.preop.csaMm2;
}

describe('the file of decisions', () => {
  it('has a row for each decision, the replaced ones too, with reason, compared readings and difference', () => {
    const data = settledStudy(
      [
        settlement({ decision: 'average', atUtc: '2026-06-01T00:00:00Z', reason: 'small' }),
        settlement(),
        settlement({ targetKey: rightKey, decision: 're-read' }),
      ],
      [{ by: 'third', key: 'left', csa: 1090 }],
    );
    const text = settlementsCsv(data, options);
    if (!text.ok) throw new Error(text.error.kind);
    const rows = parse(text.value);
    expect(rows.map((row) => [row['side'], row['number'], row['decision'], row['standing']])).toEqual([
      ['right', '1', 're-read', 'waiting'],
      ['left', '1', 'average', 'superseded'],
      ['left', '2', 'third-reading', 'settled'],
    ]);
    expect(rows[2]).toMatchObject({
      subject: 'R1',
      time_point: 'preop',
      muscle: 'mf-es',
      decided_by: 'researcher',
      decided_at: '2026-06-02T00:00:00Z',
      protocol_version: '2',
      first_observer: 'A',
      second_observer: 'B',
      // The fixture: B is 20 mm² and 10 a.u. above A; both drew the same triangle.
      csa_difference_mm2: '20',
      si_difference_au: '10',
      dice: '1',
    });
    expect(rows[0]?.['waits_for']).toBe('A; B');
    // No cell begins a formula, as in every file.
    expect(rows[2]?.['reason']).toContain('B, at the facet');
  });

  it('says lapsed, and gives no difference, where a compared reading was signed anew', () => {
    const old = ['A', 'B'].map((id) => ({
      observerId: observerId(id),
      signedAtUtc: '2026-02-01T00:00:00Z',
    }));
    const text = settlementsCsv(settledStudy([settlement({ compared: old })], []), options);
    if (!text.ok) throw new Error(text.error.kind);
    expect(parse(text.value)[0]).toMatchObject({ standing: 'lapsed', dice: '', csa_difference_mm2: '' });
  });

  it('says open of a decision that was taken back, and keeps targets that are asked for no longer', () => {
    const gone = 'preop|fractured-level|psoas|left';
    const text = settlementsCsv(
      settledStudy([settlement(), settlement({ decision: 'open' }), settlement({ targetKey: gone })], []),
      options,
    );
    if (!text.ok) throw new Error(text.error.kind);
    expect(parse(text.value).map((row) => [row['muscle'], row['standing']])).toEqual([
      ['mf-es', 'superseded'],
      ['mf-es', 'open'],
      ['psoas', 'not-in-protocol'],
    ]);
  });

  it('is denied where results are', () => {
    const { unblinding: _none, ...blinded } = makeStudy().project;
    expect(settlementsCsv({ ...makeStudy(), project: blinded }, options).ok).toBe(false);
  });

  it('has a meaning for every column', () => {
    for (const { meaning } of settlementColumns) expect(meaning).toMatch(/\.$/);
  });
});

describe('the ROI file of a study with settled disagreements', () => {
  it('tells originals from what settled them', () => {
    const rows = roiRows(
      settledStudy(
        [settlement(), settlement({ targetKey: rightKey, decision: 're-read' })],
        [
          { by: 'third', key: 'left', csa: 1090 },
          { by: 'A', key: 'right', csa: 950 },
          { by: 'B', key: 'right', csa: 952 },
        ],
      ),
    ).filter((row) => row['subject'] === 'R1' && row['time_point'] === 'preop');
    const told = (side: string) =>
      rows
        .filter((row) => row['side'] === side)
        .map((row) =>
          [
            'observer',
            'reading_kind',
            'settled_by',
            'settling',
            'weight_of_originals',
            'weight_with_adjudication',
          ]
            .map((name) => row[name])
            .join(' '),
        );
    expect(told('left')).toEqual([
      'A original third-reading settled 1 0',
      'B original third-reading settled 1 0',
      'third third   0 2',
    ]);
    expect(told('right')).toEqual([
      'A original re-read settled 1 0',
      'A re-read   0 1',
      'B original re-read settled 1 0',
      'B re-read   0 1',
    ]);
  });

  it('gives the tables’ values when rows are taken as often as it says', () => {
    const settlements = [settlement()];
    const third = [{ by: 'third', key: 'left', csa: 1090 }] as const;
    const replaces = settledStudy(settlements, third);
    const nearest = settledStudy(settlements, third, 'two-nearest');
    const waiting = settledStudy(settlements, []);
    // Left, by hand: originals 1040 and 1060; the third alone; 1060 and 1090; and again the originals while it waits.
    expect(csaOf(roiRows(replaces), 'weight_of_originals', 'left')).toBe(1050);
    expect(csaOf(roiRows(replaces), 'weight_with_adjudication', 'left')).toBe(1090);
    // 1040 and 1060 lie 20 apart, 1060 and 1090 30: the two observers stay.
    expect(csaOf(roiRows(nearest), 'weight_with_adjudication', 'left')).toBe(1050);
    expect(csaOf(roiRows(waiting), 'weight_with_adjudication', 'left')).toBe(1050);
    for (const data of [replaces, nearest, waiting]) {
      const rows = roiRows(data);
      const [left, right] = ['left', 'right'].map((side) => csaOf(rows, 'weight_with_adjudication', side));
      expect(roiCsaOfTables(data)).toBeCloseTo(((left ?? 0) + (right ?? 0)) / 2, 9);
    }
  });

  it('takes the third and the nearer one where these are nearest', () => {
    const data = settledStudy([settlement()], [{ by: 'third', key: 'left', csa: 1065 }], 'two-nearest');
    expect(csaOf(roiRows(data), 'weight_with_adjudication', 'left')).toBe(1062.5);
  });

  it('weighs nothing that is not signed in the first round by an observer', () => {
    const study = makeStudy();
    const open = study.readings.map((reading) =>
      reading.subjectId === study.subjects[0]?.id
        ? { ...reading, state: 'open' as const }
        : { ...reading, round: 2 },
    );
    for (const row of roiRows({ ...study, readings: open })) {
      expect(row['weight_of_originals']).toBe('0');
      expect(row['weight_with_adjudication']).toBe('0');
    }
  });

  it('has a meaning for every column', () => {
    for (const { meaning } of roiColumns) expect(meaning).not.toBe('');
  });
});

describe('the subject file of a study with settled disagreements', () => {
  it('has both values and counts what was settled', () => {
    const data = settledStudy([settlement()], [{ by: 'third', key: 'left', csa: 1090 }]);
    const text = subjectFile(data, options);
    if (!text.ok) throw new Error(text.error.kind);
    const rows = parse(text.value);
    const row = rows.find((one) => one['subject'] === 'R1');
    // ROI-CSA pre-op: (950 + 1050) / 2 of the originals; (950 + 1090) / 2 with the third reading. Follow-up 900.
    expect(row).toMatchObject({
      adjudication: 'with',
      settled_rois: '1',
      roi_csa_preop_mm2: '1020',
      original_roi_csa_preop_mm2: '1000',
      original_roi_csa_follow_up_mm2: '900',
      original_roi_csa_change_percent: '-10',
    });
    expect(rows.find((one) => one['subject'] === 'N1')).toMatchObject({
      settled_rois: '0',
      roi_csa_preop_mm2: '1100',
      original_roi_csa_preop_mm2: '1100',
    });
  });
});
