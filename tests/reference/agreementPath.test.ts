import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AgreementRow } from '../../src/analysis/agreementTable';
import { type StudyResults, studyResults } from '../../src/analysis/studyResults';
import { observerId } from '../../src/domain/ids';
import type { PointPx } from '../../src/domain/image/point';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import type { RoiMeasurement } from '../../src/domain/measurement/roiMeasurement';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import { type Side, sides } from '../../src/domain/side';
import type { Subject } from '../../src/domain/study/subject';
import { agreementTableModel } from '../../src/report/agreementTableModel';
import { defaultPrintSettings } from '../../src/report/printSettings';
import { makeSlice } from '../support/makeSlice';
import {
  evenCells,
  makeProject,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../support/studyFixtures';
import { blandAltmanAnswerOf, iccAnswerOf } from './support/statisticsAdapters';
import { type JsonObject, readStatisticsCases } from './support/statisticsCases';
import { type Answer, differences } from './support/statisticsCompare';

/*
 * The agreement numbers of the reference over the whole path: every rating of a case of `icc.json` and `bland_altman.json` is drawn
 * as an outline of a rectangle on an image, measured, put into a signed reading, averaged over the sides and read off the
 * results of the study. Tolerances are those of the statistics suite.
 *
 * As SI every rating can be a mean signal (Modality LUT: slope 1, intercept the rating). As CSA a rating must be above zero; most
 * cases of the reference hold others, which is said where it is so.
 */

const named = process.env['REFERENCE_STATISTICS'];
const folder = named ?? fileURLToPath(new URL('../../../shared/data/statistics', import.meta.url));
if (named !== undefined && !existsSync(named)) throw new Error(`REFERENCE_STATISTICS: no folder ${named}`);
const cases = (readStatisticsCases(folder) ?? []).filter(
  ({ test }) => test === 'icc' || test === 'bland_altman',
);

type Rating = number | null;
type Kind = 'csaMm2' | 'si';

/** 8 × 8 pixels: an area of 64 times that of a pixel, exactly. */
const square: readonly PointPx[] = [
  [2, 2],
  [10, 2],
  [10, 10],
  [2, 10],
];

/** The square on an image where it measures exactly this. */
function measured(value: number, kind: Kind): RoiMeasurement {
  const image = makeSlice({
    columns: 16,
    rows: 16,
    spacing: { rowMm: kind === 'csaMm2' ? value / 64 : 0.5, columnMm: 1 },
    stored: () => 0,
    slope: 1,
    intercept: kind === 'si' ? value : 400,
  });
  const found = measureRoi(image, square, []);
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

/** The right side is half of the rating, the left one and a half: their mean is the rating. */
const shareOfSide: Readonly<Record<Side, number>> = { right: 0.5, left: 1.5 };

function readingOf(subject: Subject, observer: string, rating: Rating, kind: Kind): Reading {
  const entries: Record<string, ReadingEntry> = {};
  for (const side of sides) {
    const target = makeTarget('preop', side);
    const measurement = measured((rating ?? 1) * shareOfSide[side], kind);
    const entry = makeRoiEntry(target, measurement);
    if (entry.kind !== 'roi') throw new Error('an outline expected');
    entries[targetKey(target)] =
      rating === null
        ? {
            kind: 'cannot-measure',
            target,
            reason: 'motion',
            note: '',
            recordedAtUtc: '2026-02-01T00:00:00Z',
          }
        : { ...entry, roi: { ...entry.roi, outlinePx: square } };
  }
  // At follow-up everybody measures the same.
  return makeReading(subject, observer, evenCells([1, 1], [1000, 400]), { entries });
}

/** The results of a study in which these are the ratings of the two-side mean, one list a subject. */
function resultsOf(ratings: readonly (readonly Rating[])[], kind: Kind): StudyResults {
  const letters = ['A', 'B', 'C', 'D'].slice(0, ratings[0]?.length ?? 0);
  const project = makeProject();
  const observers = letters.map((letter) => ({
    id: observerId(letter),
    letter,
    role: '',
    name: '',
    training: '',
  }));
  const subjects = ratings.map((_, index) => makeSubject(`S${index}`));
  const results = studyResults({
    person: { kind: 'researcher' },
    project: { ...project, protocol: { ...project.protocol, observers } },
    subjects,
    readings: subjects.flatMap((subject, index) =>
      letters.map((letter, rater) => readingOf(subject, letter, ratings[index]?.[rater] ?? null, kind)),
    ),
  });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

function rowOf({ agreement }: StudyResults, kind: Kind): AgreementRow {
  if (!agreement.ok) throw new Error(agreement.error.kind);
  const row = agreement.value.rows.find(
    (one) => one.side === 'mean' && one.quantity === kind && one.phase === 'preop',
  );
  if (!row) throw new Error('a row expected');
  return row;
}

/** Observers in columns, subjects in rows; the reference's differences are x − y, ours second minus first. */
function ratingsOf(test: string, input: JsonObject): readonly (readonly Rating[])[] {
  const list = (value: unknown): readonly Rating[] => {
    if (!Array.isArray(value)) throw new Error('a list expected');
    return value.map((one: unknown) => (typeof one === 'number' ? one : null));
  };
  if (test === 'icc') {
    const { ratings } = input;
    if (!Array.isArray(ratings)) throw new Error('a table expected');
    return ratings.map(list);
  }
  const [x, y] = [list(input['x']), list(input['y'])];
  return x.map((value, index) => [y[index] ?? null, value]);
}

/** What the row of the table says, in the names of the reference. */
function answerOf(test: string, row: AgreementRow): Answer {
  if (test === 'icc') return iccAnswerOf(row.icc, row.measurementError);
  const { blandAltman } = row;
  if (blandAltman.ok) return blandAltmanAnswerOf(blandAltman);
  return { error: blandAltman.error.kind };
}

/** The offset beside the ICC is the bias, with its interval. */
function offsetDifferences(row: AgreementRow, expected: JsonObject): readonly string[] {
  if (!row.offset.ok) return [`offset: ${row.offset.error.kind}`];
  const { bias, sd, n, bias_ci_low, bias_ci_high } = expected;
  const { offset, interval } = row.offset.value;
  const wanted = Object.fromEntries(
    Object.entries({ n, sd, bias, bias_ci_low, bias_ci_high }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
  return differences('bland_altman', wanted, {
    n: row.offset.value.n,
    sd: row.offset.value.sd,
    bias: offset,
    bias_ci_low: interval[0],
    bias_ci_high: interval[1],
  });
}

if (cases.length === 0) {
  describe('agreement over the whole path', () => {
    it.skip('NOT RUN: the reference folder is absent; name it in REFERENCE_STATISTICS', () => undefined);
  });
}

describe.each(['si', 'csaMm2'] as const)('agreement from outlines to the table, ratings as %s', (kind) => {
  for (const { file, name, test, input, expected } of cases) {
    const ratings = ratingsOf(test, input);
    const isMeasurable = kind === 'si' || ratings.flat().every((one) => one === null || one > 0);
    if (!isMeasurable) {
      it.skip(`${file} ${name}: NOT RUN, a rating is no area (zero or below); run as SI`, () => undefined);
      continue;
    }
    it(`${file} ${name}`, () => {
      const row = rowOf(resultsOf(ratings, kind), kind);
      expect(differences(test, expected, answerOf(test, row))).toEqual([]);
      if (test === 'bland_altman') expect(offsetDifferences(row, expected)).toEqual([]);
      expect(row.sameSlice).toBe(row.n);
    }, 60_000);
  }
});

describe('the table that is printed', () => {
  const shroutFleiss = cases.find(({ name }) => name.startsWith('Shrout & Fleiss 1979'));
  it.skipIf(!shroutFleiss)('prints Shrout & Fleiss’ ratings as they are published: .62 and .29', () => {
    if (!shroutFleiss) return;
    const results = resultsOf(ratingsOf('icc', shroutFleiss.input), 'csaMm2');
    const model = agreementTableModel(results, { settings: defaultPrintSettings, phases: ['preop'] });
    if (!model.ok) throw new Error(model.error.kind);
    const line = model.value.rows.find((row) => row.id === 'fractured-level|mf-es|mean|csaMm2|preop');
    if (line?.kind !== 'line') throw new Error('no line');
    // n, k, ICC(2,k), ICC(2,1): table 4 of the paper, to its two digits.
    expect(line.cells.slice(0, 2).map(({ text }) => text)).toEqual(['6', '4']);
    expect(Number(line.cells[2]?.main)).toBeCloseTo(0.62, 2);
    expect(Number(line.cells[3]?.main)).toBeCloseTo(0.29, 2);
  });
});
