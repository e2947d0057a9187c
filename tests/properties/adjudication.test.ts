import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studyChoice } from '../../src/analysis/panelChoice';
import { type StudyData, studyResults } from '../../src/analysis/studyResults';
import type { Settlement } from '../../src/domain/agreement/settlement';
import type { Reading } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import { panelStudyOfSize } from '../support/panelStudyOfSize';
import { makeSettlement, makeSettling } from '../support/settlements';
import { makeMeasurement, makeRoiEntry, makeTarget } from '../support/studyFixtures';

const size = 8;
const start = panelStudyOfSize(size);
const targets = (['preop', 'followUp'] as const).flatMap((timePoint) =>
  (['right', 'left'] as const).map((side) => makeTarget(timePoint, side)),
);

const decided = fc.array(
  fc.record({
    subject: fc.nat({ max: size - 1 }),
    target: fc.constantFrom(...targets),
    decision: fc.constantFrom('average', 're-read', 'third-reading', 'open'),
  }),
  { maxLength: 12 },
);
/** What three readers give when they read everything to settle. */
const csaMm2 = fc.integer({ min: 500, max: 2500 });
const read = fc.array(
  fc.record({ subject: fc.nat({ max: size - 1 }), A: csaMm2, B: csaMm2, third: csaMm2 }),
  {
    maxLength: size,
  },
);
const rule = fc.constantFrom('replaces-mean', 'two-nearest');

function studyOf(
  decisions: readonly {
    subject: number;
    target: (typeof targets)[number];
    decision: Settlement['decision'];
  }[],
  given: readonly { subject: number; A: number; B: number; third: number }[],
  thirdRule: 'replaces-mean' | 'two-nearest',
): StudyData {
  const { project } = start;
  const adjudication = { ...project.protocol.adjudication, thirdRule };
  const last = new Map(given.map((one) => [one.subject, one]));
  const readings = [...last.values()].flatMap((one): readonly Reading[] => {
    const subject = start.subjects[one.subject];
    if (!subject) return [];
    return (['A', 'B', 'third'] as const).map((reader) =>
      makeSettling(
        subject,
        reader,
        Object.fromEntries(
          targets.map((target) => [
            targetKey(target),
            makeRoiEntry(target, makeMeasurement({ grossMm2: one[reader], mean: 400 })),
          ]),
        ),
      ),
    );
  });
  return {
    ...start,
    project: { ...project, protocol: { ...project.protocol, adjudication } },
    subjects: start.subjects.map((subject, index) => {
      const own = decisions.filter((one) => one.subject === index);
      if (own.length === 0) return subject;
      return {
        ...subject,
        settlements: own.map(({ target, decision }) =>
          makeSettlement({ targetKey: targetKey(target), decision }),
        ),
      };
    }),
    readings: [...start.readings, ...readings],
  };
}

function resultsOf(data: StudyData, adjudication: 'with' | 'without') {
  const results = studyResults(data, { ...studyChoice, adjudication });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

/** CSA of every subject and cell as the rules say it, without the program's own way to it. */
function expectedCsa(data: StudyData, code: string, target: (typeof targets)[number]): number {
  const key = targetKey(target);
  const subject = data.subjects.find((one) => one.code === code);
  const csaOf = (reader: string, round: number): number | undefined => {
    const entry = data.readings.find(
      (one) => one.subjectId === subject?.id && one.observerId === reader && one.round === round,
    )?.entries[key];
    return entry?.kind === 'roi' && entry.measurement.area.kind === 'known'
      ? entry.measurement.area.grossMm2
      : undefined;
  };
  const mean = (values: readonly (number | undefined)[]) =>
    values.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0) / values.length;
  const originals = [csaOf('A', 1), csaOf('B', 1)];
  const decision = subject?.settlements?.findLast((one) => one.targetKey === key)?.decision;
  const [again, third] = [[csaOf('A', 100), csaOf('B', 100)], csaOf('third', 100)];
  if (decision === 're-read' && again[0] !== undefined) return mean(again);
  if (decision !== 'third-reading' || third === undefined) return mean(originals);
  if (data.project.protocol.adjudication.thirdRule === 'replaces-mean') return third;
  const [a = Number.NaN, b = Number.NaN] = originals;
  const pairs = [
    [a, b],
    [a, third],
    [b, third],
  ] as const;
  const nearest = Math.min(...pairs.map(([one, other]) => Math.abs(one - other)));
  // Where two pairs are nearest, their means' mean is the middle area.
  const best = pairs.filter(([one, other]) => Math.abs(Math.abs(one - other) - nearest) < 1e-6);
  return mean(best.map(mean));
}

describe('results with adjudication', () => {
  it('are in every cell what the rule says of the readings', () => {
    fc.assert(
      fc.property(decided, read, rule, (decisions, given, thirdRule) => {
        const data = studyOf(decisions, given, thirdRule);
        for (const { subject, outcome } of resultsOf(data, 'with').flow.standings) {
          if (outcome.kind !== 'complete') throw new Error('complete');
          for (const target of targets) {
            const side = outcome.structures[0]?.sides[target.timePoint].find(
              (one) => one.side === target.side,
            );
            expect(side?.csaMm2).toBeCloseTo(expectedCsa(data, subject.code, target), 8);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leave agreement and the results of original readings as if nobody had decided anything', () => {
    fc.assert(
      fc.property(decided, read, rule, (decisions, given, thirdRule) => {
        const data = studyOf(decisions, given, thirdRule);
        const before = studyOf([], [], thirdRule);
        const [settled, originals] = [resultsOf(data, 'with'), resultsOf(before, 'with')];
        expect(settled.agreement).toEqual(originals.agreement);
        expect(settled.roundsAgreement).toEqual(originals.roundsAgreement);
        const without = resultsOf(data, 'without');
        expect([without.tableTwo, without.tableOne, without.correlations, without.roiCount]).toEqual([
          originals.tableTwo,
          originals.tableOne,
          originals.correlations,
          originals.roiCount,
        ]);
      }),
      { numRuns: 20 },
    );
  });

  it('equal those of original readings where nothing is settled, whatever was read', () => {
    fc.assert(
      fc.property(decided, read, rule, (decisions, given, thirdRule) => {
        const stands = decisions.filter(({ decision }) => decision === 'average' || decision === 'open');
        const { choice, ...settled } = resultsOf(studyOf(stands, given, thirdRule), 'with');
        const { choice: own, ...originals } = resultsOf(studyOf(stands, given, thirdRule), 'without');
        expect(settled).toEqual(originals);
        expect([choice.adjudication, own.adjudication]).toEqual(['with', 'without']);
      }),
      { numRuns: 20 },
    );
  });

  it('do not depend on the order of subjects and readings', () => {
    fc.assert(
      fc.property(decided, read, rule, (decisions, given, thirdRule) => {
        const data = studyOf(decisions, given, thirdRule);
        const turned = {
          ...data,
          subjects: data.subjects.toReversed(),
          readings: data.readings.toReversed(),
        };
        const { project: _a, ...one } = resultsOf(data, 'with');
        const { project: _b, ...other } = resultsOf(turned, 'with');
        expect(other).toEqual(one);
      }),
      { numRuns: 20 },
    );
  });
});
