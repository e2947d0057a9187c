import { describe, expect, it } from 'vitest';
import { studyChoice } from '../../../src/analysis/panelChoice';
import { sensitivity } from '../../../src/analysis/sensitivity';
import { type StudyData, studyResults } from '../../../src/analysis/studyResults';
import type { Protocol } from '../../../src/domain/study/protocol';
import { sensitivityModel } from '../../../src/report/checks/sensitivityModel';
import { captionOf, choiceNotes } from '../../../src/report/choiceText';
import { sensitivityLines } from '../../../src/report/models/sensitivityLines';
import { printSettingsOf } from '../../../src/report/printSettingsOf';
import { settledNotes } from '../../../src/report/settledNotes';
import { tableTwoModel } from '../../../src/report/tableTwoModel';
import { makeStudy } from '../../support/fixtureStudy';
import { makePanelStudy } from '../../support/panelStudy';
import {
  cannotMeasure,
  makeSettlement,
  makeSettling,
  settledKey,
  withSettlements,
} from '../../support/settlements';

function under(data: StudyData, adjudication: 'with' | 'without' = 'with', protocol: Partial<Protocol> = {}) {
  const project = { ...data.project, protocol: { ...data.project.protocol, ...protocol } };
  const results = studyResults({ ...data, project }, { ...studyChoice, adjudication });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

const third = withSettlements(makeStudy(), 'R1', [makeSettlement()], (subject) => [
  makeSettling(subject, 'third', [1100, 300]),
]);
const both = withSettlements(third, 'N1', [makeSettlement({ decision: 're-read' })], (subject) => [
  makeSettling(subject, 'A', [1000, 400]),
  makeSettling(subject, 'B', [1010, 410]),
]);

describe('the lines about adjudication under a table', () => {
  it('say how many ROIs were settled, and how', () => {
    expect(settledNotes(under(third))).toEqual([
      '1 ROI adjudicated (1 third reading in place of the mean); agreement is of the original readings.',
    ]);
    expect(settledNotes(under(both))[0]).toBe(
      '2 ROIs adjudicated (1 third reading in place of the mean, 1 re-read); agreement is of the original readings.',
    );
    const { adjudication } = both.project.protocol;
    const nearest = under(third, 'with', { adjudication: { ...adjudication, thirdRule: 'two-nearest' } });
    expect(settledNotes(nearest)[0]).toContain('1 third reading by the mean of the two nearest');
  });

  it('say that the originals stand alone, in the caption too', () => {
    const results = under(both, 'without');
    expect(settledNotes(results)).toEqual(['Original readings alone: 2 adjudicated ROIs are left out.']);
    expect(captionOf('Measurements', results)).toBe('Measurements by group; original readings alone');
    expect(choiceNotes(results)).toEqual(['Not the study’s own analysis: original readings alone.']);
  });

  it('say what is not carried out, and where the third reader could not measure', () => {
    const waits = withSettlements(makeStudy(), 'R1', [makeSettlement()]);
    expect(settledNotes(under(waits))).toEqual([
      '1 decision not carried out (1 waiting for a reading): the mean of the originals stands.',
    ]);
    const none = withSettlements(makeStudy(), 'R1', [makeSettlement()], (subject) => [
      makeSettling(subject, 'third', { [settledKey]: cannotMeasure }),
    ]);
    expect(settledNotes(under(none))).toEqual([
      'The third reader could not measure 1 ROI: the mean of the originals stands.',
    ]);
  });

  it('stand under Table 2, and nowhere where nothing was decided', () => {
    const notesOf = (data: StudyData) => {
      const results = under(data);
      return tableTwoModel(results, printSettingsOf(results)).footnotes.map(({ text }) => text);
    };
    expect(notesOf(third)).toContain(settledNotes(under(third))[0]);
    expect(notesOf(makeStudy()).filter((text) => text.includes('djudicat'))).toEqual([]);
    expect(settledNotes(under(makeStudy()))).toEqual([]);
  });
});

describe('the sensitivity of a study with adjudicated ROIs', () => {
  const settled = withSettlements(makePanelStudy(), 'S1', [makeSettlement()], (subject) => [
    makeSettling(subject, 'third', [1700, 465]),
  ]);
  const question = {
    measure: { siteId: 'fractured-level', muscleId: 'mf-es', side: 'mean', quantity: 'csaMm2' },
    phase: 'change',
    preset: 'as-the-study',
  } as const;
  const rows = sensitivity(settled, question);
  const results = under(settled);
  const settings = printSettingsOf(results);
  const { protocol } = results.project;

  it('names each line, and says what the model is and whom it lacks', () => {
    if (!rows.ok) throw new Error(rows.error.kind);
    const model = sensitivityModel(rows.value, question, results, settings);
    const labels = model.rows.flatMap((row) => (row.kind === 'line' ? [row.label] : []));
    expect(labels).toContain('Original readings, without adjudication');
    expect(labels).toContain('Level and follow-up days in the model');
    const notes = model.footnotes.map(({ text }) => text);
    expect(notes).toContain(
      'Level and follow-up days in the model: linear model of the change on group, level by region and follow-up days; without 2 subjects that lack one of these (S11, S26).',
    );
    expect(notes.some((text) => text.includes('Each observer alone: original readings.'))).toBe(true);
  });

  it('stands beside Table 2 in short', () => {
    if (!rows.ok) throw new Error(rows.error.kind);
    const names = sensitivityLines(rows.value, protocol, settings).map(({ name }) => name);
    expect(names).toEqual(['A alone', 'B alone', 'Original readings', 'Level and days in the model']);
  });
});
