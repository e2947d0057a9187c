import { blindingLimits, blindingText } from '../conductNotes';
import { fatMethodText } from '../fatMethodText';
import { csaText, listText, pixelRuleText } from '../methodNotes';
import { valueKindMeanings } from '../valueKindText';
import { agreementSentence, headlineRows } from './agreementSentences';
import { answerOf, type Checklist, type ChecklistAnswer } from './checklist';
import type { ChecklistFacts } from './checklistFacts';
import { eligibilitySentence, raterSentence, signedSentence } from './studySentences';

/**
 * The 15 items of the guidelines for reporting reliability and agreement studies, answered from the project. Kottner J,
 * Audigé L, Brorson S, et al. J Clin Epidemiol 2011;64:96-106. Questions in our own words.
 */
export function grras(facts: ChecklistFacts): Checklist {
  const items: readonly (readonly [topic: string, asks: string, answer: ChecklistAnswer])[] = [
    [
      'Title and abstract',
      'Does title or abstract say that reliability or agreement was studied?',
      answerOf(undefined, 'Name agreement between or within observers in the title or the abstract.'),
    ],
    [
      'Introduction: what measures',
      'What instrument gives the measurements?',
      answerOf(deviceText(facts), 'Scanner, coil and sequence.', 'the-rest'),
    ],
    [
      'Introduction: subjects',
      'For which people is it meant?',
      answerOf(
        facts.protocol && eligibilitySentence(facts.protocol),
        'Disease, treatment, and whom the subjects stand for.',
        'the-rest',
      ),
    ],
    [
      'Introduction: raters',
      'For which raters is it meant?',
      answerOf(
        facts.protocol && raterSentence(facts.protocol),
        'Whom the observers stand for, such as spine surgeons in general.',
        'the-rest',
      ),
    ],
    [
      'Introduction: reason',
      'What is known already, and why was this study needed?',
      answerOf(undefined, 'Earlier studies of agreement of these measurements, and what they leave open.'),
    ],
    [
      'Methods: sample size',
      'How many raters, subjects and repetitions were planned, and why?',
      answerOf(plannedText(facts), 'Why as many subjects and observers.', 'the-rest'),
    ],
    [
      'Methods: sampling',
      'How were subjects and raters drawn?',
      answerOf(
        samplingText(facts),
        'How subjects came to be screened (all in a row or not), and how the observers were found.',
        'the-rest',
      ),
    ],
    [
      'Methods: rating',
      'How was rated: intervals, what was known, blinding?',
      answerOf(ratingText(facts), 'What observers were told, the interval between rounds, and blinding.'),
    ],
    [
      'Methods: independence',
      'Were ratings independent of each other?',
      answerOf(
        independenceText(facts),
        'Whether observers could see each other’s outlines or their own earlier ones.',
      ),
    ],
    [
      'Methods: statistics',
      'Which statistics of reliability and agreement?',
      answerOf(statisticsText(facts), 'The coefficients, their model, and their intervals.'),
    ],
    [
      'Results: numbers',
      'How many raters, subjects and repetitions were there?',
      answerOf(countsText(facts), 'Numbers of observers, subjects and repetitions that came about.'),
    ],
    ['Results: characteristics', 'Who were the raters and the subjects?', characteristics(facts)],
    [
      'Results: estimates',
      'What came out, with its uncertainty?',
      answerOf(estimatesText(facts), 'The coefficients with their intervals.'),
    ],
    [
      'Discussion',
      'What does it mean in practice?',
      answerOf(
        undefined,
        'Whether the agreement is good enough for the changes that the study looks for; Change and MDC counts them.',
      ),
    ],
    [
      'Further material',
      'Are detailed results to be had?',
      answerOf(
        undefined,
        'Where the agreement tables of each muscle, side and time point, and the data files, can be found.',
      ),
    ],
  ];
  return {
    id: 'grras',
    title: 'GRRAS: reporting of reliability and agreement',
    source:
      'Kottner J, Audigé L, Brorson S, et al. Guidelines for reporting reliability and agreement studies (GRRAS) were proposed. J Clin Epidemiol 2011;64:96–106.',
    items: items.map(([topic, asks, answer], index) => ({ number: String(index + 1), topic, asks, answer })),
  };
}

/** With what was measured, and what of the image. */
function deviceText({ protocol, software, results }: ChecklistFacts): string | undefined {
  if (!protocol) return undefined;
  const fat = protocol.fatMethod.kind === 'none' ? '' : ` Fat: ${fatMethodText(protocol.fatMethod)}.`;
  return `Outlines on T2 axial MRI (${protocol.muscles.map(({ name }) => name).join(', ')}; ${protocol.sides.length === 2 ? 'both sides' : `${protocol.sides.join('')} side`}), drawn and measured with ${software}. ${csaText(protocol)}; SI is the mean of ${valueKindMeanings[protocol.valueKind]}.${pixelRuleText(results.pixelRules)}${fat}`;
}

function plannedText({ protocol }: ChecklistFacts): string | undefined {
  if (!protocol) return undefined;
  const { observers, assignment, rounds, reReads } = protocol;
  const who =
    reReads.by === 'all'
      ? 'all observers'
      : `observer ${listText(observers.filter(({ id }) => reReads.by.includes(id)).map(({ letter }) => letter))}`;
  const again =
    rounds < 2
      ? 'One round.'
      : `${rounds} rounds: ${who} ${reReads.subjects.kind === 'all' ? 'all their subjects' : `${reReads.subjects.count} subjects`} again.`;
  const part =
    assignment.kind === 'all'
      ? 'each of all subjects'
      : `the first of all subjects, the others of ${assignment.count}`;
  const whose =
    observers.length === 1 ? 'One observer, of all subjects' : `${observers.length} observers, ${part}`;
  return `${whose}. ${again}`;
}

function samplingText({ protocol }: ChecklistFacts): string | undefined {
  if (!protocol) return undefined;
  const { assignment, seed } = protocol;
  return assignment.kind === 'all'
    ? 'Every observer was given all included subjects: none was drawn.'
    : `${assignment.count} subjects were drawn at random (seed ${seed}) for the further observers.`;
}

function ratingText({ protocol, results }: ChecklistFacts): string | undefined {
  if (!protocol) return undefined;
  const { order, seed, rounds, reReads, sliceRule } = protocol;
  return [
    blindingText(protocol),
    ...blindingLimits(results.project),
    order === 'shuffled'
      ? `Subjects came in an order shuffled for each observer and round (seed ${seed}).`
      : 'Subjects came in the order of their codes.',
    sliceRule === 'by-observer'
      ? 'Each observer chose the slice.'
      : 'The slice was chosen once for all observers.',
    rounds > 1
      ? `The protocol asks for at least ${reReads.washOutDays} days between the rounds of a subject.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function independenceText({ protocol, results }: ChecklistFacts): string | undefined {
  if (!protocol || protocol.observers.length < 2) return undefined;
  const { kind, unblinding } = results.project;
  const before =
    kind.kind === 'study' && unblinding
      ? ` and before the unblinding on ${unblinding.atUtc.slice(0, 10)}`
      : '';
  return `Yes: an observer’s session held no reading of another observer and no earlier round. Agreement is of first readings that were signed${before} and never opened again; readings that settled disagreements are not in it.`;
}

/** How agreement was described; undefined where there is none. */
export function statisticsText({ results }: ChecklistFacts): string | undefined {
  if (headlineRows(results, ['preop', 'followUp', 'changePercent']).length === 0) return undefined;
  const isPair = results.project.protocol.observers.length === 2;
  return `ICC, two-way random effects, absolute agreement, of one observer (2,1) and of the observers’ mean (2,k), with 95 % intervals; standard error of measurement and minimal detectable change; ${isPair ? 'offset of the observers with 95 % interval and Bland-Altman limits of agreement; ' : ''}for each muscle, side, mean of the sides, time point and percent change apart, of subjects that every observer rated.`;
}

function countsText(facts: ChecklistFacts): string | undefined {
  const rows = headlineRows(facts.results, ['preop', 'followUp', 'changePercent']);
  const ns = rows.map(({ n }) => n);
  const [first] = rows;
  if (!first) return undefined;
  const [least, most] = [Math.min(...ns), Math.max(...ns)];
  const n = least === most ? `${most}` : `${least} to ${most}`;
  return [
    `${first.k} observers; agreement on ${n} subjects${least === most ? '' : ', by line'}.`,
    signedSentence(facts),
  ]
    .filter(Boolean)
    .join(' ');
}

function characteristics({ protocol, results }: ChecklistFacts): ChecklistAnswer {
  const raters = protocol && raterSentence(protocol);
  const analysed = results.flow.analysed.length;
  const subjects = analysed > 0 ? `Subjects: Table 1 (${analysed} analysed).` : undefined;
  if (raters !== undefined && subjects !== undefined) return answerOf(`Raters: ${raters} ${subjects}`, '');
  return raters === undefined
    ? answerOf(subjects, 'Experience and training of each observer (Protocol, Observers).', 'the-rest')
    : answerOf(`Raters: ${raters}`, 'Who the subjects are; none is analysed yet.', 'the-rest');
}

function estimatesText({ results }: ChecklistFacts): string | undefined {
  const sentences = headlineRows(results, ['preop', 'followUp', 'changePercent']).flatMap(
    (row) => agreementSentence(row, results) ?? [],
  );
  return sentences.length > 0 ? `${sentences.join(' ')} 95 % intervals in brackets.` : undefined;
}
