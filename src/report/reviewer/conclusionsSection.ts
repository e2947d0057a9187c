import { ofAllObservers } from '../../analysis/panelChoice';
import type { SensitivityRow } from '../../analysis/sensitivity';
import { structureKey } from '../../analysis/structure';
import type { StudyResults } from '../../analysis/studyResults';
import { sensitivityModel } from '../checks/sensitivityModel';
import { conclusionText, variantKey, variantName } from '../checks/sensitivityWords';
import {
  type DocumentBlock,
  type DocumentSection,
  list,
  paragraph,
  tableBlock,
} from '../document/documentModel';
import { groupsPrinted, inSentence } from '../groupNames';
import { captionWith } from '../models/captionWith';
import { measureAtText, measureKey, measureName } from '../models/measureText';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { pEquation } from '../rounding';
import { structurePrefix } from '../structureNames';
import {
  reasonCell,
  spreadCell,
  type TableCell,
  type TableModel,
  type TableRow,
  textCell,
} from '../tableModel';
import { notDoneTexts } from './notDone';
import type { OutcomeAnswer, ReviewerFacts } from './reviewerFacts';

/** An outcome whose lines are there. */
export interface AnsweredOutcome {
  readonly question: OutcomeAnswer['question'];
  readonly rows: readonly SensitivityRow[];
}

const verdicts: Readonly<Record<SensitivityRow['verdict'], string>> = {
  same: 'holds',
  'significance-differs': 'does not hold: significance differs',
  'direction-differs': 'does not hold: direction differs',
  'not-computed': 'not computed',
};

/** Do the conclusions hold: a grid of outcomes and choices, then every comparison with its numbers, then what could not be done. */
export function conclusionsSection(facts: ReviewerFacts, settings: PrintSettings): DocumentSection {
  const { results, conclusions } = facts;
  const { protocol } = results.project;
  const answered = conclusions.flatMap(({ question, answer }): readonly AnsweredOutcome[] =>
    answer.kind === 'done' ? [{ question, rows: answer.rows }] : [],
  );
  const open = conclusions.flatMap(({ question: { measure, phase }, answer }) => {
    const name = measureAtText(measure, phase, protocol);
    if (answer.kind === 'waiting') return [`${name}: not computed yet.`];
    return answer.kind === 'failed' ? [`${name}: not computed. ${answer.message}`] : [];
  });
  return {
    id: 'conclusions',
    heading: 'Do the conclusions hold under other choices?',
    blocks: [
      ...list(
        answered.map(
          ({ question: { measure, phase }, rows }) =>
            `${measureAtText(measure, phase, protocol)}: ${conclusionText(rows, protocol)}`,
        ),
      ),
      ...list(open),
      ...gridsOf(answered, results, settings).map(tableBlock),
      ...answered.map((outcome) => tableBlock(outcomeTable(outcome, results, settings))),
      ...notDoneBlocks(answered, facts),
    ],
  };
}

/** One grid a structure: choices down, outcomes across. */
function gridsOf(
  answered: readonly AnsweredOutcome[],
  results: StudyResults,
  settings: PrintSettings,
): readonly TableModel[] {
  const byStructure = new Map<string, AnsweredOutcome[]>();
  for (const outcome of answered) {
    const key = structureKey(outcome.question.measure);
    byStructure.set(key, [...(byStructure.get(key) ?? []), outcome]);
  }
  return [...byStructure].map(([key, outcomes], _, all) =>
    gridOf(outcomes, results, settings, all.length > 1 ? `|${key}` : ''),
  );
}

function gridOf(
  outcomes: readonly AnsweredOutcome[],
  results: StudyResults,
  settings: PrintSettings,
  suffix: string,
): TableModel {
  const { protocol } = results.project;
  const names = new Map<string, string>();
  for (const { rows } of outcomes) {
    for (const { variant } of rows) names.set(variantKey(variant), variantName(variant, protocol));
  }
  const [first] = outcomes;
  const prefix = first ? structurePrefix(protocol, first.question.measure) : '';
  return {
    id: `reviewer-grid${suffix}`,
    title: 'Conclusions',
    caption: captionWith(`${prefix}change by group, under other choices`, ownObservers(results)),
    labelHeading: '',
    columns: outcomes.map(({ question: { measure } }) => ({
      id: measureKey(measure),
      label: `Change of ${measureName(measure, protocol).replace(prefix, '')}`,
      align: 'start',
    })),
    rows: variantsInOrder(outcomes).map(
      (key): TableRow => ({
        kind: 'line',
        id: key,
        label: names.get(key) ?? key,
        indent: 0,
        cells: outcomes.map(({ rows }) =>
          gridCell(
            rows.find(({ variant }) => variantKey(variant) === key),
            settings,
          ),
        ),
      }),
    ),
    footnotes: [
      {
        text: `Holds: P is on the same side of ${protocol.alpha} as in the main analysis, and where both show a difference, in the same direction.`,
      },
    ],
  };
}

/** Choices as the outcome with the most of them has them; those that it lacks stand before what follows them elsewhere. */
function variantsInOrder(outcomes: readonly AnsweredOutcome[]): readonly string[] {
  const order: string[] = [];
  for (const { rows } of outcomes.toSorted((a, b) => b.rows.length - a.rows.length)) {
    const keys = rows.map(({ variant }) => variantKey(variant));
    keys.forEach((key, index) => {
      if (order.includes(key)) return;
      const next = keys.slice(index + 1).find((later) => order.includes(later));
      order.splice(next === undefined ? order.length : order.indexOf(next), 0, key);
    });
  }
  return order;
}

function gridCell(row: SensitivityRow | undefined, { pDecimals }: PrintSettings): TableCell {
  if (!row)
    return reasonCell('This choice changes nothing of this outcome, or could not be made; see below.');
  if (!row.primary.ok) return reasonCell(statisticsReasonText(row.primary.error));
  const p = pEquation(row.primary.value.p, { alpha: row.comparison.alpha, decimals: pDecimals });
  return row.variant.kind === 'main' ? textCell(p) : spreadCell(verdicts[row.verdict], `(${p})`);
}

/** The lines of the Sensitivity view, with the verdict in this page's words. */
function outcomeTable(
  { question, rows }: AnsweredOutcome,
  results: StudyResults,
  settings: PrintSettings,
): TableModel {
  const { measure, phase } = question;
  const table = sensitivityModel(rows, question, results, settings);
  const verdictOf = new Map(rows.map((row) => [variantKey(row.variant), row]));
  const at = table.columns.findIndex(({ id }) => id === 'verdict');
  return {
    ...table,
    id: `reviewer-outcome|${measureKey(measure)}`,
    title: measureAtText(measure, phase, results.project.protocol),
    caption: captionWith(groupsText(results), ownObservers(results)),
    rows: table.rows.map((line) => {
      const row = verdictOf.get(line.id);
      if (line.kind === 'heading' || !row || row.variant.kind === 'main') return line;
      return {
        ...line,
        cells: line.cells.map((cell, index) => (index === at ? textCell(verdicts[row.verdict]) : cell)),
      };
    }),
  };
}

/** "Refractured against not refractured"; of more groups their names. */
function groupsText(results: StudyResults): string {
  const [first = '', ...others] = groupsPrinted(results).map(({ label }) => label);
  return [first, ...others.map(inSentence)].join(others.length === 1 ? ' against ' : ', ');
}

/** The lines are of all observers and of each, whoever is chosen on the screen. */
function ownObservers(results: StudyResults): StudyResults {
  return { ...results, choice: ofAllObservers(results.choice) };
}

function notDoneBlocks(answered: readonly AnsweredOutcome[], facts: ReviewerFacts): readonly DocumentBlock[] {
  const texts = notDoneTexts(answered, facts);
  return texts.length === 0 ? [] : [paragraph('Could not be done:'), { kind: 'list', items: texts }];
}
