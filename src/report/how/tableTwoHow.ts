import type { ComparedLine } from '../../analysis/comparedLine';
import type { FurtherRow } from '../../analysis/furtherRows';
import { lineSummary } from '../../analysis/lineSummary';
import { rowValues } from '../../analysis/rowValues';
import type { MeasurePhase, StudyMeasure } from '../../analysis/studyMeasure';
import type { StudyResults } from '../../analysis/studyResults';
import type { TableTwoRow } from '../../analysis/tableTwo';
import { ancovaHow } from './ancovaHow';
import { type ComparisonPart, comparisonHow } from './comparisonHow';
import { sampleCountHow } from './countHow';
import { meanHow, medianHow } from './describeHow';
import { groupSample } from './groupSample';
import type { How } from './how';
import type { HowSample } from './howSample';
import { rMeasure } from './rColumn';

/** A line that compares the groups, with what its numbers are made of. */
export interface HowLine {
  readonly sample: HowSample;
  readonly line: ComparedLine;
}

/** The line of a row of Table 2, or of the tables of normalised signal and fat; `name` is the row's, standing alone. */
export function measuredLine(row: TableTwoRow | FurtherRow, results: StudyResults, name: string): HowLine {
  const measure = measureOf(row);
  const sample = groupSample(results, {
    name,
    column: rMeasure(measure, phaseOf(row.phase)),
    structure: row,
    valuesOf: (group) => rowValues(row, group),
    countOf: (group) => rowValues(row, group).length,
  });
  return { sample, line: row };
}

/** How the number in a column of a line came about: columns are the groups, `statistic` and `p`. */
export function lineHow({ sample, line }: HowLine, results: StudyResults, columnId: string): How | undefined {
  const index = results.flow.groups.indexOf(columnId);
  if (index >= 0) return groupHow(sample, line, index);
  if (columnId !== 'statistic' && columnId !== 'p') return undefined;
  const { fixed } = line;
  if (!fixed) return comparisonHow(sample, line.comparison, { kind: columnId });
  if (!fixed.ok) return undefined;
  const { test } = fixed.value;
  if (test !== 'ancova') return comparisonHow(sample, line.comparison, { kind: 'test', test });
  return line.ancova && ancovaHow(line.ancova, results, { kind: 'difference' }, () => sample.name);
}

/** Finds how a number of a decision path came about. */
export type PathHow = (part: ComparisonPart) => How | undefined;

/** How the numbers beside the table came about: steps of the path, other tests, the size of the difference. */
export function pathHowOf(line: HowLine, results: StudyResults): PathHow {
  const { sample } = line;
  return (part) => {
    // Where there is no test, what is said of it is how many values there are.
    if (part.kind === 'p') return lineHow(line, results, 'p') ?? sampleCountHow(sample);
    const how = comparisonHow(sample, line.line.comparison, part);
    return how ?? (part.kind === 'shapiro' ? sampleCountHow(sample, part.index) : undefined);
  };
}

function groupHow(sample: HowSample, line: ComparedLine, index: number): How | undefined {
  const { comparison } = line;
  const all = comparison.kind === 'two' ? [comparison.first, comparison.second] : comparison.groups;
  const described = all[index];
  if (!described?.ok) return undefined;
  return lineSummary(line) === 'mean-sd'
    ? meanHow(sample, index, described.value)
    : medianHow(sample, index, described.value);
}

function measureOf(row: TableTwoRow | FurtherRow): StudyMeasure {
  const { siteId, muscleId } = row;
  const place = { siteId, muscleId, side: 'mean' } as const;
  if ('quantity' in row) return { ...place, quantity: row.quantity };
  const { measure } = row;
  return {
    ...place,
    quantity: measure.kind === 'fat' ? measure.quantity : { normalisedBy: measure.tissue },
  };
}

function phaseOf(phase: TableTwoRow['phase'] | FurtherRow['phase']): MeasurePhase {
  return phase === 'preop' || phase === 'followUp' ? phase : 'change';
}
