import type { TablePrimary } from '../../analysis/comparedLine';
import { ofGroup } from '../../analysis/grouping';
import { studyChoice } from '../../analysis/panelChoice';
import type { SensitivityQuestion, SensitivityRow } from '../../analysis/sensitivity';
import type { StudyResults } from '../../analysis/studyResults';
import { equation, intervalText } from '../how/exactText';
import type { How } from '../how/how';
import { captionWith } from '../models/captionWith';
import { measureAtText, measureDecimals } from '../models/measureText';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { pText, roundedText } from '../rounding';
import {
  reasonCell,
  spreadCell,
  type TableCell,
  type TableModel,
  type TableRow,
  textCell,
} from '../tableModel';
import { testNames } from '../words';
import { differenceOfSubjects, variantKey, variantName, verdictNames } from './sensitivityWords';

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
      choice: { ...results.choice, observers: studyChoice.observers },
    }),
    labelHeading: '',
    columns: [
      { id: 'n', label: 'n', align: 'end' },
      { id: 'statistic-name', label: '', align: 'start' },
      { id: 'statistic', label: 'Statistic', align: 'end' },
      { id: 'p', label: 'P', align: 'end' },
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
          textCell(row.groups.map((group) => ofGroup(row.n, group)).join(' / ')),
          ...testCells(row, { name, decimals, settings }),
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
      ...notes.map((text) => ({ text })),
    ],
  };
}

interface CellFacts {
  readonly name: string;
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
  const how = howOf(row, value, facts.name);
  const number = (one: number) => roundedText(one, decimals);
  return [
    textCell(value.statisticName),
    { text: roundedText(value.statistic, settings.statisticDecimals), how },
    { text: pText(value.p, { alpha: comparison.alpha, decimals: settings.pDecimals }), how },
    'estimate' in value
      ? {
          ...spreadCell(
            number(value.estimate),
            `(${number(value.interval[0])}, ${number(value.interval[1])})`,
          ),
          how,
        }
      : textCell(''),
  ];
}

/** Which tests the lines use: the path may lead to another one under another choice. */
function testsText(rows: readonly SensitivityRow[]): string {
  const tests = new Set(rows.flatMap(({ primary }) => (primary.ok ? [testNames[primary.value.test]] : [])));
  return tests.size === 0
    ? ''
    : `${[...tests].join(', ')}${tests.size > 1 ? ': each line by its own path' : ''}.`;
}

const formulas: Readonly<Record<TablePrimary['test'], string>> = {
  student: 't = (x̄₁ − x̄₂) / (sₚ√(1/n₁ + 1/n₂))',
  welch: 't = (x̄₁ − x̄₂) / √(s₁²/n₁ + s₂²/n₂), df by Satterthwaite',
  'mann-whitney': 'Z = (U − n₁n₂/2) / σ, tie-corrected; difference: median of all x₁ − x₂',
  ancova: 'follow-up = a + b × pre-op + c × group; t of c',
  anova: 'F = mean square between / mean square within',
  'welch-anova': 'F of means weighted by n/s² (Welch 1951)',
  'kruskal-wallis': 'H from mean ranks, tie-corrected',
};

function howOf(row: SensitivityRow, value: TablePrimary, name: string): How {
  return {
    title: `${name}, under another choice`,
    method: testNames[value.test],
    formula: formulas[value.test],
    source: 'The same path of tests as in the tables, on the values of this choice',
    used: [
      `n = ${row.groups.map((group) => ofGroup(row.n, group)).join(' and ')}`,
      `${row.notAnalysed.length} not analysed`,
      ...(row.partly > 0 ? [`${row.partly} with a part of their cells`] : []),
    ].join(', '),
    result: [
      equation(value.statisticName, value.statistic),
      equation('P', value.p),
      ...('estimate' in value
        ? [`${equation('difference', value.estimate)}, 95 % CI ${intervalText(value.interval)}`]
        : []),
    ].join(', '),
    rCall: row.how,
  };
}
