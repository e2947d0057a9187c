import type { Result } from '../base/result';
import type { Spearman } from '../statistics/spearman';
import { spearman } from '../statistics/spearman';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Phase } from './quantity';
import type { Structure } from './structure';
import { structureColumns } from './structureColumns';
import type { AnalysedSubject } from './studyFlow';

/** ROI-CSA against ROI-SI over all analysed subjects of both groups that have SI, pre-op or as change. */
export interface CsaSiCorrelation extends Structure {
  readonly phase: Extract<Phase, 'preop' | 'changePercent'>;
  /** `p` is from the t approximation, as SPSS prints it. */
  readonly spearman: Result<Spearman, StatisticsError>;
  readonly points: readonly {
    readonly subjectId: string;
    readonly code: string;
    readonly group: AnalysedSubject['group'];
    readonly csa: number;
    readonly si: number;
  }[];
}

/** Spearman's correlations of the reference study: pre-op CSA with SI, change of CSA with change of SI. */
export function correlations(
  analysed: readonly AnalysedSubject[],
  structures: readonly Structure[],
): readonly CsaSiCorrelation[] {
  return structures.flatMap((structure) => {
    const columns = structureColumns(analysed, structure);
    return (['preop', 'changePercent'] as const).map((phase) => {
      const { csaMm2, si } = columns[phase];
      // A pair with a value that is not there is no pair; the points leave it out too.
      const test = isWhole(csaMm2) && isWhole(si) ? spearman(csaMm2, si) : spearman(...pairsOf(csaMm2, si));
      return withPoints({ ...structure, phase, spearman: test }, analysed, csaMm2, si);
    });
  });
}

function isWhole(column: readonly number[]): boolean {
  for (let at = 0; at < column.length; at += 1) if (Number.isNaN(column[at])) return false;
  return true;
}

function pairsOf(csa: readonly number[], si: readonly number[]): [readonly number[], readonly number[]] {
  const places = [...csa.keys()].filter((at) => isPair(csa[at], si[at]));
  return [places.map((at) => csa[at] ?? Number.NaN), places.map((at) => si[at] ?? Number.NaN)];
}

function isPair(csa = Number.NaN, si = Number.NaN): boolean {
  return !Number.isNaN(csa) && !Number.isNaN(si);
}

/** Points are made when somebody looks: an object for each subject would be most of the work. */
function withPoints(
  row: Omit<CsaSiCorrelation, 'points'>,
  analysed: readonly AnalysedSubject[],
  csaColumn: readonly number[],
  siColumn: readonly number[],
): CsaSiCorrelation {
  const made = { ...row, points: noPoints };
  Object.defineProperty(made, 'points', {
    configurable: true,
    enumerable: true,
    get() {
      const points = analysed.flatMap(({ subject: { id: subjectId, code }, group }, at) => {
        const [csa, si] = [csaColumn[at] ?? Number.NaN, siColumn[at] ?? Number.NaN];
        return isPair(csa, si) ? [{ subjectId, code, group, csa, si }] : [];
      });
      Object.defineProperty(made, 'points', { value: points, configurable: true, enumerable: true });
      return points;
    },
  });
  return made;
}

const noPoints: CsaSiCorrelation['points'] = [];
