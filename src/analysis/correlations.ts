import type { Result } from '../base/result';
import type { Spearman } from '../statistics/spearman';
import { spearman } from '../statistics/spearman';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Phase } from './quantity';
import type { Structure } from './structure';
import { structureOf } from './structureOf';
import type { AnalysedSubject } from './studyFlow';
import { phaseValue } from './tableTwo';

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
  return structures.flatMap((structure) =>
    (['preop', 'changePercent'] as const).map((phase) => {
      const points = analysed.flatMap((entry) => {
        const values = structureOf(entry, structure);
        if (!values) return [];
        const { id: subjectId, code } = entry.subject;
        const csa = phaseValue(values, 'csaMm2', phase);
        const si = phaseValue(values, 'si', phase);
        if (csa === undefined || si === undefined) return [];
        return [{ subjectId, code, group: entry.group, csa, si }];
      });
      const test = spearman(
        points.map((point) => point.csa),
        points.map((point) => point.si),
      );
      return { ...structure, phase, spearman: test, points };
    }),
  );
}
