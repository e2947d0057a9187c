import type { AdjustedComparison } from '../../analysis/adjustedComparison';
import { ofGroup } from '../../analysis/grouping';
import type { PanelAnalyses } from '../../analysis/panelAnalyses';
import type { StudyResults } from '../../analysis/studyResults';
import type { StudyVariable } from '../../analysis/studyVariable';
import type { Protocol } from '../../domain/study/protocol';
import { flowFootnote } from '../flowText';
import { groupsPrinted, inSentence, type PrintedGroup } from '../groupNames';
import { type AncovaPart, ancovaHow } from '../how/ancovaHow';
import { countHow } from '../how/countHow';
import { modelUsedHow } from '../how/modelUsedHow';
import { withHow } from '../how/withHow';
import { averagingText, ruleText } from '../methodNotes';
import { pFormatOf } from '../pFormatOf';
import type { PrintSettings } from '../printSettings';
import { resultNotes } from '../resultNotes';
import { pEquation, roundedText } from '../rounding';
import { severalTestsNote } from '../severalTestsNote';
import {
  type TableColumn,
  type TableFootnote,
  type TableModel,
  type TableRow,
  textCell,
} from '../tableModel';
import { captionWith } from './captionWith';
import { droppedNotes, usedText } from './droppedNotes';
import { estimateCell, pCell, reasonCells } from './estimateCells';
import { measureDecimals, measureKey, measureName, measureUnit, termText, variableText } from './measureText';
import type { ModelDetail } from './modelDetail';
import { whyNot } from './whyNot';

/** Id of a line of the table. */
export function ancovaRowId({ measure, adjustments }: AdjustedComparison): string {
  const by = adjustments.map((one) => (one.kind === 'covariate' ? one.covariate : one.kind));
  return ['ancova', measureKey(measure), ...by].join('|');
}

/** ANCOVA: the groups at follow-up, all else in the model being equal. */
export function ancovaTableModel(
  results: StudyResults,
  { adjusted }: Pick<PanelAnalyses, 'adjusted'>,
  settings: PrintSettings,
): TableModel {
  const { protocol, flow, choice } = results;
  const groups = groupsPrinted(results);
  const columns = columnsOf(groups);
  const rows: TableRow[] = [];
  let heading = '';
  for (const row of adjusted) {
    const key = measureKey(row.measure);
    if (key !== heading) {
      heading = key;
      const label = `${measureName(row.measure, protocol)} at follow-up${measureUnit(row.measure, 'followUp')}`;
      rows.push({ kind: 'heading', id: `heading|ancova|${key}`, label });
    }
    rows.push(lineOf(row, { groups, columns, protocol, settings }));
  }
  const general = [
    ...resultNotes(results),
    `ANCOVA: follow-up on group and pre-op value. Means are adjusted to the means of all covariates of the line.${differenceText(groups)}`,
    ...slopeNotes(adjusted, protocol, settings),
    ...(adjusted.some(isForDays) && choice.grouping.kind === 'refracture' ? [daysNote] : []),
    ...severalTestsNote(
      adjusted.map((row) => ({
        label: `${measureName(row.measure, protocol)}, ${adjustmentText(row, protocol)}`,
        p: row.outcome.ok ? row.outcome.value.difference.p : undefined,
      })),
      protocol.alpha,
      settings,
    ),
    averagingText(protocol),
    ...droppedNotes(adjusted, protocol),
    `${flowFootnote(flow, 'with-value')} ${ruleText(results)}`,
  ];
  const rowOf = new Map(adjusted.map((row) => [ancovaRowId(row), row]));
  const table: TableModel = {
    id: 'ancova',
    title: 'ANCOVA',
    caption: captionWith('Follow-up by group, adjusted', results),
    labelHeading: 'Adjusted for',
    columns,
    rows,
    footnotes: general.map((text): TableFootnote => ({ text })),
  };
  return withHow(table, (rowId, columnId) => {
    const row = rowOf.get(rowId);
    if (!row) return undefined;
    const kind = flow.groups.includes(columnId) ? 'adjusted-means' : 'difference';
    const how = ancovaHow(row, results, { kind }, (one) => variableText(one, protocol));
    return columnId === 'n' ? countHow(how, row.nUsed, 'nobs(m)') : how;
  });
}

function columnsOf(groups: readonly PrintedGroup[]): readonly TableColumn[] {
  return [
    ...groups.map(
      ({ group, label }): TableColumn => ({
        id: group,
        label,
        sublabel: 'adjusted mean',
        align: 'end',
        isGroup: true,
      }),
    ),
    { id: 'difference', label: 'Difference', sublabel: '95 % CI', align: 'end' },
    { id: 'n', label: 'n', align: 'end' },
    { id: 't', label: 't', align: 'end' },
    { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
  ];
}

interface Context {
  readonly groups: readonly PrintedGroup[];
  readonly columns: readonly TableColumn[];
  readonly protocol: Protocol;
  readonly settings: PrintSettings;
}

function lineOf(row: AdjustedComparison, { groups, columns, protocol, settings }: Context): TableRow {
  const { outcome } = row;
  const line = {
    kind: 'line',
    id: ancovaRowId(row),
    label: adjustmentText(row, protocol),
    indent: 1,
  } as const;
  if (!outcome.ok) {
    return { ...line, cells: reasonCells(whyNot(outcome.error, row), columns.length) };
  }
  const { difference, adjustedMeans } = outcome.value;
  const decimals = measureDecimals(row.measure, 'followUp', settings);
  return {
    ...line,
    cells: [
      ...groups.map(({ group }) => textCell(roundedText(ofGroup(adjustedMeans, group), decimals))),
      estimateCell(difference.estimate, difference.interval, decimals),
      textCell(String(row.nUsed)),
      textCell(roundedText(difference.t, settings.statisticDecimals)),
      pCell(difference.p, protocol.alpha, settings),
    ],
  };
}

function differenceText([first, second]: readonly PrintedGroup[]): string {
  return first && second ? ` Difference: ${inSentence(first.label)} minus ${inSentence(second.label)}.` : '';
}

/** What a line is adjusted for beside the baseline: "Pre-op", "Pre-op, level by region, follow-up". */
function adjustmentText({ adjustments }: AdjustedComparison, protocol: Protocol): string {
  const names = adjustments.map((one) => {
    const [name = ''] = variableText(one, protocol).split(',');
    return one.kind === 'covariate' && one.covariate === 'followUpDays'
      ? 'follow-up days'
      : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  });
  return ['Pre-op', ...names].join(', ');
}

/** The days are no covariate of before: adjusting for them cannot make the groups as if followed equally long. */
const daysNote =
  'Follow-up of a refractured subject ends at the refracture, so its days are a part of the outcome: adjusting for them describes, and does not make the follow-up equal.';

function isForDays({ adjustments }: AdjustedComparison): boolean {
  return adjustments.some((one) => one.kind === 'covariate' && one.covariate === 'followUpDays');
}

/** ANCOVA assumes equal slopes: said where the data speak against it. */
function slopeNotes(
  adjusted: readonly AdjustedComparison[],
  protocol: Protocol,
  settings: PrintSettings,
): readonly string[] {
  const unequal = adjusted.flatMap((row) => {
    const slopes = row.outcome.ok ? row.outcome.value.slopeHomogeneity : null;
    if (!slopes || slopes.p >= protocol.alpha) return [];
    const p = pEquation(slopes.p, pFormatOf(protocol.alpha, settings));
    return [`${measureName(row.measure, protocol)}, ${adjustmentText(row, protocol)}: ${p}`];
  });
  if (unequal.length === 0) return [];
  return [
    `Slopes of the pre-op value differ between the groups, which ANCOVA assumes they do not, so the difference depends on the pre-op value and holds near its mean only: ${unequal.join('; ')}.`,
  ];
}

/** All that the table has no column for: slopes, assumptions, who was used. */
export function ancovaDetail(
  row: AdjustedComparison,
  protocol: Protocol,
  settings: PrintSettings,
  /** What "how" is told of; without it nothing can be asked. */
  source?: StudyResults,
): ModelDetail {
  const { outcome } = row;
  const asked = (part: AncovaPart) => {
    const how = source && ancovaHow(row, source, part, (one) => variableText(one, protocol));
    return how ? { how } : {};
  };
  const title = `${measureName(row.measure, protocol)} at follow-up${measureUnit(row.measure, 'followUp')}, adjusted for ${adjustmentText(row, protocol).replace('Pre-op', 'pre-op')}`;
  const { measure, adjustments } = row;
  const [first = ''] = source?.flow.groups ?? [];
  const variables: readonly StudyVariable[] = [
    { kind: 'measure', measure, phase: 'followUp' },
    { kind: 'in-group', group: first },
    { kind: 'measure', measure, phase: 'preop' },
    ...adjustments,
  ];
  const usedHow = source && modelUsedHow(row, source, variables, (one) => variableText(one, protocol));
  const used = {
    title: 'Subjects',
    lines: [{ name: 'In this line', text: usedText(row), ...(usedHow && { how: usedHow }) }],
    notes: droppedNotes([row], protocol),
  };
  if (!outcome.ok) {
    const why = { title: 'Not computed', lines: [], notes: [whyNot(outcome.error, row)] };
    return { title, parts: [why, used] };
  }
  const { difference, df, terms, slopeHomogeneity, rSquared, partialEtaSquared } = outcome.value;
  const number = (value: number) => roundedText(value, settings.statisticDecimals);
  const p = (value: number) => pEquation(value, { alpha: protocol.alpha, decimals: settings.pDecimals });
  return {
    title,
    parts: [
      {
        title: 'Group',
        lines: [
          {
            name: 'Test',
            text: `t = ${number(difference.t)}, df = ${df}, ${p(difference.p)}`,
            ...asked({ kind: 'difference' }),
          },
          { name: 'Partial η²', text: number(partialEtaSquared), ...asked({ kind: 'fit' }) },
          { name: 'R² of the model', text: number(rSquared), ...asked({ kind: 'fit' }) },
        ],
      },
      {
        title: 'Equal slopes',
        lines: slopeHomogeneity
          ? [
              {
                name: slopeHomogeneity.p < protocol.alpha ? 'Not equal' : 'No sign against it',
                text: `F = ${number(slopeHomogeneity.f)}, ${p(slopeHomogeneity.p)}`,
                ...asked({ kind: 'slopes' }),
              },
            ]
          : [],
        notes: [
          slopeHomogeneity
            ? 'Interaction of group and pre-op value. ANCOVA assumes that there is none.'
            : 'Too few values, or too little variation, to test the interaction of group and pre-op value.',
        ],
      },
      {
        title: 'Covariates, slope (95 % CI)',
        lines: terms.map((term, index) => ({
          name: termText(term, protocol),
          text: `${number(term.slope.estimate)} (${number(term.slope.interval[0])}, ${number(term.slope.interval[1])}), ${p(term.slope.p)}`,
          ...asked({ kind: 'term', index }),
        })),
      },
      used,
    ],
  };
}
