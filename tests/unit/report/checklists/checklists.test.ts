import { describe, expect, it } from 'vitest';
import { type StudyData, studyResults } from '../../../../src/analysis/studyResults';
import { observerId } from '../../../../src/domain/ids';
import { progressOf } from '../../../../src/domain/reading/readingProgress';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import {
  answerText,
  type Checklist,
  filledCount,
  partlyFilledCount,
} from '../../../../src/report/checklists/checklist';
import { checklistFactsOf } from '../../../../src/report/checklists/checklistFacts';
import { grras } from '../../../../src/report/checklists/grras';
import { strobeCohort } from '../../../../src/report/checklists/strobeCohort';
import { makeStudy } from '../../../support/fixtureStudy';
import { makeProject } from '../../../support/studyFixtures';

function factsOf(data: StudyData) {
  const results = studyResults(data);
  if (!results.ok) throw new Error('results expected');
  return checklistFactsOf({
    results: results.value,
    subjects: data.subjects,
    progress: data.readings.map((reading) => progressOf(reading, data.project.protocol)),
    software: 'Multifidus 9.9',
  });
}

/** The fixture's twelve subjects, read by two observers whose training is written down. */
function fullStudy(): StudyData {
  const study = makeStudy();
  const { protocol } = study.project;
  return {
    ...study,
    project: makeProject({
      protocol: {
        ...protocol,
        question: 'Do the muscles differ in subjects who refracture?',
        observers: protocol.observers.map((one, index) => ({ ...one, training: `${9 + index} years` })),
      },
      locked: { atUtc: '2026-01-15T00:00:00Z', observerId: observerId('A'), subjectCode: 'R1' },
    }),
  };
}

function emptyStudy(): StudyData {
  return {
    person: { kind: 'researcher' },
    project: makeProject({ protocol: defaultProtocol('Empty') }),
    subjects: [],
    readings: [],
  };
}

const answer = ({ items }: Checklist, number: string) => {
  const item = items.find((one) => one.number === number);
  if (!item) throw new Error(`item ${number} expected`);
  return item.answer;
};

describe('items', () => {
  it('are the 15 of GRRAS, numbered as published', () => {
    const { items } = grras(factsOf(emptyStudy()));
    expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, i) => String(i + 1)));
  });

  it('are the 22 of STROBE with the parts that they have for cohort studies', () => {
    // von Elm et al. 2007: items 1, 6, 12, 13, 14 and 16 have parts; 15 has none in a cohort study.
    const numbers =
      '1a 1b 2 3 4 5 6a 6b 7 8 9 10 11 12a 12b 12c 12d 12e 13a 13b 13c 14a 14b 14c 15 16a 16b 16c 17 18 19 20 21 22';
    const { items } = strobeCohort(factsOf(emptyStudy()));
    expect(items.map(({ number }) => number).join(' ')).toBe(numbers);
  });
});

describe('a project in which nothing was read', () => {
  it('answers nothing, whatever its protocol begins with', () => {
    const facts = factsOf(emptyStudy());
    for (const list of [grras(facts), strobeCohort(facts)]) {
      expect(list.items.filter(({ answer: { kind } }) => kind === 'filled').map((one) => one.number)).toEqual(
        [],
      );
      expect(filledCount(list) + partlyFilledCount(list)).toBe(0);
      for (const { answer: one } of list.items) {
        expect(answerText(one)).toMatch(/^For the author: .+\.$/);
      }
    }
  });
});

describe('a project that was read', () => {
  const facts = factsOf(fullStudy());
  const [agreement, cohort] = [grras(facts), strobeCohort(facts)];

  it('leaves to the author what no program knows', () => {
    for (const number of ['1', '5', '14', '15']) expect(answer(agreement, number).kind).toBe('author');
    const ofAuthor = ['1a', '1b', '2', '6b', '10', '12b', '12e', '16c', '18', '20', '21', '22'];
    for (const number of ofAuthor) expect(answer(cohort, number).kind).toBe('author');
  });

  it('names observers, training and signed readings as the project has them', () => {
    expect(answerText(answer(agreement, '12'))).toContain(
      'observer A, spine surgeon, 9 years; observer B, MRI specialist, 10 years',
    );
    // Eight analysed, one excluded and others: every subject with a reading of each observer that is signed.
    const signed = (letter: string) =>
      facts.progress.filter((one) => one.observerId === letter && one.state === 'signed').length;
    expect(answerText(answer(agreement, '11'))).toContain(
      `Signed readings: observer A ${signed('A')} in round 1 and observer B ${signed('B')} in round 1.`,
    );
  });

  it('gives each coefficient with its interval, n and k', () => {
    const text = answerText(answer(agreement, '13'));
    expect(text).toMatch(/ROI-CSA, mm², pre-op: ICC\(2,1\) [\d.]+ \([^)]+\), ICC\(2,k\) [\d.]+ \([^)]+\)/);
    // The fixture: observer B is 20 mm² above A everywhere.
    expect(text).toContain('offset +20.00');
    expect(text).toMatch(/n = \d+, k = 2\./);
  });

  it('counts the flow of the fixture: eight analysed, four of each group', () => {
    expect(answerText(answer(cohort, '13a'))).toContain('8 analysed: refractured 4, not refractured 4.');
    expect(answerText(answer(cohort, '15'))).toContain('refractured 4, not refractured 4');
  });

  it('gives the changes of the fixture with difference and P, and leaves adjusting to the author', () => {
    // By hand: mean change of CSA −11.5 % (−10, −11, −12, −13) against −0.25 % (0, −1, 2, −2).
    const main = answer(cohort, '16a');
    expect(answerText(main)).toContain(
      'ROI-CSA, change, %: Mean −11.5 in refractured, −0.3 in not refractured',
    );
    expect(answerText(main)).toContain('Difference −11.3 (95 % interval');
    expect(main.kind === 'filled' && main.remains).toContain('Adjusted estimates');
  });

  it('counts what is missing in Table 1: the age of R4', () => {
    expect(answerText(answer(cohort, '14b'))).toContain('Age, years 1');
  });

  it('quotes the question and asks for the hypotheses', () => {
    const objectives = answer(cohort, '3');
    expect(answerText(objectives)).toContain('Do the muscles differ in subjects who refracture?');
    expect(answerText(objectives)).toContain('For the author: Objectives');
  });
});

describe('training that nobody wrote down', () => {
  it('leaves raters to the author, with where to say it', () => {
    const study = makeStudy();
    const list = grras(factsOf(study));
    expect(answer(list, '4').kind).toBe('author');
    expect(answerText(answer(list, '12'))).toContain(
      'For the author: Experience and training of each observer',
    );
    expect(JSON.stringify(list)).not.toContain('spine surgeon,');
  });

  it('counts an item as filled only where nothing is left to the author', () => {
    const [without, withTraining] = [grras(factsOf(makeStudy())), grras(factsOf(fullStudy()))];
    // Item 12 becomes whole; item 4 is answered in part in place of not at all.
    expect(filledCount(withTraining)).toBe(filledCount(without) + 1);
    expect(partlyFilledCount(withTraining)).toBe(partlyFilledCount(without));
  });
});
