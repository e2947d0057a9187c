import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { StudyData, StudyResults } from '../../../src/analysis/studyResults';
import { studyResults } from '../../../src/analysis/studyResults';
import { subjectValues } from '../../../src/analysis/subjectValues';
import type { RoiMeasurement } from '../../../src/domain/measurement/roiMeasurement';
import type { Reading, ReadingEntry } from '../../../src/domain/reading/reading';
import { targetKey } from '../../../src/domain/reading/roi';
import type { ValueKind } from '../../../src/domain/study/protocol';
import { agreementTableModel } from '../../../src/report/agreementTableModel';
import { notAnalysed } from '../../../src/report/flowText';
import { defaultPrintSettings } from '../../../src/report/printSettings';
import { printSettingsOf } from '../../../src/report/printSettingsOf';
import { roiCsv } from '../../../src/report/roiCsv';
import { subjectCsv } from '../../../src/report/subjectCsv';
import { tableTwoModel } from '../../../src/report/tableTwoModel';
import { makeStudy } from '../../support/fixtureStudy';
import { makeProject, makeProtocol, makeTarget } from '../../support/studyFixtures';

type Change = (measurement: RoiMeasurement) => RoiMeasurement;

/** Stored values are the displayed ones plus 1000, floating-point ones a hundredth of the displayed. */
const withAllKinds: Change = (measurement) => {
  const { signal } = measurement;
  if (signal.kind !== 'known') return measurement;
  const { displayed } = signal;
  const stored = { ...displayed, mean: displayed.mean + 1000 };
  return {
    ...measurement,
    signal: { ...signal, stored, floatingPoint: { ...displayed, mean: displayed.mean / 100 } },
  };
};

const withoutScale: Change = (measurement) => {
  if (measurement.signal.kind !== 'known') return measurement;
  const { floatingPoint: _none, ...signal } = measurement.signal;
  return { ...measurement, signal };
};

const asBefore: Change = (measurement) => {
  if (measurement.signal.kind !== 'known') return measurement;
  const { floatingPoint: _none, stored: _neither, ...signal } = measurement.signal;
  return { ...measurement, signal };
};

function changed(readings: readonly Reading[], change: Change, only?: string): readonly Reading[] {
  const entryOf = (key: string, entry: ReadingEntry): ReadingEntry =>
    entry.kind === 'roi' && (only === undefined || key === only)
      ? { ...entry, measurement: change(entry.measurement) }
      : entry;
  return readings.map((reading) => ({
    ...reading,
    entries: Object.fromEntries(
      Object.entries(reading.entries).map(([key, entry]) => [key, entryOf(key, entry)]),
    ),
  }));
}

const preopLeft = targetKey(makeTarget('preop', 'left'));

/** The fixture study with all kinds of value; of N4 observer A's pre-op left image has no scale. */
function studyOf(valueKind: ValueKind, change: Change = withoutScale) {
  const study = makeStudy();
  const whole = changed(study.readings, withAllKinds);
  const readings = whole.flatMap((reading) => {
    const isOne = reading.subjectId === 'id-N4' && reading.observerId === 'A';
    return isOne ? changed([reading], change, preopLeft) : [reading];
  });
  return { ...study, readings, project: makeProject({ protocol: makeProtocol({ valueKind }) }) };
}

function resultsOf(study: StudyData): StudyResults {
  const results = studyResults(study);
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

function values(results: StudyResults, quantity: string, phase: string): Readonly<Record<string, number>> {
  const row = results.tableTwo.find((one) => one.quantity === quantity && one.phase === phase);
  const both = [...(row?.values.refractured ?? []), ...(row?.values['not-refractured'] ?? [])];
  return Object.fromEntries(both.map(({ code, value }) => [code, value]));
}

describe('the protocol’s kind of value', () => {
  it('is what SI is the mean of', () => {
    // R1: displayed 400 → 440; stored 1400 → 1440, +40/14 %; floating-point 4 → 4.4.
    const stored = resultsOf(studyOf('stored'));
    expect(values(stored, 'si', 'preop')['R1']).toBe(1400);
    expect(values(stored, 'si', 'changePercent')['R1']).toBeCloseTo(40 / 14, 12);
    const floating = resultsOf(studyOf('philips-floating-point'));
    expect(values(floating, 'si', 'preop')['R1']).toBeCloseTo(4, 12);
    expect(values(floating, 'csaPerSi', 'preop')['R1']).toBeCloseTo(250, 10);
    expect(values(resultsOf(studyOf('displayed')), 'si', 'preop')['R1']).toBe(400);
  });

  it('leaves a subject its CSA and takes its SI where one image has no scale', () => {
    const results = resultsOf(studyOf('philips-floating-point'));
    expect(results.flow.counts).toMatchObject({ analysed: 8, incomplete: 2 });
    expect(values(results, 'csaMm2', 'changePercent')['N4']).toBeCloseTo(-2, 12);
    for (const phase of ['preop', 'followUp', 'changePercent']) {
      expect(Object.keys(values(results, 'csaMm2', phase))).toHaveLength(8);
      for (const quantity of ['si', 'csaPerSi']) {
        expect(Object.keys(values(results, quantity, phase))).toHaveLength(7);
        expect(values(results, quantity, phase)).not.toHaveProperty('N4');
      }
    }
    expect(results.correlations.map(({ points }) => points.length)).toEqual([7, 7]);
    expect(results.flow.analysed.find(({ subject }) => subject.code === 'N4')?.missingSi).toEqual([
      {
        kind: 'cell',
        observerId: 'A',
        siteId: 'fractured-level',
        muscleId: 'mf-es',
        side: 'left',
        timePoint: 'preop',
        why: { kind: 'no-philips-scale' },
      },
    ]);
    // Who is in the tables stands in no list of those who are not.
    expect(notAnalysed(results.flow, results.protocol).map(({ code }) => code)).not.toContain('N4');
  });

  it('takes the subject out of SI agreement of that side and of the mean, not of the other side', () => {
    const { agreement } = resultsOf(studyOf('philips-floating-point'));
    if (!agreement.ok) throw new Error('one observer');
    const n = (side: string, quantity: string) =>
      agreement.value.rows.find(
        (row) => row.side === side && row.quantity === quantity && row.phase === 'preop',
      )?.n;
    // Nine subjects have both first readings signed (X3 of unknown group takes part), X1 too.
    const all = n('left', 'csaMm2') ?? 0;
    expect([n('left', 'si'), n('mean', 'si'), n('right', 'si')]).toEqual([all - 1, all - 1, all]);
  });

  it('asks of records of an earlier version nothing that they do not have', () => {
    const before = studyOf('stored', asBefore);
    const analysed = resultsOf(before).flow.analysed.find(({ subject }) => subject.code === 'N4');
    expect(analysed?.missingSi).toMatchObject([{ why: { kind: 'measured-before' } }]);
    expect(Object.keys(values(resultsOf(studyOf('displayed', asBefore)), 'si', 'preop'))).toHaveLength(8);
  });

  it('is no reason to list a subject for an SI that is not made', () => {
    const study = studyOf('philips-floating-point');
    const subject = study.subjects.find(({ code }) => code === 'N4');
    if (!subject) throw new Error('no N4');
    const dark: Change = (measurement) => {
      const { signal } = measurement;
      if (signal.kind !== 'known' || !signal.floatingPoint) return measurement;
      return { ...measurement, signal: { ...signal, floatingPoint: { ...signal.floatingPoint, mean: 0 } } };
    };
    const own = study.readings.filter(({ subjectId }) => subjectId === subject.id);
    const { protocol } = study.project;
    const darkRight = changed(own, dark, targetKey(makeTarget('preop', 'right')));
    expect(subjectValues({ subject, readings: darkRight, protocol })).toMatchObject({ kind: 'complete' });
  });
});

describe('the tables and files', () => {
  const footnotes = (results: StudyResults) =>
    tableTwoModel(results, defaultPrintSettings).footnotes.map(({ text }) => text);

  it('name the kind of value, and who has no SI and why', () => {
    const results = resultsOf(studyOf('philips-floating-point'));
    const model = tableTwoModel(results, defaultPrintSettings);
    const headings = model.rows.flatMap((row) => (row.kind === 'heading' ? [row.label] : []));
    expect(headings).toEqual([
      'ROI-CSA, mm²',
      'ROI-SI (Philips floating-point value), a.u. (n = 4, 3)',
      'CSA/SI (n = 4, 3)',
    ]);
    const notes = footnotes(results).join('\n');
    expect(notes).toContain('of Philips floating-point values (displayed / (rescale slope × scale slope)).');
    expect(notes).toContain(
      'No SI and no CSA/SI of 1 subject (N4): no SI: the image states no Philips scale.',
    );
    expect(notes).toContain('8 of 12 subjects; in each line those with the value.');
    expect(footnotes(resultsOf(studyOf('displayed'))).join('\n')).not.toMatch(/No SI|Lossy/);
  });

  it('keep three digits of a quantity that the kind of value makes small, and the usual decimals else', () => {
    expect(printSettingsOf(resultsOf(studyOf('displayed')))).toEqual(defaultPrintSettings);
    // Stored values ×1000: SI 550 000, CSA/SI about 0.0024, so five decimals.
    const thousandfold: Change = (measurement) => {
      const { signal } = measurement;
      if (signal.kind !== 'known' || !signal.stored) return measurement;
      const stored = { ...signal.stored, mean: signal.displayed.mean * 1000 };
      return { ...measurement, signal: { ...signal, stored } };
    };
    const study = studyOf('stored', (measurement) => measurement);
    const results = resultsOf({ ...study, readings: changed(study.readings, thousandfold) });
    expect(printSettingsOf(results).quantityDecimals).toEqual({ csaMm2: 2, si: 2, csaPerSi: 5 });
  });

  it('count the ROIs and subjects of lossy images', () => {
    const study = studyOf('displayed');
    const lossy: Change = (measurement) => ({ ...measurement, isLossy: true });
    // Of R1 both observers' four ROIs, of R2 one ROI of one observer.
    const readings = study.readings.flatMap((reading) => {
      if (reading.subjectId === 'id-R1') return changed([reading], lossy);
      const isOne = reading.subjectId === 'id-R2' && reading.observerId === 'B';
      return isOne ? changed([reading], lossy, preopLeft) : [reading];
    });
    const results = resultsOf({ ...study, readings });
    expect(footnotes(results)).toContain(
      'Lossy compression: 9 of 64 ROIs, in 2 of 8 subjects (R1, R2), are measured on images whose values it has changed.',
    );
    const agreed = (phase: 'preop' | 'followUp') => {
      const model = agreementTableModel(results, { settings: defaultPrintSettings, phases: [phase] });
      return model.ok ? model.value.footnotes.map(({ text }) => text).join('\n') : '';
    };
    expect(agreed('preop')).toContain('Lossy compression: ratings of 2 subjects (R1, R2) are from images');
    expect(agreed('followUp')).toContain('Lossy compression: ratings of 1 subject (R1) are from images');
    const rows = Papa.parse<Record<string, string>>(
      subjectCsv(results, { hasByteOrderMark: false, hasDates: true }),
      { header: true },
    ).data;
    const counts = (code: string) => {
      const row = rows.find((one) => one['subject'] === code);
      return [row?.['roi_count'], row?.['lossy_roi_count']];
    };
    expect([counts('R1'), counts('R2'), counts('R3'), counts('X1')]).toEqual([
      ['8', '8'],
      ['8', '1'],
      ['8', '0'],
      ['', ''],
    ]);
  });

  it('hold all three kinds beside the one that SI is of', () => {
    const study = studyOf('philips-floating-point');
    const options = { hasByteOrderMark: false, hasDates: true };
    const text = roiCsv({ ...study, headers: new Map() }, options);
    if (!text.ok) throw new Error(text.error.kind);
    const rows = Papa.parse<Record<string, string>>(text.value, { header: true }).data;
    const of = (subject: string, observer: string) =>
      rows.find(
        (row) =>
          row['subject'] === subject &&
          row['observer'] === observer &&
          row['time_point'] === 'preop' &&
          row['side'] === 'left',
      );
    // R1, B, left: 400 + 20 + 5.
    expect(of('R1', 'B')).toMatchObject({
      value_kind: 'philips-floating-point',
      si_mean_au: '4.25',
      displayed_mean_au: '425',
      stored_mean_au: '1425',
      floating_point_mean_au: '4.25',
      no_si_reason: '',
    });
    expect(of('N4', 'A')).toMatchObject({
      si_mean_au: '',
      displayed_mean_au: '765',
      floating_point_mean_au: '',
      no_si_reason: 'no SI: the image states no Philips scale',
    });
    const subjects = Papa.parse<Record<string, string>>(subjectCsv(resultsOf(study), options), {
      header: true,
    }).data;
    expect(subjects.find((row) => row['subject'] === 'N4')).toMatchObject({
      standing: 'analysed',
      value_kind: 'philips-floating-point',
      roi_csa_preop_mm2: '1700',
      roi_si_preop_au: '',
      si_preop_left_au: '',
      csa_per_si_change_percent: '',
      no_si_reason: 'A, pre-op, left: no SI: the image states no Philips scale',
    });
  });
});
