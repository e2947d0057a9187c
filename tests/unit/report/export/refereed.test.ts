import { describe, expect, it } from 'vitest';
import type { PanelChoice } from '../../../../src/analysis/panelChoice';
import type { StudyData } from '../../../../src/analysis/studyResults';
import { documentMarkdown } from '../../../../src/report/document/documentMarkdown';
import { reasonNotes } from '../../../../src/report/document/documentText';
import { escapedMarkdown } from '../../../../src/report/document/markdownText';
import { defaultExportSettings, type ExportSettings } from '../../../../src/report/export/exportSettings';
import { exportTable } from '../../../../src/report/export/tables/exportTables';
import { methodsDocument } from '../../../../src/report/export/words/methodsDocument';
import { resultsDocument } from '../../../../src/report/export/words/resultsDocument';
import { kitReadme } from '../../../../src/report/kit/kitReadme';
import { exportedFacts } from '../../../support/exportedFacts';
import { scatteredStudy, smallStudy } from '../../../support/kitStudies';
import { makePanelStudy } from '../../../support/panelStudy';

// What a statistician refused in the exported texts, each held here. Numbers are R 4.2's, of the kit's raw data; see each test.

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

function resultsText(study: StudyData, choice: Partial<PanelChoice> = {}): string {
  return documentMarkdown(resultsDocument(exportedFacts(study, choice)));
}

function notesOf(study: StudyData, id: string, settings: ExportSettings): readonly string[] {
  return exportTable(exportedFacts(study), settings, id).footnotes.map(({ text }) => text);
}

function ofOneObserver(study: StudyData): StudyData {
  const { protocol } = study.project;
  const observers = protocol.observers.slice(0, 1);
  return { ...study, project: { ...study.project, protocol: { ...protocol, observers } } };
}

describe('results in sentences', () => {
  it('claim no standardised difference of three groups, where none is computed', () => {
    const text = resultsText(scatteredStudy(), { grouping: { kind: 'region' } });
    expect(text).toContain('Of 6 lines the groups differ with P \\< 0.05 in: none.');
    expect(text).not.toMatch(/standardised difference|SMD/);
  });

  it('say how many lines of Table 1 were tested where some were not', () => {
    expect(resultsText(smallStudy())).toContain(
      'Of 6 lines, 1 of them tested, the groups differ with P \\< 0.05 in: none.',
    );
  });

  it('give the difference of ranks too, and call that of ANCOVA adjusted', () => {
    // wilcox.test(x, y, conf.int = TRUE, exact = TRUE) of 4 against 4 CSAs: median of all differences −200, −400 to 200.
    expect(resultsText(smallStudy())).toContain(
      'Hodges-Lehmann difference −200.00 (95 % interval −400.00 to 200.00).',
    );
    const fixed = resultsText(makePanelStudy(), { preset: 'fixed-in-advance' });
    expect(fixed).toMatch(/adjusted for pre-op, the groups differ \([^)]*\)\. Adjusted difference −/);
  });

  it('do not let a P of an approximation stand alone where the exact one says otherwise', () => {
    // 4 against 4 with ties, all 70 divisions of the midranks counted: 10 of 70 as far from the mean, P = 0.143.
    expect(resultsText(smallStudy())).toContain(
      'the groups differ (P = 0.046). The exact P lies on the other side of 0.05: P = 0.143.',
    );
  });

  it('say that P is not adjusted for the number of tests', () => {
    expect(resultsText(makePanelStudy())).toContain('P is not adjusted for the 9 tests of Table 2.');
  });
});

describe('methods of a study with one observer', () => {
  const text = documentMarkdown(methodsDocument(exportedFacts(ofOneObserver(scatteredStudy()))));

  it('know of no agreement and no independence', () => {
    expect(text).toContain('Outlines were drawn by one observer: observer A');
    expect(text).toContain('The observer chose the axial slice');
    expect(text).toContain('ROI-CSA and ROI-SI: mean of both sides, one observer;');
    expect(text).not.toMatch(/independent|agreement|every observer|each observer|whole method/i);
  });

  it('speak of one observer in blinding', () => {
    expect(text).toContain('The observer was blinded to whether a subject had refractured.');
    expect(text).not.toMatch(/Observers /);
  });
});

describe('notes under an exported table', () => {
  it('explain the abbreviations that stand in it, in the order of letters, and no others', () => {
    const one = notesOf(scatteredStudy(), 'table-1', allExtras).at(-1);
    expect(one).toBe(
      'BMD, bone mineral density; BMI, body mass index; CI, confidence interval; Q1, Q3, first and third quartile; SD, standard deviation.',
    );
    const agreement = notesOf(scatteredStudy(), 'agreement', defaultExportSettings).at(-1) ?? '';
    for (const said of [
      'a.u., arbitrary units',
      'CI, confidence interval',
      'CSA, cross-sectional area',
      'ICC, intraclass correlation coefficient',
      'MDC95, minimal detectable change (95 %)',
      'ROI, region of interest',
      'SEM, standard error of measurement',
      'SI, signal intensity',
    ]) {
      expect(agreement).toContain(said);
    }
    expect(agreement).not.toContain('Q1');
  });

  it('name a line that has no number with what it stands under, and columns once', () => {
    const facts = exportedFacts(scatteredStudy(), { grouping: { kind: 'region' } });
    const found = reasonNotes(exportTable(facts, allExtras, 'table-2'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^– ROI-CSA, mm²: Pre-op; ROI-CSA, mm²: Follow-up; ROI-CSA, mm²: Change, %; ROI-SI/,
    );
    expect(found[0]).toMatch(/CSA\/SI: Change, % \(SMD, Effect size, Shift\): Of two groups only\.$/);
  });

  it('say that P itself is not adjusted, and count one test as one', () => {
    const notes = notesOf(smallStudy(), 'table-1', allExtras);
    expect(notes.join('\n')).not.toContain('1 tests');
    expect(notes).toContain(
      'P (Holm): adjusted by Holm’s method; there is one test of this table, so it is P.',
    );
  });
});

describe('Markdown', () => {
  it('leaves numbers as they are, and lists and headings as text', () => {
    expect(escapedMarkdown('68.50 (62.50, 79.75)')).toBe('68.50 (62.50, 79.75)');
    expect(escapedMarkdown('+23.65')).toBe('+23.65');
    expect(escapedMarkdown('1. first')).toBe('1\\. first');
    expect(escapedMarkdown('1)')).toBe('1\\)');
    expect(escapedMarkdown('+ item')).toBe('\\+ item');
    expect(escapedMarkdown('--- ')).toMatch(/^\\-/);
  });
});

describe('the README of the kit', () => {
  it('says what a reader could still tell subjects by', () => {
    const text = kitReadme(exportedFacts(makePanelStudy()), defaultExportSettings);
    expect(text).toMatch(/Age in years, sex, level and days together may be of one person alone/);
  });
});
