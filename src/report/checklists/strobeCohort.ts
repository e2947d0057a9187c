import type { Checklist } from './checklist';
import { answerOf } from './checklist';
import type { ChecklistFacts } from './checklistFacts';
import { strobeMethods } from './strobeMethods';
import { strobeResults } from './strobeResults';

/**
 * The 22 items of STROBE for cohort studies with their parts, answered from the project. von Elm E, Altman DG, Egger M,
 * et al. PLoS Med 2007;4:e296. Questions in our own words.
 */
export function strobeCohort(facts: ChecklistFacts): Checklist {
  const { question } = facts.results.project.protocol;
  return {
    id: 'strobe-cohort',
    title: 'STROBE: cohort studies',
    source:
      'von Elm E, Altman DG, Egger M, et al. The Strengthening the Reporting of Observational Studies in Epidemiology (STROBE) statement. PLoS Med 2007;4:e296.',
    items: [
      {
        number: '1a',
        topic: 'Title and abstract',
        asks: 'Is the design named by a usual term?',
        answer: answerOf(undefined, 'Call the study a cohort study in the title or the abstract.'),
      },
      {
        number: '1b',
        topic: 'Title and abstract',
        asks: 'Does the abstract say fairly what was done and found?',
        answer: answerOf(undefined, 'The abstract.'),
      },
      {
        number: '2',
        topic: 'Background',
        asks: 'Why was the study done?',
        answer: answerOf(undefined, 'The scientific background and the reason for the study.'),
      },
      {
        number: '3',
        topic: 'Objectives',
        asks: 'What was to be found out, and was a hypothesis stated beforehand?',
        answer: answerOf(
          question.trim() === '' ? undefined : `Question of the protocol: “${question.trim()}”`,
          'Objectives, with the hypotheses that were stated before the data were seen.',
          'the-rest',
        ),
      },
      ...strobeMethods(facts),
      ...strobeResults(facts),
      {
        number: '18',
        topic: 'Key results',
        asks: 'What was found, in view of the objectives?',
        answer: answerOf(undefined, 'The main results against the objectives.'),
      },
      limitations(facts),
      {
        number: '20',
        topic: 'Interpretation',
        asks: 'What does it mean, with due caution?',
        answer: answerOf(
          undefined,
          'An interpretation that weighs limitations, the number of analyses, and other studies.',
        ),
      },
      {
        number: '21',
        topic: 'Generalisability',
        asks: 'For whom does it hold?',
        answer: answerOf(undefined, 'To whom the results can be carried over.'),
      },
      {
        number: '22',
        topic: 'Funding',
        asks: 'Who paid, and what was their part?',
        answer: answerOf(undefined, 'Sources of funding and the role of the funders.'),
      },
    ],
  };
}

function limitations({ protocol, results }: ChecklistFacts): Checklist['items'][number] {
  const amber = results.flow.standings.filter(
    ({ kind, pair }) => kind === 'analysed' && pair?.verdict === 'amber',
  ).length;
  const known = protocol
    ? [
        'What blinding could not hide stands in item 9.',
        amber > 0
          ? `${amber} of ${results.flow.analysed.length} analysed subjects have scans that differ and are compared with care.`
          : '',
      ]
        .filter(Boolean)
        .join(' ')
    : undefined;
  return {
    number: '19',
    topic: 'Limitations',
    asks: 'Which bias and imprecision, in which direction, how large?',
    answer: answerOf(
      known,
      'The limitations, with direction and size of a possible bias; selection by who had a final scan among them.',
      'the-rest',
    ),
  };
}
