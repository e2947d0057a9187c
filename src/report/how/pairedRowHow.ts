import { modelRows } from '../../analysis/modelRows';
import type { PairedRow } from '../../analysis/pairedWithinGroups';
import type { StudyResults } from '../../analysis/studyResults';
import { groupsPrinted } from '../groupNames';
import type { How } from './how';
import {
  differencesShapiroHow,
  type HowPairs,
  pairDescriptionHow,
  pairedTHow,
  wilcoxonHow,
} from './pairedHow';
import { pairCountHow, pairedRankBiserialHow, riseHow, standardizedDifferenceHow } from './pairedSizeHow';
import { rMeasure } from './rColumn';
import { rGroup, rRows } from './rRows';
import { rString } from './rText';

/** A part of a line that compares the time points within a group. */
export type PairedPart =
  | 'preop'
  | 'follow-up'
  | 'difference'
  | 'statistic'
  | 'p'
  | 'shapiro'
  | 'paired-t'
  | 'wilcoxon'
  | 'exact'
  | 'median-difference'
  | 'standardized'
  | 'rank-biserial'
  | 'rise'
  | 'n';

/** How a number of pre-op against follow-up came about; `name` is the measure's. */
export function pairedRowHow(
  row: PairedRow,
  results: StudyResults,
  part: PairedPart,
  name: string,
): How | undefined {
  const pairs = pairsOf(row, results, name);
  const { comparison } = row;
  const { pairedT, wilcoxon, normality, chosen } = comparison;
  switch (part) {
    case 'preop':
    case 'follow-up':
    case 'difference': {
      const key = { preop: 'preop', 'follow-up': 'followUp', difference: 'difference' } as const;
      const described = comparison[key[part]];
      return described.ok ? pairDescriptionHow(pairs, part, described.value, chosen.summary) : undefined;
    }
    case 'statistic':
    case 'p':
      return pairedRowHow(row, results, chosen.test, name);
    case 'shapiro':
      return normality.ok ? differencesShapiroHow(pairs, normality.value) : undefined;
    case 'paired-t':
      return pairedT.ok ? pairedTHow(pairs, pairedT.value) : undefined;
    case 'wilcoxon':
      return wilcoxon.ok ? wilcoxonHow(pairs, wilcoxon.value) : undefined;
    case 'median-difference':
      return comparison.difference.ok
        ? pairDescriptionHow(pairs, 'difference', comparison.difference.value, 'median-quartiles')
        : undefined;
    case 'standardized':
      return pairedT.ok ? standardizedDifferenceHow(pairs, pairedT.value.dz) : undefined;
    case 'rank-biserial':
      return wilcoxon.ok
        ? pairedRankBiserialHow(pairs, wilcoxon.value.rankBiserial, wilcoxon.value.rankBiserialInterval)
        : undefined;
    case 'rise':
      return wilcoxon.ok ? riseHow(pairs, wilcoxon.value) : undefined;
    case 'n':
      return pairCountHow(pairs);
    case 'exact':
      return wilcoxon.ok && wilcoxon.value.pExact !== null
        ? wilcoxonHow(pairs, wilcoxon.value, 'exact')
        : undefined;
  }
}

function pairsOf(row: PairedRow, results: StudyResults, name: string): HowPairs {
  const { flow, choice } = results;
  const { measure, group: id } = row;
  const rows = rRows(results, measure);
  const group = rGroup(choice.grouping);
  const label = groupsPrinted(results).find((one) => one.group === id)?.label ?? id;
  const variables = (['preop', 'followUp'] as const).map(
    (phase) => ({ kind: 'measure', measure, phase }) as const,
  );
  return {
    name: `${name}, pre-op and follow-up: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    n: row.nUsed,
    dropped: row.dropped.length,
    file:
      rows === undefined || group === undefined
        ? undefined
        : {
            rows: `${rows} & ${group} == ${rString(id)}`,
            before: rMeasure(measure, 'preop'),
            after: rMeasure(measure, 'followUp'),
          },
    list: () => {
      const { used, columns } = modelRows(
        flow.analysed.filter((entry) => entry.group === id),
        variables,
      );
      return used.map(({ subject }, index) => ({
        code: subject.code,
        before: columns[0]?.[index] ?? Number.NaN,
        after: columns[1]?.[index] ?? Number.NaN,
      }));
    },
  };
}
