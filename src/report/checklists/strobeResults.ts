import { regions } from '../../analysis/baseline';
import { fixedCategoryName } from '../groupNames';
import { listText } from '../methodNotes';
import { baselineRowName } from '../tableOneNames';
import { answerOf, type ChecklistItem } from './checklist';
import type { ChecklistFacts } from './checklistFacts';
import { groupSentence, mainResultSentence, missingSentence, sensitivitySentence } from './resultSentences';
import { boxText, followUpSentence } from './studySentences';

/** Items 13 to 17 of STROBE. */
export function strobeResults(facts: ChecklistFacts): readonly ChecklistItem[] {
  const hasSubjects = facts.subjects.length > 0;
  const groups = groupSentence(facts);
  return [
    {
      number: '13a',
      topic: 'Participants',
      asks: 'How many at each stage?',
      answer: answerOf(
        hasSubjects ? stagesText(facts, groups) : undefined,
        'Numbers screened, eligible, included, followed and analysed.',
      ),
    },
    {
      number: '13b',
      topic: 'Participants',
      asks: 'Why did people drop out at each stage?',
      answer: answerOf(hasSubjects ? dropText(facts) : undefined, 'Reasons at each stage.'),
    },
    {
      number: '13c',
      topic: 'Participants',
      asks: 'Is there a flow diagram?',
      answer: answerOf(
        hasSubjects ? 'Yes: the program draws it from these counts (Cohort, flow diagram).' : undefined,
        'A flow diagram, if it helps.',
      ),
    },
    {
      number: '14a',
      topic: 'Descriptive data',
      asks: 'Who are the participants, by exposure and confounders?',
      answer: answerOf(
        groups &&
          `Table 1: ${facts.results.tableOne.rows.map((row) => baselineRowName(row)).join('; ')}. ${groups}`,
        'Social characteristics and confounders that the project does not hold.',
        'the-rest',
      ),
    },
    {
      number: '14b',
      topic: 'Descriptive data',
      asks: 'How many lack each variable?',
      answer: answerOf(missingSentence(facts), 'How many subjects lack each variable.'),
    },
    {
      number: '14c',
      topic: 'Descriptive data',
      asks: 'How long was follow-up?',
      answer: answerOf(followUpSentence(facts), 'Follow-up time: average and total.'),
    },
    {
      number: '15',
      topic: 'Outcome data',
      asks: 'How many events, or summary values over time?',
      answer: answerOf(
        facts.results.choice.grouping.kind === 'refracture' && groups !== undefined
          ? `${groups} Values at both time points and their change stand in Table 2.`
          : undefined,
        'Numbers of refractures, and values at both time points.',
      ),
    },
    {
      number: '16a',
      topic: 'Main results',
      asks: 'Estimates without and with adjustment, with intervals?',
      answer: answerOf(
        mainResultSentence(facts),
        'Adjusted estimates (Results, Models), which confounders were adjusted for, and why.',
        'the-rest',
      ),
    },
    {
      number: '16b',
      topic: 'Main results',
      asks: 'Where were numbers cut into categories?',
      answer: answerOf(groups && cutText(facts), 'Boundaries of categories, if numbers were made into some.'),
    },
    {
      number: '16c',
      topic: 'Main results',
      asks: 'If it helps: relative risk as absolute risk over a time?',
      answer: answerOf(undefined, 'Only if a relative risk is reported.'),
    },
    {
      number: '17',
      topic: 'Other analyses',
      asks: 'Which other analyses: subgroups, interactions, sensitivity?',
      answer: answerOf(sensitivitySentence(facts), 'Subgroups and interactions that you report.', 'the-rest'),
    },
  ];
}

function stagesText({ flow }: ChecklistFacts, groups: string | undefined): string {
  const boxes = [
    flow.screened,
    { ...flow.excluded, lines: [] },
    ...(flow.waiting ? [{ ...flow.waiting, lines: [] }] : []),
    flow.included,
    ...(flow.training ? [flow.training] : []),
    flow.read,
  ];
  return `${boxes.map(boxText).join('; ')}. ${groups ?? 'Nobody is analysed.'}`;
}

function dropText({ flow, results }: ChecklistFacts): string {
  const { counts } = results.flow;
  const later = (
    [
      ['incomplete', counts.incomplete],
      ['scans or level not eligible', counts['not-eligible']],
      ['of no known group', counts['group-unknown']],
      ['put aside by filters', counts['filtered-out']],
    ] as const
  ).flatMap(([text, count]) => (count > 0 ? [`${text} ${count}`] : []));
  const parts = [
    flow.excluded.count > 0 ? boxText(flow.excluded) : 'Nobody was excluded',
    ...(flow.waiting ? [boxText(flow.waiting)] : []),
    ...(flow.notRead ? [boxText(flow.notRead)] : []),
    later.length > 0 ? `Of the others not analysed: ${later.join(', ')}` : '',
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

/** The boundaries that the tables use: of levels always, of a number where it divides the subjects. */
function cutText({ results }: ChecklistFacts): string {
  const { grouping } = results.choice;
  const cut = grouping.kind === 'threshold' ? ` The groups are divided at ${grouping.threshold}.` : '';
  return `Levels: ${listText(regions.map(fixedCategoryName))}. Other numbers were not made into categories.${cut}`;
}
