import { describe, expect, it } from 'vitest';
import { adjustedComparison } from '../../../../src/analysis/adjustedComparison';
import { compareLists } from '../../../../src/analysis/comparison';
import { panelAnalyses } from '../../../../src/analysis/panelAnalyses';
import { type PanelChoice, studyChoice } from '../../../../src/analysis/panelChoice';
import { cutoffBootstrap } from '../../../../src/analysis/refractureRoc';
import { studyResults } from '../../../../src/analysis/studyResults';
import type { CustomCategory, CustomNumber } from '../../../../src/domain/study/customCovariate';
import type { HowRatings } from '../../../../src/report/how/agreementHow';
import { ancovaHow } from '../../../../src/report/how/ancovaHow';
import { comparisonHow } from '../../../../src/report/how/comparisonHow';
import type { How } from '../../../../src/report/how/how';
import type { HowSample } from '../../../../src/report/how/howSample';
import { repeatabilityHow } from '../../../../src/report/how/repeatabilityHow';
import { cutoffBootstrapHow } from '../../../../src/report/how/rocHow';
import { subjectCsv } from '../../../../src/report/subjectCsv';
import { repeatability } from '../../../../src/statistics/repeatability';
import { askedHows } from '../../../support/askedHows';
import { evaluateInR, hasR } from '../../../support/evaluateInR';
import { panelChoices } from '../../../support/panelChoices';
import { makePanelStudy } from '../../../support/panelStudy';
import { makeSettlement, makeSettling, withSettlements } from '../../../support/settlements';
import { shownNumbers } from '../../../support/shownNumbers';

/*
 * The R code that "how" shows is run by R on the subject file as it is saved, and gives the number that the screen shows:
 * of every number on the Results screen, and of every test that stands beside the chosen one. R is the source of every
 * expected number here; without R the test says that it did not run.
 */

const study = makePanelStudy();

function resultsUnder(choice: Partial<PanelChoice>) {
  const results = studyResults(study, { ...studyChoice, ...choice });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

const file = subjectCsv(resultsUnder({}), { hasByteOrderMark: true, hasDates: true });

/** To nine digits, or as many as R's own function has; what is 0 in theory may be a rounding error of its neighbours, which are above 1e-6 here. */
function isClose(given: number | undefined, shown: number, to = 1e-9): boolean {
  return given === shown || Math.abs((given ?? Number.NaN) - shown) < to * Math.max(1e-6, Math.abs(shown));
}

/** What R does not give as shown, each call once. */
function differentInR(
  asked: readonly { readonly where: string; readonly how: How }[],
  saved = file,
): readonly string[] {
  const once = [...new Map(asked.map((one) => [`${one.how.rCall}${one.how.yields}`, one])).values()];
  const given = evaluateInR(
    saved,
    once.map(({ how }) => how.rCall),
  );
  return once.flatMap(({ where, how }, index) => {
    const numbers = given[index];
    const { yields, yieldsTo } = how;
    // What R cannot give to the last digit it must run all the same.
    const isSame =
      Array.isArray(numbers) &&
      (yields === undefined ||
        (numbers.length === yields.length &&
          yields.every((one, place) => isClose(numbers[place], one, yieldsTo))));
    return isSame ? [] : [`${where}: ${numbers}, shown ${yields}\n${how.rCall}`];
  });
}

describe.skipIf(!hasR)('R gives every number from the saved subjects and the code that "how" shows', () => {
  it.each(Object.keys(panelChoices))(
    'with %s',
    (name) => {
      const results = resultsUnder(panelChoices[name] ?? {});
      const analyses = panelAnalyses(results);
      const shown = shownNumbers(study, results, analyses).flatMap(({ where, how }) =>
        how ? [{ where, how }] : [],
      );
      expect(shown.length).toBeGreaterThan(500);
      expect(differentInR([...shown, ...askedHows(results, analyses)])).toEqual([]);
    },
    240_000,
  );

  it.each(['with', 'without'] as const)(
    'of a study with an adjudicated ROI, %s adjudication',
    (adjudication) => {
      const settled = withSettlements(study, 'S1', [makeSettlement()], (subject) => [
        makeSettling(subject, 'third', [1700, 465]),
      ]);
      const own = studyResults(settled);
      const results = studyResults(settled, { ...studyChoice, adjudication });
      if (!own.ok || !results.ok) throw new Error('refused');
      // The file is the study's own, with what was settled.
      const saved = subjectCsv(own.value, { hasByteOrderMark: true, hasDates: true });
      const analyses = panelAnalyses(results.value);
      const asked = [...shownNumbers(settled, results.value, analyses)].flatMap(({ where, how }) =>
        how ? [{ where, how }] : [],
      );
      expect(asked.length).toBeGreaterThan(500);
      expect(differentInR(asked, saved)).toEqual([]);
    },
    240_000,
  );

  it('of a model with a covariate and a category that the user added', () => {
    const cement: CustomNumber = { id: 'c', name: 'Bone cement', kind: 'number', unit: 'mL' };
    const smoking: CustomCategory = {
      id: 's',
      name: 'Smoking',
      kind: 'category',
      categories: ['Now', 'Never', 'Pipe "now"'].map((name) => ({ id: name, name })),
    };
    const subjects = study.subjects.map((subject, at) => ({
      ...subject,
      covariates: {
        ...subject.covariates,
        custom: {
          c: { kind: 'number' as const, number: 3 + ((7 * at) % 11) / 4 },
          ...(at !== 8 && {
            s: {
              kind: 'category' as const,
              categoryId: smoking.categories[Math.floor(at / 2) % 3]?.id ?? '',
            },
          }),
        },
      },
    }));
    const results = studyResults({ ...study, subjects });
    if (!results.ok) throw new Error(results.error.kind);
    const measure = {
      siteId: 'fractured-level',
      muscleId: 'mf-es',
      side: 'mean',
      quantity: 'csaMm2',
    } as const;
    const row = adjustedComparison(results.value.flow.analysed, measure, [
      { kind: 'custom', covariate: cement },
      { kind: 'custom', covariate: smoking },
    ]);
    const asked = [0, 1, 2, 3].flatMap((index) => {
      const how = ancovaHow(row, results.value, { kind: 'term', index }, ({ kind }) => kind);
      return how ? [{ where: how.title, how }] : [];
    });
    expect(asked).toHaveLength(4);
    expect(differentInR(asked)).toEqual([]);
    // Whose smoking is asked gets the answer's name, not its place in the list.
    expect(asked[0]?.how.values?.list()[1]?.values).toEqual([1403, 'Not refractured', 1392, 4.75, 'Now']);
  });

  it('the within-subject SD, coefficient and CVs of repeated values', () => {
    const values = [
      [12.1, 12.9],
      [15.4, 14.8],
      [11.2, 11.9],
      [18.3, 17.1],
      [14.0, 14.6],
    ];
    const found = repeatability(values);
    if (!found.ok) throw new Error(found.error.kind);
    const ratings: HowRatings = {
      name: 'x',
      observers: ['A', 'B'],
      dropped: 0,
      ratings: values.map((own, index) => ({ code: `S${index}`, values: own })),
    };
    const { withinSd, coefficient, cvRootMeanSquare, cvLogarithmic } = found.value;
    const asked = [
      repeatabilityHow(ratings, 'within-sd', withinSd),
      repeatabilityHow(ratings, 'coefficient', coefficient),
      repeatabilityHow(ratings, 'cv-root-mean-square', cvRootMeanSquare ?? Number.NaN),
      repeatabilityHow(ratings, 'cv-logarithmic', cvLogarithmic ?? Number.NaN),
    ];
    expect(differentInR(asked.map((how) => ({ where: how.title, how })))).toEqual([]);
  });
});

describe.skipIf(!hasR)('every two of several groups', () => {
  // Groups that are normal with equal variances, normal with unequal ones, and not normal: the three ways to pairs.
  const ways = {
    tukey: [
      [5.1, 6.2, 5.8, 7.0, 6.4, 5.5],
      [7.3, 8.1, 6.9, 7.7, 8.8, 7.0],
      [6.0, 6.8, 7.4, 6.1, 7.9, 6.6, 7.1],
    ],
    'welch-holm': [
      [5.1, 5.2, 5.05, 5.15, 5.3, 5.0, 5.22],
      [7.3, 12.1, 2.9, 9.7, 5.8, 15.0, 8.4],
      [6.0, 6.8, 7.4, 6.1, 7.9, 6.6, 7.1],
    ],
    'mann-whitney-holm': [
      [5, 5, 5, 5, 6, 40],
      [7, 8, 6, 7, 8, 7],
      [6, 6, 7, 6, 9, 6, 7],
    ],
  } as const;

  it.each(Object.keys(ways) as readonly (keyof typeof ways)[])(
    'have R’s differences, limits and P: %s',
    (by) => {
      const lists = ways[by];
      const comparison = compareLists(lists, 0.05);
      if (comparison.kind === 'two') throw new Error('several groups expected');
      const sample: HowSample = {
        name: 'x',
        groups: lists.map((list, index) => ({ label: `G${index}`, n: list.length, missing: 0 })),
        file: undefined,
        list: () => lists.map((list) => list.map((value, index) => ({ code: `S${index}`, value }))),
      };
      const { pairs } = comparison.chosen;
      expect(pairs.map((pair) => pair.by)).toEqual([by, by, by]);
      const asked = pairs.flatMap((pair) => {
        const how = comparisonHow(sample, comparison, { kind: 'pair', pair });
        return how ? [{ where: how.title, how }] : [];
      });
      expect(asked).toHaveLength(3);
      const of = comparisonHow(sample, comparison, { kind: 'p' });
      if (!of) throw new Error('test expected');
      expect(differentInR([...asked, { where: of.title, how: of }])).toEqual([]);
    },
  );
});

describe.skipIf(!hasR)('the bootstrap of a cut-off', () => {
  it('is drawn by R as well: other samples, so limits near those shown', () => {
    const results = resultsUnder({});
    const [roc] = panelAnalyses(results).rocs.filter(({ phase }) => phase === 'change');
    if (!roc) throw new Error('curve expected');
    const steps = cutoffBootstrap(roc, { seed: 7, replicates: 500 });
    let step = steps.next();
    while (!step.done) step = steps.next();
    if (!step.value.ok) throw new Error(step.value.error.kind);
    const { sensitivityInterval, indexInterval, seed, replicates } = step.value.value;
    const parts = [
      { part: 'sensitivity', interval: sensitivityInterval },
      { part: 'index', interval: indexInterval },
    ] as const;
    for (const { part, interval } of parts) {
      const how = cutoffBootstrapHow(roc, results, 'x', { part, seed, replicates, interval });
      if (!how || !interval) throw new Error('interval expected');
      expect(how.source).toContain('seed 7');
      expect(how.method).toContain('500 samples');
      const [limits] = evaluateInR(file, [how.rCall]);
      if (!Array.isArray(limits)) throw new Error(String(limits));
      for (const [at, limit] of interval.entries()) expect(Math.abs(limits[at] - limit)).toBeLessThan(0.1);
    }
  }, 60_000);
});
