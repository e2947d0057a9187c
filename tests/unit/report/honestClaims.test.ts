import { describe, expect, it } from 'vitest';
import { type SensitivityRow, sensitivity } from '../../../src/analysis/sensitivity';
import { type StudyData, studyResults } from '../../../src/analysis/studyResults';
import { observerId } from '../../../src/domain/ids';
import { vertebralLevels } from '../../../src/domain/level';
import { progressOf } from '../../../src/domain/reading/readingProgress';
import { defaultProtocol, type Protocol } from '../../../src/domain/study/protocol';
import { answerText, type Checklist } from '../../../src/report/checklists/checklist';
import { checklistFactsOf } from '../../../src/report/checklists/checklistFacts';
import { grras } from '../../../src/report/checklists/grras';
import { strobeCohort } from '../../../src/report/checklists/strobeCohort';
import { eligibilitySentence } from '../../../src/report/checklists/studySentences';
import { conclusionText } from '../../../src/report/checks/sensitivityWords';
import { conductNotes } from '../../../src/report/conductNotes';
import { adjudicationTexts } from '../../../src/report/reviewer/adjudicationTexts';
import { settlingNotes } from '../../../src/report/settlingNotes';
import { makePanelStudy } from '../../support/panelStudy';
import { makeSettlement, makeSettling, withSettlements } from '../../support/settlements';

// What the texts of a paper may claim: nothing that the project does not hold. Judged by reading; no number is expected here.

const study = makePanelStudy();

function under(overrides: Partial<Protocol>): StudyData {
  const { project } = study;
  const locked = { atUtc: '2026-01-15T00:00:00Z', observerId: observerId('A'), subjectCode: 'S1' };
  return { ...study, project: { ...project, locked, protocol: { ...project.protocol, ...overrides } } };
}

function resultsOf(data: StudyData, grouping?: 'region') {
  const first = studyResults(data);
  if (!first.ok) throw new Error(first.error.kind);
  if (grouping === undefined) return first.value;
  const results = studyResults(data, { ...first.value.choice, grouping: { kind: grouping } });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

const progressIn = ({ readings, project }: StudyData) =>
  readings.map((reading) => progressOf(reading, project.protocol));

function factsOf(data: StudyData, grouping?: 'region') {
  const results = resultsOf(data, grouping);
  return checklistFactsOf({
    results,
    subjects: data.subjects,
    progress: progressIn(data),
    software: 'Multifidus 9.9',
  });
}

function answer({ items }: Checklist, number: string): string {
  const item = items.find((one) => one.number === number);
  if (!item) throw new Error(`item ${number} expected`);
  return answerText(item.answer);
}

describe('a choice that could not be computed', () => {
  const rows = sensitivity(study, {
    measure: { siteId: 'fractured-level', muscleId: 'mf-es', side: 'mean', quantity: 'csaMm2' },
    phase: 'change',
    preset: 'fixed-in-advance',
  });
  if (!rows.ok) throw new Error(rows.error.kind);
  const { protocol } = study.project;
  const marked = (kind: string, verdict: SensitivityRow['verdict']) => (row: SensitivityRow) =>
    row.variant.kind === kind ? { ...row, verdict } : row;

  it('neither holds nor fails: it is told apart from those that differ', () => {
    const same = rows.value.map((row): SensitivityRow => ({ ...row, verdict: 'same' }));
    const lacking = same.map(marked('covariates', 'not-computed'));
    expect(conclusionText(lacking, protocol)).toBe(
      `The conclusion is the same under all ${rows.value.length - 2} other choices that could be computed: the groups differ. Not computed: Level and follow-up days in the model.`,
    );
    const differing = lacking.map(marked('matched', 'significance-differs'));
    expect(conclusionText(differing, protocol)).toBe(
      `The main analysis: the groups differ. The conclusion is not the same under 1 of ${rows.value.length - 2} other choices: Matched cells in place of complete cases (significance differs). Not computed: Level and follow-up days in the model.`,
    );
    const none = same.map((row): SensitivityRow => ({ ...row, verdict: 'not-computed' }));
    expect(conclusionText(none.slice(0, 2), protocol)).toMatch(
      /^The main analysis: the groups differ\. No other choice could be computed: Observer A alone\.$/,
    );
  });
});

describe('levels that few people have', () => {
  it('are said as what they are, with levels that everybody has', () => {
    const levels = vertebralLevels.slice(vertebralLevels.indexOf('T5'), vertebralLevels.indexOf('L5') + 1);
    const sentence = eligibilitySentence({ ...defaultProtocol('Levels'), levels });
    expect(sentence).toContain('levels T5 to L5 (and T13, a 13th thoracic vertebra, in whoever has one).');
  });
});

describe('a wash-out', () => {
  const reReads = { by: 'all', subjects: { kind: 'all' }, washOutDays: 28 } as const;

  it('is what the protocol asks for: it can be cut short with a reason', () => {
    const data = under({ rounds: 2, reReads });
    const text = answer(grras(factsOf(data)), '8');
    expect(text).toContain('The protocol asks for at least 28 days between the rounds of a subject.');
    expect(text).not.toContain('days lay between');
    expect(conductNotes(data.project).join(' ')).toContain(
      'read all their subjects again, by the protocol at least 28 days after signing the round before, and without seeing it.',
    );
  });
});

describe('the tests that STROBE item 12a names', () => {
  it('are those of several groups where there are several', () => {
    const text = answer(strobeCohort(factsOf(under({}), 'region')), '12a');
    expect(text).toMatch(/one-way ANOVA.*Welch’s ANOVA.*Kruskal-Wallis/);
    expect(text).not.toContain('Mann-Whitney U test');
  });

  it('are Fisher’s only of 2 × 2 tables, as `testCategories` does it', () => {
    expect(answer(strobeCohort(factsOf(under({}))), '12a')).toContain(
      'Counts: Pearson’s χ²; in a 2 × 2 table with an expected count below 5 Fisher’s exact test.',
    );
  });
});

describe('the observers that GRRAS item 6 counts', () => {
  it('is one where one reads', () => {
    const { observers } = study.project.protocol;
    const text = answer(grras(factsOf(under({ observers: observers.slice(0, 1) }))), '6');
    expect(text).toMatch(/^One observer, of all subjects\. One round\./);
  });
});

describe('agreement of a study of one side', () => {
  it('is given although there is no mean of two sides', () => {
    const text = answer(grras(factsOf(under({ sides: ['left'] }))), '13');
    expect(text).toMatch(/^Left CSA, mm², pre-op: ICC\(2,1\)/);
  });
});

describe('adjudication in words', () => {
  const thirdReader = { role: 'radiologist', name: 'Chi', training: '15 years' };
  const rules = { ...study.project.protocol.adjudication, thirdReader };
  const settledUnder = (overrides: Partial<Protocol>): StudyData =>
    withSettlements(under(overrides), 'S1', [makeSettlement()], (subject) => [
      makeSettling(subject, 'third', [1700, 465]),
    ]);
  const textOf = (data: StudyData) =>
    adjudicationTexts({ results: resultsOf(data), subjects: data.subjects, progress: progressIn(data) }).join(
      ' ',
    );

  it('names the two nearest only where two of three are averaged', () => {
    const adjudication = { ...rules, thirdRule: 'two-nearest' } as const;
    expect(textOf(settledUnder({ adjudication }))).toContain('lie nearest are averaged');
    const subset = textOf(settledUnder({ adjudication, assignment: { kind: 'subset', count: 12 } }));
    expect(subset).not.toContain('nearest');
    expect(subset).toContain('A third reading stands in the place of the value that is analysed.');
  });

  it('claims no looking through and no second set of results where nothing was settled', () => {
    const [text = ''] = settlingNotes({
      project: { protocol: { ...study.project.protocol, adjudication: rules } },
    });
    expect(text).toMatch(
      /^By the protocol, disagreements can be settled after unblinding: ROIs whose outlines/,
    );
    expect(text).not.toMatch(/were looked through|w(as|ere) decided|results are given with/);
    expect(text).toContain('No disagreement has been settled.');
  });

  it('says of a reading that is waited for that it is asked for, not that it was done', () => {
    const { project, subjects, readings } = under({ adjudication: rules });
    const noteOf = (decision: 're-read' | 'third-reading') => {
      const data = withSettlements({ ...study, project, subjects, readings }, 'S1', [
        makeSettlement({ decision }),
      ]);
      return settlingNotes({ project, subjects: data.subjects, progress: progressIn(data) }).join(' ');
    };
    expect(noteOf('re-read')).toContain('both observers are asked to outline the ROI again');
    expect(noteOf('re-read')).not.toContain('outlined the ROI again');
    expect(noteOf('third-reading')).toContain(
      'A third reading is asked for, of a third reader (radiologist, 15 years)',
    );
    const done = settledUnder({ adjudication: rules });
    expect(
      settlingNotes({ project: done.project, subjects: done.subjects, progress: progressIn(done) }).join(' '),
    ).toContain('A third reading was given by a third reader (radiologist, 15 years)');
  });

  it('names the pair that is compared and no limits of agreement where three observers read', () => {
    const { observers } = study.project.protocol;
    const [first] = observers;
    if (!first) throw new Error('an observer expected');
    const three = [...observers, { ...first, id: observerId('C'), letter: 'C' }];
    const data = settledUnder({ observers: three, adjudication: rules });
    const [text = ''] = settlingNotes({
      project: data.project,
      subjects: data.subjects,
      progress: progressIn(data),
    });
    expect(text).toContain('by observers A and B');
    expect(text).not.toContain('limits of agreement');
  });
});
