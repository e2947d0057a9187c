import { ofGroup } from '../../analysis/grouping';
import { ofAllObservers } from '../../analysis/panelChoice';
import type { SensitivityQuestion, SensitivityRow } from '../../analysis/sensitivity';
import type { StudyResults } from '../../analysis/studyResults';
import { inSentence } from '../groupNames';
import { type SensitivityOf, sensitivityHow } from '../how/sensitivityHow';
import { captionWith } from '../models/captionWith';
import { measureAtText, measureDecimals } from '../models/measureText';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { limitText, pText, roundedText } from '../rounding';
import {
  reasonCell,
  spreadCell,
  type TableCell,
  type TableModel,
  type TableRow,
  textCell,
} from '../tableModel';
import { testNames } from '../words';
import {
  differenceOfSubjects,
  variantKey,
  variantName,
  variantNotes,
  verdictNames,
} from './sensitivityWords';

/** One comparison under every choice, as a table. */
export function sensitivityModel(
  rows: readonly SensitivityRow[],
  { measure, phase }: Pick<SensitivityQuestion, 'measure' | 'phase'>,
  results: Pick<StudyResults, 'project' | 'choice' | 'flow'>,
  settings: PrintSettings,
): TableModel {
  const { protocol } = results.project;
  const name = measureAtText(measure, phase, protocol);
  const decimals = measureDecimals(measure, phase, settings);
  const ofRow = ({ variant }: SensitivityRow): SensitivityOf => ({
    name: `${name}: ${inSentence(variantName(variant, protocol))}`,
    choice: results.choice,
    flow: results.flow,
  });
  const [main] = rows;
  const notes = main
    ? rows.flatMap((row) => {
        const text = differenceOfSubjects(row, main);
        return text === '' ? [] : [`${variantName(row.variant, protocol)}: ${text}.`];
      })
    : [];
  return {
    id: 'sensitivity',
    title: 'Sensitivity',
    // The observers of the panel's choice play no part: the lines are of all and of each.
    caption: captionWith(`${name}, under other choices`, {
      ...results,
      choice: ofAllObservers(results.choice),
    }),
    labelHeading: '',
    columns: [
      { id: 'n', label: 'n', align: 'end' },
      { id: 'statistic-name', label: '', align: 'start' },
      { id: 'statistic', label: 'Statistic', align: 'end' },
      { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
      { id: 'estimate', label: 'Difference', sublabel: '95 % CI', align: 'end' },
      { id: 'verdict', label: 'Conclusion', align: 'start' },
    ],
    rows: rows.map(
      (row): TableRow => ({
        kind: 'line',
        id: variantKey(row.variant),
        label: variantName(row.variant, protocol),
        indent: 0,
        cells: [
          countCell(row, ofRow(row)),
          ...testCells(row, { of: ofRow(row), decimals, settings }),
          textCell(row.variant.kind === 'main' ? '' : verdictNames[row.verdict]),
        ],
      }),
    ),
    footnotes: [
      {
        text: `${testsText(rows)} Differences are first group minus second, of ranks by Hodges and Lehmann.`,
      },
      {
        text: `A conclusion differs where P falls on the other side of ${protocol.alpha}, or the difference on the other side of 0.`,
      },
      ...[...variantNotes(rows, protocol, phase), ...notes].map((text) => ({ text })),
    ],
  };
}

function countCell(row: SensitivityRow, of: SensitivityOf): TableCell {
  const text = row.groups.map((group) => ofGroup(row.n, group)).join(' / ');
  const how = sensitivityHow(row, of, 'n');
  return { text, ...(how && { how }) };
}

interface CellFacts {
  readonly of: SensitivityOf;
  readonly decimals: number;
  readonly settings: PrintSettings;
}

function testCells(row: SensitivityRow, facts: CellFacts): readonly TableCell[] {
  const { primary, comparison } = row;
  if (!primary.ok) {
    const reason = reasonCell(statisticsReasonText(primary.error));
    return [textCell(''), reason, reason, reason];
  }
  const { value } = primary;
  const { settings, decimals } = facts;
  const how = sensitivityHow(row, facts.of, 'test');
  const ofEstimate = sensitivityHow(row, facts.of, 'estimate');
  const number = (one: number) => roundedText(one, decimals);
  return [
    textCell(value.statisticName),
    { text: roundedText(value.statistic, settings.statisticDecimals), ...(how && { how }) },
    { text: pText(value.p, { alpha: comparison.alpha, decimals: settings.pDecimals }), ...(how && { how }) },
    'estimate' in value
      ? {
          ...spreadCell(
            number(value.estimate),
            `(${limitText(value.interval[0], decimals)}, ${limitText(value.interval[1], decimals)})`,
          ),
          ...(ofEstimate && { how: ofEstimate }),
        }
      : textCell(''),
  ];
}

/**
 * Which tests the lines use: the path may lead to another one under another choice. Not of the line with level and days,
 * whose own note says what its model is: of a change it holds no pre-op value, as the ANCOVA named here does.
 */
function testsText(rows: readonly SensitivityRow[]): string {
  const tests = new Set(
    rows.flatMap(({ variant, primary }) =>
      primary.ok && variant.kind !== 'covariates' ? [testNames[primary.value.test]] : [],
    ),
  );
  return tests.size === 0
    ? ''
    : `${[...tests].join(', ')}${tests.size > 1 ? ': each line by its own path' : ''}.`;
}
