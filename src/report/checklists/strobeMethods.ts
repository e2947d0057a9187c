import { regions } from '../../analysis/baseline';
import { blindingLimits, blindingText } from '../conductNotes';
import { fixedCategoryName } from '../groupNames';
import { averagingText, listText, ruleText } from '../methodNotes';
import { settlingNotes } from '../settlingNotes';
import { answerOf, type ChecklistItem } from './checklist';
import type { ChecklistFacts } from './checklistFacts';
import { sensitivitySentence } from './resultSentences';
import { boxText, eligibilitySentence, periodSentence } from './studySentences';

/** Items 4 to 12 of STROBE. */
export function strobeMethods(facts: ChecklistFacts): readonly ChecklistItem[] {
  const { protocol } = facts;
  return [
    {
      number: '4',
      topic: 'Study design',
      asks: 'What is the design, said early?',
      answer: answerOf(
        protocol &&
          'Each subject has two scans, before surgery and at the final follow-up; subjects with and without refracture between them are compared.',
        'Whether the cohort was followed forwards or gathered from records.',
        'the-rest',
      ),
    },
    {
      number: '5',
      topic: 'Setting',
      asks: 'Where and when: recruitment, treatment, follow-up?',
      answer: answerOf(
        periodSentence(facts),
        'Hospital, and the periods of recruitment, follow-up and gathering of data.',
        'the-rest',
      ),
    },
    {
      number: '6a',
      topic: 'Participants',
      asks: 'Who was eligible, found where, chosen how, followed how?',
      answer: answerOf(
        eligibilityText(facts),
        'Where subjects were looked for and how they were followed.',
        'the-rest',
      ),
    },
    {
      number: '6b',
      topic: 'Participants',
      asks: 'If matched: by what, and how many with and without exposure?',
      answer: answerOf(
        undefined,
        'Only if subjects were matched when they were chosen; the program matches nobody.',
      ),
    },
    {
      number: '7',
      topic: 'Variables',
      asks: 'How are outcomes, exposures, confounders and effect modifiers defined?',
      answer: answerOf(
        variablesText(facts),
        'How fractures and refractures were diagnosed, and which covariates are confounders or effect modifiers.',
        'the-rest',
      ),
    },
    {
      number: '8',
      topic: 'Measurement',
      asks: 'Where does each variable come from, and alike in both groups?',
      answer: answerOf(
        measurementText(facts),
        'Sources of age, BMI, bone density and refractures.',
        'the-rest',
      ),
    },
    {
      number: '9',
      topic: 'Bias',
      asks: 'What was done about bias?',
      answer: answerOf(
        biasText(facts),
        'What was done about bias: blinding, order of readings, who measured.',
      ),
    },
    {
      number: '10',
      topic: 'Study size',
      asks: 'How did the number of subjects come about?',
      answer: answerOf(
        undefined,
        'Why as many subjects: a calculation, or all who were treated in a period.',
      ),
    },
    {
      number: '11',
      topic: 'Quantitative variables',
      asks: 'How were numbers handled, and grouped why?',
      answer: answerOf(
        protocol &&
          `CSA, SI and CSA/SI, age, BMI, T-score and days are analysed as numbers, not as categories. Levels are grouped as ${listText(regions.map(fixedCategoryName))} (Table 1, strata).`,
        'How numbers were handled in the analyses, and why groupings were chosen.',
      ),
    },
    {
      number: '12a',
      topic: 'Statistical methods',
      asks: 'All methods, confounding included?',
      answer: answerOf(
        testsText(facts),
        'Which models you report (ANCOVA, logistic regression), with their covariates and why.',
        'the-rest',
      ),
    },
    {
      number: '12b',
      topic: 'Statistical methods',
      asks: 'Methods for subgroups and interactions?',
      answer: answerOf(
        undefined,
        'Which strata and subgroups you report (Results, Strata), and whether they were planned.',
      ),
    },
    {
      number: '12c',
      topic: 'Statistical methods',
      asks: 'How were missing data handled?',
      answer: answerOf(missingText(facts), 'How missing measurements and covariates were handled.'),
    },
    {
      number: '12d',
      topic: 'Statistical methods',
      asks: 'How was loss to follow-up handled?',
      answer: answerOf(
        lossText(facts),
        'Why subjects without a final scan have none, and how they differ.',
        'the-rest',
      ),
    },
    {
      number: '12e',
      topic: 'Statistical methods',
      asks: 'Which sensitivity analyses?',
      answer: answerOf(
        sensitivityText(facts),
        'Which of the sensitivity analyses (Results, Sensitivity) you report.',
      ),
    },
  ];
}

function eligibilityText({ protocol, flow }: ChecklistFacts): string | undefined {
  if (!protocol) return undefined;
  const reasons = flow.excluded.count > 0 ? ` ${boxText(flow.excluded)}.` : '';
  return `${eligibilitySentence(protocol)}${reasons}`;
}

function variablesText({ protocol, results }: ChecklistFacts): string | undefined {
  return (
    protocol &&
    `Outcomes: ${averagingText(results.protocol)} Group: refractured where a refracture was confirmed after surgery and not later than the final scan; not refractured where the final scan was read as showing none.`
  );
}

function measurementText({ protocol, results, subjects, progress }: ChecklistFacts): string | undefined {
  if (!protocol) return undefined;
  const { project, adjudication } = results;
  const { thirdCannotMeasure } = adjudication;
  const measured = `CSA and SI were measured by the same observers, with the same rules, in both groups. ${ruleText(results)}`;
  return [measured, ...settlingNotes({ project, subjects, progress, thirdCannotMeasure })].join(' ');
}

function biasText({ protocol, results }: ChecklistFacts): string | undefined {
  if (!protocol) return undefined;
  const order =
    protocol.order === 'shuffled'
      ? `Subjects were read in an order shuffled for each observer (seed ${protocol.seed}).`
      : 'Subjects were read in the order of their codes.';
  const training = results.flow.training;
  const practice =
    training > 0
      ? `${training} further ${training === 1 ? 'subject was' : 'subjects were'} read for training and not analysed.`
      : '';
  return [blindingText(protocol), ...blindingLimits(results.project), order, practice]
    .filter(Boolean)
    .join(' ');
}

/** How groups were compared, for the methods; undefined before anything is decided. */
export function testsText({ protocol, results }: ChecklistFacts): string | undefined {
  if (!protocol) return undefined;
  const isOfSeveral = results.flow.groups.length > 2;
  const byPath = isOfSeveral
    ? 'one-way ANOVA or Welch’s ANOVA (by Levene’s test, mean-centred), else the Kruskal-Wallis test'
    : 'Student’s or Welch’s t test (by Levene’s test, mean-centred), else the Mann-Whitney U test';
  const fixed = isOfSeveral
    ? 'Welch’s ANOVA'
    : 'Welch’s t test, and ANCOVA with the pre-op value for follow-up values';
  const tests =
    results.choice.preset === 'as-the-study'
      ? `Groups were compared line by line: Shapiro-Wilk in each group, then ${byPath}.`
      : `Groups were compared by tests fixed in advance: ${fixed}.`;
  return `${tests} Counts: Pearson’s χ²; in a 2 × 2 table with an expected count below 5 Fisher’s exact test. Significance level ${protocol.alpha}, two-sided.`;
}

/** What was done about missing values. */
export function missingText({ protocol, results }: ChecklistFacts): string | undefined {
  if (!protocol) return undefined;
  const rule =
    protocol.missingRule === 'complete-case'
      ? `Complete cases: a subject is analysed where every outline of both scans is there${protocol.observers.length > 1 ? ' from every observer whose values are analysed' : ''}.`
      : 'Matched cells: a subject is analysed by the cells of observer and side that are there at both time points.';
  return `${rule} ${results.flow.counts.incomplete} of ${results.flow.total} subjects are incomplete. Nothing is filled in; a covariate that is missing takes the subject out of that line alone.`;
}

function lossText({ protocol, flow }: ChecklistFacts): string | undefined {
  if (!protocol) return undefined;
  const without = flow.waiting?.lines.find(({ text }) => text === 'no follow-up scan')?.count ?? 0;
  return `Only subjects with a final scan are analysed; ${without} of ${flow.screened.count} screened have no follow-up scan and are not settled.`;
}

function sensitivityText(facts: ChecklistFacts): string | undefined {
  const said = sensitivitySentence(facts);
  return said === undefined
    ? undefined
    : `The same comparison under other choices of observer, value, area, pixel rule, cells, eligibility and adjudication, and with level and follow-up days in the model, as far as the project has them. ${said}`;
}
