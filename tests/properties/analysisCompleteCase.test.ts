import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlations } from '../../src/analysis/correlations';
import { studyChoice } from '../../src/analysis/panelChoice';
import { structuresOf } from '../../src/analysis/structure';
import { studyFlow } from '../../src/analysis/studyFlow';
import type { StudyData } from '../../src/analysis/studyResults';
import { studyResults } from '../../src/analysis/studyResults';
import { tableOne } from '../../src/analysis/tableOne';
import { tableTwo } from '../../src/analysis/tableTwo';
import { observerId } from '../../src/domain/ids';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import type { Subject } from '../../src/domain/study/subject';
import { agreementTableModel } from '../../src/report/agreementTableModel';
import { decisionPathModel } from '../../src/report/decisionPathModel';
import { defaultPrintSettings } from '../../src/report/printSettings';
import { roiCsv } from '../../src/report/roiCsv';
import { tableOneModel } from '../../src/report/tableOneModel';
import { tableTwoModel } from '../../src/report/tableTwoModel';
import {
  makeMeasurement,
  makeProject,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
  refractured,
} from '../support/studyFixtures';

/** What can be wrong with one cell of a reading. */
type Flaw = 'removed' | 'cannot-measure' | 'no-area' | 'no-pixels' | 'other-rule' | 'open' | 'no-reading';

const flaw = fc.constantFrom<Flaw>(
  'removed',
  'cannot-measure',
  'no-area',
  'no-pixels',
  'other-rule',
  'open',
  'no-reading',
);
const value = fc.tuple(
  fc.double({ min: 100, max: 3000, noNaN: true }),
  fc.double({ min: 50, max: 900, noNaN: true }),
);
const cells = fc.record({
  preop: fc.record({ right: value, left: value }),
  followUp: fc.record({ right: value, left: value }),
});
const place = fc.record({
  observer: fc.constantFrom('A', 'B'),
  timePoint: fc.constantFrom('preop' as const, 'followUp' as const),
  side: fc.constantFrom('right' as const, 'left' as const),
  flaw,
});
const member = fc.record({
  isRefractured: fc.boolean(),
  a: cells,
  b: cells,
  flawed: fc.option(place, { nil: undefined, freq: 2 }),
});

interface Built {
  readonly data: StudyData;
  readonly complete: readonly string[];
}

function build(members: readonly (typeof member extends fc.Arbitrary<infer T> ? T : never)[]): Built {
  const subjects: Subject[] = [];
  const readings: Reading[] = [];
  const complete: string[] = [];
  members.forEach(({ isRefractured, a, b, flawed }, index) => {
    const subject = makeSubject(`S-${index}`, isRefractured ? { covariates: refractured } : {});
    subjects.push(subject);
    if (!flawed) complete.push(subject.code);
    for (const [observer, own] of [
      ['A', a],
      ['B', b],
    ] as const) {
      const reading = makeReading(subject, observer, own);
      const spoilt = flawed?.observer === observer ? spoil(reading, flawed) : reading;
      if (spoilt) readings.push(spoilt);
    }
  });
  return {
    data: { person: { kind: 'researcher' }, project: makeProject(), subjects, readings },
    complete,
  };
}

function spoil(
  reading: Reading,
  { timePoint, side, flaw: kind }: typeof place extends fc.Arbitrary<infer T> ? T : never,
): Reading | undefined {
  if (kind === 'no-reading') return undefined;
  if (kind === 'open') return { ...reading, state: 'open' };
  const target = makeTarget(timePoint, side);
  const key = targetKey(target);
  if (kind === 'removed') {
    const { [key]: _, ...entries } = reading.entries;
    return { ...reading, entries };
  }
  const values = { grossMm2: 500, mean: 500 };
  const entries: Record<Exclude<typeof kind, 'removed'>, ReadingEntry> = {
    'cannot-measure': { kind: 'cannot-measure', target, reason: 'motion', note: '', recordedAtUtc: '' },
    'no-area': makeRoiEntry(
      target,
      makeMeasurement(values, {
        area: { kind: 'unknown', problem: { kind: 'missing', tag: 'PixelSpacing' } },
      }),
    ),
    'no-pixels': makeRoiEntry(
      target,
      makeMeasurement(values, { signal: { kind: 'no-pixels', paddingCount: 0 } }),
    ),
    'other-rule': makeRoiEntry(target, makeMeasurement(values, { rule: { id: 'imagej', version: '1' } })),
  };
  return { ...reading, entries: { ...reading.entries, [key]: entries[kind] } };
}

const study = fc.array(member, { minLength: 0, maxLength: 8 }).map(build);

/** The tables without agreement, which has rules of its own and takes most of the time. */
function tablesOf({ subjects, readings, project: { protocol } }: StudyData) {
  const flow = studyFlow({ subjects, readings, protocol });
  const structures = structuresOf(protocol);
  const compared = { groups: flow.groups, alpha: protocol.alpha, preset: studyChoice.preset };
  return {
    flow,
    one: tableOne(flow.analysed, { ...compared, ...studyChoice, customCovariates: [] }),
    two: tableTwo(flow.analysed, structures, compared),
    correlations: correlations(flow.analysed, structures),
  };
}

describe('complete case', () => {
  it('a subject with any missing cell is never in Table 2, and every other one always', () => {
    fc.assert(
      fc.property(study, ({ data, complete }) => {
        const { flow, two } = tablesOf(data);
        for (const row of two) {
          const codes = Object.values(row.values).flatMap((values) => values.map((v) => v.code));
          expect(codes.sort()).toEqual([...complete].sort());
        }
        const { counts, total } = flow;
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
      }),
    );
  });

  it('the same subjects stand behind pre-op, follow-up and change, of every quantity and in all tables', () => {
    fc.assert(
      fc.property(study, ({ data }) => {
        const { one, two, correlations: correlated } = tablesOf(data);
        const sets = two.map((row) =>
          Object.values(row.values)
            .flatMap((values) => values.map((v) => v.subjectId))
            .sort()
            .join(),
        );
        const ofPoints = correlated.map(({ points }) =>
          points
            .map((point) => point.subjectId)
            .sort()
            .join(),
        );
        expect(new Set([...sets, ...ofPoints]).size).toBe(1);
        const [row] = two;
        expect(one.n.refractured).toBe(row?.values.refractured?.length);
        expect(one.n['not-refractured']).toBe(row?.values['not-refractured']?.length);
      }),
    );
  });

  it('the order of subjects and readings does not matter to the last bit', () => {
    fc.assert(
      fc.property(
        study,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        ({ data }, random) => {
          const shuffled = <T>(list: readonly T[]) =>
            list
              .map((item) => ({ item, key: random.next().value as number }))
              .sort((x, y) => x.key - y.key)
              .map(({ item }) => item);
          const other = { ...data, subjects: shuffled(data.subjects), readings: shuffled(data.readings) };
          expect(studyResults(other)).toEqual(studyResults(data));
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('blinding', () => {
  it('nothing comes out where access is denied: no result, no data file, no measured number', () => {
    const person = fc.constantFrom<StudyData['person']>(
      { kind: 'researcher' },
      { kind: 'researcher', observerId: observerId('A') },
      { kind: 'observer', observerId: observerId('A') },
      { kind: 'observer', observerId: observerId('B') },
    );
    fc.assert(
      fc.property(study, person, fc.boolean(), fc.boolean(), ({ data }, who, isUnblinded, isDemo) => {
        const { unblinding, ...blinded } = makeProject(isDemo ? { kind: { kind: 'demo', seed: 1 } } : {});
        const project = isUnblinded && unblinding ? { ...blinded, unblinding } : blinded;
        const own = data.readings.filter((r) => r.observerId === who.observerId && r.state === 'open');
        const isAllowed = (isUnblinded || isDemo) && own.length === 0;
        const request = { ...data, person: who, project };
        const results = studyResults(request);
        const file = roiCsv({ ...request, headers: new Map() }, { hasByteOrderMark: false, hasDates: true });
        expect([results.ok, file.ok]).toEqual([isAllowed, isAllowed]);
        if (results.ok) return;
        // What a denial says are counts and ids, and nothing of a reading's inside.
        expect(JSON.stringify(results.error)).not.toMatch(/mm2|mean|outline|\d\.\d/i);
      }),
      { numRuns: 25 },
    );
  });
});

describe('tables', () => {
  it('hold a number or a reason in every place, never NaN, Infinity, undefined or −0', () => {
    fc.assert(
      fc.property(study, ({ data }) => {
        const results = studyResults(data);
        if (!results.ok) throw new Error(results.error.kind);
        const agreement = agreementTableModel(results.value, {
          settings: defaultPrintSettings,
          phases: ['preop', 'followUp', 'changePercent'],
        });
        if (!agreement.ok) throw new Error(agreement.error.kind);
        const models = [
          tableOneModel(results.value, defaultPrintSettings),
          tableTwoModel(results.value, defaultPrintSettings),
          agreement.value,
        ];
        const paths = results.value.tableTwo.map((row) =>
          decisionPathModel(row, results.value, defaultPrintSettings),
        );
        for (const model of models) {
          for (const row of model.rows) {
            if (row.kind === 'line') expect(row.cells).toHaveLength(model.columns.length);
          }
        }
        const text = JSON.stringify([models, paths]);
        expect(text).not.toMatch(/NaN|Infinity|undefined|null|−0\.?0*[^.\d]/);
      }),
      { numRuns: 25 },
    );
  });
});
