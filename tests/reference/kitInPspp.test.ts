import { describe, expect, it } from 'vitest';
import type { PanelChoice } from '../../src/analysis/panelChoice';
import type { StudyData } from '../../src/analysis/studyResults';
import { observerId } from '../../src/domain/ids';
import { defaultExportSettings } from '../../src/report/export/exportSettings';
import { exportedFacts } from '../support/exportedFacts';
import { makeStudy } from '../support/fixtureStudy';
import { hasPspp, type PsppRun, runKitInPspp } from '../support/kitInPspp';
import {
  hostileStudy,
  matchedStudy,
  regionalStudy,
  repeatedStudy,
  scatteredStudy,
  smallStudy,
  trainingStudy,
  twoMusclesStudy,
} from '../support/kitStudies';
import { withLongNames } from '../support/longNames';
import { openDemo } from '../support/openedDemo';
import { psppAgreement } from '../support/psppCells';

/*
 * The kit as a reader gets it: its files in a folder, its SPSS syntax run by PSPP. PSPP starts from the ROIs and its own
 * procedures must give what Tables 1 and 2 and the agreement table print, to the last digit.
 *
 * Left out, between the marks "[SPSS only]": EXAMINE with Shapiro-Wilk (PSPP 1.6 has it wrong), ONEWAY with Welch's ANOVA, and
 * RELIABILITY with ICC (PSPP has neither); the ICC is compared all the same, as the syntax computes it from mean squares too.
 */

if (!hasPspp) process.stdout.write('\nPSPP is not asked: pspp is not installed\n');

const settings = defaultExportSettings;

interface Case {
  readonly name: string;
  readonly study: () => StudyData;
  readonly choice?: Partial<PanelChoice>;
  /** At least so many numbers of each kind, so that a comparison of nothing fails. */
  readonly atLeast: Readonly<Record<string, number>>;
}

const ofTwo = { 'n (%)': 14, P: 20, 'mean ± SD': 80, 'icc-1': 81, 'limit-low': 27, cv: 18, mdc: 27 };

const cases: readonly Case[] = [
  {
    name: 'the study’s own choice',
    study: scatteredStudy,
    atLeast: { ...ofTwo, Fisher: 1, 'χ²': 1, 'median (Q1, Q3)': 39 },
  },
  {
    name: 'tests fixed in advance',
    study: scatteredStudy,
    choice: { preset: 'fixed-in-advance' },
    atLeast: { ...ofTwo, 'ANCOVA with the pre-op value; the values shown are not adjusted.': 12 },
  },
  { name: 'the left side alone', study: scatteredStudy, choice: { side: 'left' }, atLeast: ofTwo },
  {
    name: 'one observer alone',
    study: scatteredStudy,
    choice: { observers: { kind: 'one', observerId: observerId('B') } },
    atLeast: ofTwo,
  },
  {
    name: 'three groups by region',
    study: regionalStudy,
    choice: { grouping: { kind: 'region' } },
    atLeast: { 'Kruskal-Wallis test.': 1, 'One-way ANOVA.': 11, 'χ²': 2, 'icc-k': 81 },
  },
  {
    name: 'groups divided at a BMI, without two subjects',
    study: scatteredStudy,
    choice: {
      grouping: { kind: 'threshold', of: { kind: 'baseline', variable: 'bmiKgPerM2' }, threshold: 22.5 },
      filters: [{ kind: 'without', codes: ['S2', 'S12'] }],
    },
    atLeast: { ...ofTwo, 'mean ± SD': 70 },
  },
  {
    name: 'ties and small groups',
    study: smallStudy,
    atLeast: { 'median (Q1, Q3)': 100, 'icc-k': 27, P: 15 },
  },
  {
    name: 'values on the middle of two printed ones',
    study: makeStudy,
    atLeast: { P: 5, 'icc-1': 27 },
  },
  {
    name: 'two muscles, together as well',
    study: twoMusclesStudy,
    atLeast: { ...ofTwo, 'icc-1': 243, 'mean ± SD': 300 },
  },
  { name: 'the matched rule', study: matchedStudy, atLeast: ofTwo },
  { name: 'subjects for practice', study: trainingStudy, atLeast: { P: 5, 'icc-1': 27 } },
  { name: 'names that could be code', study: hostileStudy, atLeast: { ...ofTwo, 'n (%)': 26 } },
  {
    name: 'names of 2000 letters',
    study: () => withLongNames(hostileStudy()),
    atLeast: { ...ofTwo, 'n (%)': 26 },
  },
  {
    name: 'groups by a category whose names could be code',
    study: hostileStudy,
    choice: { grouping: { kind: 'custom-category', covariateId: 'c"1' } },
    atLeast: { 'icc-k': 81, P: 10 },
  },
  { name: 'a second round', study: repeatedStudy, atLeast: { ...ofTwo, 'icc-1': 324 } },
];

describe.skipIf(!hasPspp)('the kit’s SPSS syntax in PSPP', () => {
  it.each(cases)(
    'gives what the tables print: $name',
    async ({ study, choice, atLeast }) => {
      const facts = exportedFacts(study(), choice);
      const run = await runKitInPspp(facts);
      expect(run.complaints).toEqual([]);
      expect(run.exitCode).toBe(0);
      expect(differingFromWide(run)).toBe(0);
      const { compared, differing, without } = psppAgreement(run, facts, settings);
      expect(differing).toEqual([]);
      for (const [what, count] of Object.entries(atLeast)) {
        expect(compared.get(what) ?? 0, what).toBeGreaterThanOrEqual(count);
      }
      // What PSPP lacks, or has wrong.
      const known = ['Welch’s ANOVA.', 'Fisher, tables as likely as this one'];
      expect([...without.keys()].filter((test) => !known.includes(test))).toEqual([]);
    },
    120_000,
  );

  it('gives what the tables print: the demo; but for its ages, where those above 89 are written as 90', async () => {
    const demo = await openDemo('kit-in-pspp');
    const facts = exportedFacts(await demo.study());
    const whole = { ...settings, hasAgesOver89: true };
    const run = await runKitInPspp(facts, { settings: whole });
    expect(run.complaints).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(differingFromWide(run)).toBe(0);
    const { compared, differing } = psppAgreement(run, facts, whole);
    expect(differing).toEqual([]);
    const count = [...compared.values()].reduce((sum, one) => sum + one, 0);
    expect(count).toBeGreaterThan(700);

    const coded = await runKitInPspp(facts);
    expect(coded.complaints).toEqual([]);
    expect(coded.syntax).toContain(
      'Ages above 89 are written as 90 in this kit: this line cannot be recomputed',
    );
    const lines = psppAgreement(coded, facts, settings).differing;
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.includes(', table-1, ageYears'))).toEqual([]);
  }, 300_000);

  it('leaves out what PSPP lacks and nothing else', async () => {
    const facts = exportedFacts(regionalStudy(), { grouping: { kind: 'region' } });
    const { leftOut } = await runKitInPspp(facts);
    const commands = leftOut.filter((one) => one !== 'TEMPORARY' && one !== 'SELECT');
    expect(new Set(commands)).toEqual(new Set(['EXAMINE', 'ONEWAY', 'RELIABILITY']));
    // Nine lists of agreement, three sides each; Shapiro-Wilk for each of the 13 lines of numbers.
    expect(commands.filter((one) => one === 'RELIABILITY')).toHaveLength(27);
    expect(commands.filter((one) => one === 'EXAMINE')).toHaveLength(13);
  }, 60_000);

  it.each([
    ['data/spss_readings.csv', 'csa', 'a changed area'],
    ['data/spss_readings.csv', 'si', 'a changed signal'],
    ['data/spss_ratings.csv', 'csa', 'a changed rating'],
    ['data/spss_subjects.csv', 'bmi_kg_per_m2', 'a changed body mass index'],
  ])(
    'shows that a file was changed: %s, %s',
    async (file, column) => {
      const facts = exportedFacts(scatteredStudy());
      let isChanged = false;
      const run = await runKitInPspp(facts, {
        change: (name, text) => {
          if (name !== file) return text;
          const after = changedNumber(text, column);
          isChanged = after !== text;
          return after;
        },
      });
      expect(isChanged).toBe(true);
      const { differing } = psppAgreement(run, facts, settings);
      expect(differing.length).toBeGreaterThan(0);
      if (file === 'data/spss_readings.csv') expect(differingFromWide(run)).toBeGreaterThan(0);
    },
    60_000,
  );
});

/** The sum that the syntax itself prints of values that are not those of the wide file. */
function differingFromWide({ output }: PsppRun): number {
  const [sums] = output.get('') ?? [];
  return Number(sums?.rows.find(([name]) => name === 'values_that_differ')?.[2] ?? Number.NaN);
}

function changedNumber(text: string, column: string): string {
  const lines = text.split('\r\n');
  const at = (lines[0] ?? '').split(',').indexOf(column);
  const cells = (lines[1] ?? '').split(',');
  cells[at] = String(Number(cells[at]) * 1.01 + 1);
  return lines.toSpliced(1, 1, cells.join(',')).join('\r\n');
}
