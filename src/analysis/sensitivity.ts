import type { Result } from '../base/result';
import { ok } from '../base/result';
import type { ResultsDenied } from '../domain/study/blinding';
import { resultsAccess } from '../domain/study/blinding';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Account } from './account';
import { adjustedComparison } from './adjustedComparison';
import { compareGroups, type GroupComparison } from './groupComparison';
import { matchedSubject } from './matchedSubject';
import { modelRows } from './modelRows';
import { type AnalysisPreset, howOfTest, type PrimaryTest, primaryTest } from './primaryTest';
import {
  protocolUnder,
  type ReadingsByRule,
  type SensitivityVariant,
  sensitivityVariants,
} from './sensitivityVariants';
import { type AnalysedSubject, readingsBySubject, type SubjectStanding, studyFlow } from './studyFlow';
import { type MeasurePhase, measureValue, type StudyMeasure } from './studyMeasure';
import type { StudyData } from './studyResults';
import type { CountByGroup } from './tableOne';

/** What is compared again under other choices. */
export interface SensitivityQuestion {
  readonly measure: StudyMeasure;
  readonly phase: MeasurePhase;
  readonly preset: AnalysisPreset;
}

/** How a conclusion stands to that of the main analysis. */
export type SensitivityVerdict = 'same' | 'significance-differs' | 'direction-differs' | 'not-computed';

/** The same comparison of the groups under one choice. */
export interface SensitivityRow extends Account {
  readonly variant: SensitivityVariant;
  readonly n: CountByGroup;
  /** Subjects out of the analysis altogether, by code. `dropped` are analysed ones without this value. */
  readonly notAnalysed: readonly { readonly code: string; readonly why: SubjectStanding['kind'] }[];
  /** Subjects with a part of their cells only; none but where cells are matched. */
  readonly partly: number;
  readonly comparison: GroupComparison;
  readonly primary: Result<PrimaryTest, StatisticsError>;
  readonly verdict: SensitivityVerdict;
}

/**
 * Repeats one comparison under each observer alone, each kind of value, gross and net CSA, each pixel rule that measured
 * something, and with matched cells in place of complete cases; the protocol's own first. Denied as all results are.
 */
export function sensitivity(
  data: StudyData & { readonly byRule?: ReadingsByRule },
  question: SensitivityQuestion,
): Result<readonly SensitivityRow[], ResultsDenied> {
  const access = resultsAccess(data);
  if (!access.ok) return access;
  const { project } = data;
  const readings = data.readings.filter((reading) => reading.projectId === project.id);
  const rows: SensitivityRow[] = [];
  for (const variant of sensitivityVariants(question.measure, project.protocol, readings, data.byRule)) {
    const other = variant.kind === 'pixel-rule' ? data.byRule?.get(variant.ruleId) : undefined;
    const row = rowUnder({ ...data, readings: other ?? readings }, variant, question);
    rows.push({ ...row, verdict: verdictOf(row, rows[0] ?? row) });
  }
  return ok(rows);
}

function rowUnder(
  data: StudyData,
  variant: SensitivityVariant,
  { measure, phase, preset }: SensitivityQuestion,
): Omit<SensitivityRow, 'verdict'> {
  const protocol = protocolUnder(data.project.protocol, variant);
  const { pairs, seriesOf } = data;
  const { standings } = studyFlow({
    subjects: data.subjects.filter(({ projectId }) => projectId === data.project.id),
    readings: data.readings,
    protocol,
    ...(pairs && { pairs }),
    seriesOf,
  });
  const bySubject = variant.kind === 'matched' ? readingsBySubject(data.readings) : undefined;
  const analysed: AnalysedSubject[] = [];
  const notAnalysed: SensitivityRow['notAnalysed'][number][] = [];
  let partly = 0;
  for (const standing of standings) {
    const whole = standing.kind === 'analysed' ? standing.analysed : undefined;
    const isWhole = whole && measureValue(whole, measure, phase) !== undefined;
    const readings = bySubject?.get(standing.subject.id) ?? [];
    const part =
      bySubject && !isWhole
        ? partOf(
            standing,
            matchedSubject({ subject: standing.subject, readings, protocol, seriesOf }, measure),
          )
        : undefined;
    const entry = part ?? whole;
    if (part) partly += 1;
    if (entry) analysed.push(entry);
    else notAnalysed.push({ code: standing.subject.code, why: standing.kind });
  }
  const { used, columns, dropped } = modelRows(analysed, [{ kind: 'measure', measure, phase }]);
  const [values = []] = columns;
  const first = values.filter((_, index) => used[index]?.group === 'refractured');
  const second = values.filter((_, index) => used[index]?.group === 'not-refractured');
  const comparison = compareGroups(first, second, protocol.alpha);
  const isAdjusted = preset === 'fixed-in-advance' && phase === 'followUp';
  const ancova = isAdjusted ? adjustedComparison(analysed, measure, []) : undefined;
  const method = ancova ? 'ancova' : preset === 'as-the-study' ? comparison.chosen.test : 'welch';
  return {
    variant,
    n: { refractured: first.length, 'not-refractured': second.length },
    notAnalysed,
    partly,
    comparison,
    primary: primaryTest(comparison, preset, ancova),
    method,
    how: ancova?.how ?? howOfTest(method === 'ancova' ? 'welch' : method),
    nUsed: ancova?.nUsed ?? used.length,
    dropped: ancova?.dropped ?? dropped,
  };
}

/** A subject that is in with the cells that match, if nothing else keeps it out. */
function partOf(
  standing: SubjectStanding,
  matched: ReturnType<typeof matchedSubject>,
): AnalysedSubject | undefined {
  const { kind, group, subject } = standing;
  if (!matched || group.kind !== 'known' || (kind !== 'incomplete' && kind !== 'analysed')) return undefined;
  return {
    subject,
    group: group.group,
    structures: [matched.values],
    missingSi: [],
    missingReferences: [],
    missingFat: [],
    roiCount: 2 * matched.cells,
    lossyRoiCount: matched.lossyCount,
  };
}

function verdictOf(
  row: Pick<SensitivityRow, 'primary' | 'comparison'>,
  main: Pick<SensitivityRow, 'primary' | 'comparison'>,
): SensitivityVerdict {
  if (!row.primary.ok || !main.primary.ok) return 'not-computed';
  const [own, first] = [row.primary.value, main.primary.value];
  const { alpha } = row.comparison;
  if (own.p < alpha !== first.p < alpha) return 'significance-differs';
  return Math.sign(own.estimate) === Math.sign(first.estimate) ? 'same' : 'direction-differs';
}
