import { describe, expect, it } from 'vitest';
import type { PanelChoice } from '../../src/analysis/panelChoice';
import type { StudyData } from '../../src/analysis/studyResults';
import { caseFactsOf } from '../../src/domain/agreement/caseFactsOf';
import { observerId } from '../../src/domain/ids';
import type { Project } from '../../src/domain/study/project';
import type { Protocol } from '../../src/domain/study/protocol';
import { defaultExportSettings, type ExportSettings } from '../../src/report/export/exportSettings';
import { printStyles } from '../../src/report/export/tables/printStyles';
import { hasR } from '../support/evaluateInR';
import { exportedFacts } from '../support/exportedFacts';
import { makeStudy } from '../support/fixtureStudy';
import { runKitInR } from '../support/kitInR';
import {
  hostileStudy,
  matchedStudy,
  regionalStudy,
  repeatedStudy,
  scatteredCases,
  scatteredStudy,
  smallStudy,
  trainingStudy,
  twoMusclesStudy,
} from '../support/kitStudies';
import { openDemo } from '../support/openedDemo';
import { settledStudy } from '../support/settledStudy';

/*
 * The kit as a reader gets it: its files in a folder, its R script run by Rscript with base R alone. R starts from the ROIs and
 * must print every cell of Tables 1 and 2 and of the agreement table as the product does, to the last digit. Nothing of the
 * product's statistics is in the script: it was written from METHODS.md.
 */

if (!hasR) process.stdout.write('\nR is not asked: Rscript is not installed\n');

const allExtras: ExportSettings = {
  ...defaultExportSettings,
  extras: {
    hasTotalColumn: true,
    hasMissingCounts: true,
    hasStandardisedDifferences: true,
    hasEffectSizes: true,
    hasShifts: true,
    hasAdjustedP: true,
  },
};

function inStyle(id: string, base: ExportSettings = allExtras): ExportSettings {
  return { ...base, style: printStyles.find((one) => one.id === id)?.style ?? base.style };
}

function withProtocol(
  study: StudyData,
  changes: Partial<Protocol>,
  project: Partial<Project> = {},
): StudyData {
  const { protocol } = study.project;
  return { ...study, project: { ...study.project, ...project, protocol: { ...protocol, ...changes } } };
}

interface Case {
  readonly name: string;
  readonly study: () => StudyData;
  readonly choice?: Partial<PanelChoice>;
  readonly settings?: ExportSettings;
  /** At least so many cells, so that a script that compares nothing fails. */
  readonly atLeast: number;
}

const cases: readonly Case[] = [
  { name: 'the study’s own choice', study: scatteredStudy, atLeast: 400 },
  { name: 'all extras', study: scatteredStudy, settings: allExtras, atLeast: 500 },
  {
    name: 'tests fixed in advance, all extras',
    study: scatteredStudy,
    choice: { preset: 'fixed-in-advance' },
    settings: allExtras,
    atLeast: 500,
  },
  { name: 'the left side alone', study: scatteredStudy, choice: { side: 'left' }, atLeast: 400 },
  {
    name: 'one observer alone',
    study: scatteredStudy,
    choice: { observers: { kind: 'one', observerId: observerId('B') } },
    atLeast: 400,
  },
  {
    name: 'three groups by region, all extras',
    study: scatteredStudy,
    choice: { grouping: { kind: 'region' } },
    settings: allExtras,
    atLeast: 400,
  },
  {
    name: 'three groups by region, tests fixed in advance',
    study: scatteredStudy,
    choice: { grouping: { kind: 'region' }, preset: 'fixed-in-advance' },
    atLeast: 400,
  },
  ...(['as-the-study', 'fixed-in-advance'] as const).map(
    (preset): Case => ({
      name: `three regions of which two differ, ${preset}`,
      study: regionalStudy,
      choice: { grouping: { kind: 'region' }, preset },
      settings: allExtras,
      atLeast: 400,
    }),
  ),
  {
    name: 'groups divided at a BMI, without two subjects',
    study: scatteredStudy,
    choice: {
      grouping: { kind: 'threshold', of: { kind: 'baseline', variable: 'bmiKgPerM2' }, threshold: 22.5 },
      filters: [
        { kind: 'without', codes: ['S2', 'S12'] },
        { kind: 'range', of: { kind: 'baseline', variable: 'bmdTScore' }, from: -3.7 },
      ],
    },
    settings: allExtras,
    atLeast: 400,
  },
  { name: 'the style of APA', study: scatteredStudy, settings: inStyle('apa-7'), atLeast: 500 },
  { name: 'the style of AMA', study: scatteredStudy, settings: inStyle('ama'), atLeast: 500 },
  {
    name: 'a style of dashes',
    study: scatteredStudy,
    settings: {
      ...allExtras,
      style: {
        hasLeadingZero: false,
        minus: '-',
        rangeMark: '–',
        noValue: '',
        decimals: { csaMm2: 0, si: 1, csaPerSi: 3, change: 2, statistic: 4, p: 2, covariate: 0, share: 0 },
      },
      csv: { hasByteOrderMark: false },
    },
    atLeast: 450,
  },
  {
    name: 'values that lie on the middle of two printed ones',
    study: makeStudy,
    settings: allExtras,
    atLeast: 300,
  },
  { name: 'ties and small groups', study: smallStudy, settings: allExtras, atLeast: 300 },
  {
    name: 'two subjects against one',
    study: smallStudy,
    choice: { filters: [{ kind: 'without', codes: ['T1', 'T2', 'U1', 'U2', 'U3'] }] },
    settings: allExtras,
    atLeast: 200,
  },
  { name: 'two muscles, together as well', study: twoMusclesStudy, settings: allExtras, atLeast: 1000 },
  { name: 'the matched rule', study: matchedStudy, atLeast: 300 },
  {
    name: 'a complete case where values are missing',
    study: () => withProtocol(matchedStudy(), { missingRule: 'complete-case' }),
    atLeast: 300,
  },
  { name: 'subjects for practice', study: trainingStudy, atLeast: 300 },
  { name: 'names that could be code', study: hostileStudy, settings: allExtras, atLeast: 300 },
  {
    name: 'groups by a category whose names could be code',
    study: hostileStudy,
    choice: { grouping: { kind: 'custom-category', covariateId: 'c"1' } },
    settings: allExtras,
    atLeast: 300,
  },
  { name: 'a second round', study: repeatedStudy, atLeast: 600 },
  {
    name: 'one observer in the protocol',
    study: () => {
      const study = scatteredStudy();
      return withProtocol(study, { observers: study.project.protocol.observers.slice(0, 1) });
    },
    atLeast: 80,
  },
  {
    name: 'another alpha',
    study: () => withProtocol(scatteredStudy(), { alpha: 0.2 }),
    settings: allExtras,
    atLeast: 500,
  },
  ...(['replaces-mean', 'two-nearest'] as const).flatMap((thirdRule) =>
    (['with', 'without'] as const).map(
      (adjudication): Case => ({
        name: `settled disagreements, ${thirdRule}, ${adjudication} adjudication`,
        study: () => settledStudy(settledRois, thirdRule),
        choice: { adjudication },
        atLeast: 300,
      }),
    ),
  ),
];

const settledRois: Parameters<typeof settledStudy>[0] = [
  {
    code: 'R1',
    timePoint: 'preop',
    side: 'left',
    decision: 'third-reading',
    drawn: { third: [1090.5, 431] },
  },
  {
    code: 'R2',
    timePoint: 'followUp',
    side: 'left',
    decision: 're-read',
    drawn: { A: [1101.25, 590], B: [1098.5, 585.5] },
  },
  { code: 'R3', timePoint: 'preop', side: 'right', decision: 'third-reading', drawn: { third: [1362, 577] } },
  { code: 'N2', timePoint: 'followUp', side: 'right', decision: 'open' },
  { code: 'N3', timePoint: 'preop', side: 'left', decision: 'third-reading' },
];

describe.skipIf(!hasR)('the kit’s R script', () => {
  it.each(cases)(
    'prints every cell as the tables do: $name',
    async ({ study, choice, settings, atLeast }) => {
      const data = study();
      const facts = exportedFacts(data, choice, scatteredCases(data));
      const run = await runKitInR(facts, settings && { settings });
      expect(run.said.split('\n').filter(isComplaint)).toEqual([]);
      const [count, all] = agreeing(run);
      expect(count).toBe(all);
      expect(all).toBeGreaterThanOrEqual(atLeast);
      expect(run.exitCode).toBe(0);
    },
    120_000,
  );

  it('prints every cell as the tables do: the demo, with its own outlines laid over each other', async () => {
    const demo = await openDemo('kit-in-r');
    const study = await demo.study();
    const { project, readings } = study;
    const [first, second] = project.protocol.observers;
    if (!first || !second) throw new Error('two observers expected');
    const overlaps = [
      ...caseFactsOf({
        subjects: study.subjects,
        readings: readings.filter(({ round }) => round === 1),
        protocol: project.protocol,
        raters: [
          { observerId: first.id, round: 1 },
          { observerId: second.id, round: 1 },
        ],
      }),
    ];
    const run = await runKitInR(exportedFacts(study, {}, overlaps), { settings: allExtras });
    expect(run.said.split('\n').filter(isComplaint)).toEqual([]);
    expect(overlaps.length).toBeGreaterThan(300);
    expect(agreeing(run)[0]).toBeGreaterThan(700);
    expect(run.exitCode).toBe(0);
  }, 300_000);

  it('runs by source() from another folder, and under a locale that knows no letter beyond ASCII', async () => {
    const facts = exportedFacts(hostileStudy(), {}, scatteredCases(hostileStudy()));
    const sourced = await runKitInR(facts, {
      argumentsOf: (script) => ['-e', `source(${JSON.stringify(script)})`],
    });
    expect(sourced.said.split('\n').filter(isComplaint)).toEqual([]);
    expect(sourced.exitCode).toBe(0);
    const plain = await runKitInR(facts, { settings: allExtras, locale: 'C' });
    expect(plain.said.split('\n').filter(isComplaint)).toEqual([]);
    expect(plain.exitCode).toBe(0);
    const [count, all] = agreeing(plain);
    expect(count).toBe(all);
  }, 120_000);

  it('writes every cell as it is printed and as it is recomputed', async () => {
    const facts = exportedFacts(makeStudy());
    const { check } = await runKitInR(facts);
    // ROI-CSA changes of R1 to R4 are -10, -11, -12, -13 %: mean -11.5 %; see fixtureStudy.
    expect(check).toContain(
      '"table-2","fractured-level|mf-es|csaMm2|changePercent","refractured","−11.5 ± 1.3","−11.5 ± 1.3","yes"',
    );
    expect(check.split('\r\n')[0]).toBe('table,row,column,expected,recomputed,agrees');
  }, 60_000);

  it.each([
    ['readings_long', 'a changed area of one outline', changedNumber('csa_mm2')],
    ['readings_long', 'a changed signal of one outline', changedNumber('si_au')],
    ['subjects_wide', 'a changed body mass index', changedNumber('bmi_kg_per_m2')],
    ['subjects_wide', 'a changed analysed value', changedNumber('roi_si_change_percent')],
    [
      'subjects_wide',
      'a subject in the other group',
      (text) => swapped(text, 'refractured', 'not-refractured'),
    ],
    ['agreement_ratings', 'a changed rating', changedNumber('si_au')],
    [
      'agreement_ratings',
      'a rating that no reading of that observer holds',
      (text: string) => text.replace('\nobservers,1,A,1,', '\nobservers,1,B,1,'),
    ],
    ['agreement_cases', 'a changed Dice coefficient', changedNumber('dice')],
    ['expected_cells', 'a changed cell of a table', (text: string) => text.replace('−0.', '−1.')],
    ['readings_long', 'a missing outline', (text: string) => text.split('\r\n').toSpliced(3, 1).join('\r\n')],
    ['expected_cells', 'no cell at all', (text: string) => `${text.split('\r\n')[0]}\r\n`],
  ] as const satisfies readonly (readonly [string, string, (text: string) => string])[])(
    'fails where a file was changed: %s, %s',
    async (file, _what, change) => {
      const study = scatteredStudy();
      let isChanged = false;
      const run = await runKitInR(exportedFacts(study, {}, scatteredCases(study)), {
        change: (name, text) => {
          if (name !== file) return text;
          const after = change(text);
          isChanged = after !== text;
          return after;
        },
      });
      expect(isChanged).toBe(true);
      expect(run.exitCode).not.toBe(0);
      expect(run.said).toMatch(/not everything could be recomputed/);
    },
    60_000,
  );

  it('names what cannot be recomputed of ages over 89, and fails of nothing else', async () => {
    const study = scatteredStudy();
    const aged = {
      ...study,
      subjects: study.subjects.map((subject, index) =>
        index < 9 ? { ...subject, covariates: { ...subject.covariates, ageYears: 91 + index } } : subject,
      ),
    };
    const run = await runKitInR(exportedFacts(aged));
    expect(run.exitCode).toBe(0);
    expect(run.said).toMatch(/[1-9] cells not re-computable: ages over 89 are top-coded/);
    expect(run.check).toContain('"not re-computable: top-coded"');
    expect(
      run.check.split('\r\n').filter((line) => line.includes('top-coded') && !line.includes('"ageYears"')),
    ).toEqual([]);
    const plain = await runKitInR(exportedFacts(aged), {
      settings: { ...defaultExportSettings, hasAgesOver89: true },
    });
    expect(plain.exitCode).toBe(0);
    expect(plain.said).not.toContain('top-coded');
  }, 60_000);

  it('runs no code that stands in a name', async () => {
    const study = hostileStudy();
    const marker = 'ran("here")';
    const named = {
      ...study,
      project: {
        ...study.project,
        customCovariates: (study.project.customCovariates ?? []).map((one) => ({
          ...one,
          name: `"); ran <- function(x) cat("CODE RAN"); ${marker}; ("`,
        })),
      },
    };
    const run = await runKitInR(exportedFacts(named));
    expect(run.exitCode).toBe(0);
    expect(run.said).not.toMatch(/^CODE RAN/m);
  }, 60_000);
});

function isComplaint(line: string): boolean {
  return /^(differs|Warn|Error)/.test(line);
}

function agreeing({ said }: { readonly said: string }): readonly [number, number] {
  const [, count = '', all = ''] = /(\d+) of (\d+) cells agree/.exec(said) ?? [];
  return [Number(count), Number(all)];
}

/** Changes the first number of a column by a hundredth of itself and one. */
function changedNumber(column: string): (text: string) => string {
  return (text) => {
    const lines = text.split('\r\n');
    const at = (lines[0] ?? '').replace('\uFEFF', '').split(',').indexOf(column);
    const place = lines.findIndex((line, index) => index > 0 && /\d/.test(line.split(',')[at] ?? ''));
    const cells = (lines[place] ?? '').split(',');
    cells[at] = String(Number(cells[at]) * 1.01 + 1);
    return lines.toSpliced(place, 1, cells.join(',')).join('\r\n');
  };
}

function swapped(text: string, from: string, to: string): string {
  return text.replace(`,${from},${from},`, `,${to},${to},`);
}
