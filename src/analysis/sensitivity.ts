import type { Result } from '../base/result';
import { ok } from '../base/result';
import type { ResultsDenied } from '../domain/study/blinding';
import { resultsAccess } from '../domain/study/blinding';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Account, AnalysisMethod } from './account';
import type { AdjustedComparison } from './adjustedComparison';
import { ancovaOfTwo, type TablePrimary, tablePrimary } from './comparedLine';
import { type Comparison, compareLists } from './comparison';
import { type ByGroup, type GroupId, type GroupStanding, groupIn, groupsOf } from './grouping';
import { matchedSubject } from './matchedSubject';
import { modelRows } from './modelRows';
import { type PanelChoice, protocolOfAnalysed, studyChoice } from './panelChoice';
import type { AnalysisPreset } from './primaryTest';
import { readingsBySubject } from './readingsBySubject';
import {
  protocolUnder,
  type ReadingsByRule,
  type SensitivityVariant,
  sensitivityVariants,
} from './sensitivityVariants';
import { type SensitivityVerdict, sensitivityVerdict } from './sensitivityVerdict';
import { type AnalysedSubject, type SubjectStanding, studyFlow } from './studyFlow';
import { type MeasurePhase, measureValue, type StudyMeasure } from './studyMeasure';
import type { StudyData } from './studyResults';

/** What is compared again under other choices. */
export interface SensitivityQuestion {
  readonly measure: StudyMeasure;
  readonly phase: MeasurePhase;
  readonly preset: AnalysisPreset;
  /** Of whom; without them the study's own: refractured against not, everybody. */
  readonly grouping?: PanelChoice['grouping'];
  readonly filters?: PanelChoice['filters'];
  /** What was measured again by other pixel rules for this question; it is stored nowhere. */
  readonly byRule?: ReadingsByRule;
}

/** A subject's value in one line, of whichever group; of ANCOVA also the baseline, where there is one. */
export interface SensitivityValue {
  readonly code: string;
  readonly group: GroupId;
  readonly value: number;
  readonly baseline?: number;
}

/** The same comparison of the groups under one choice. */
export interface SensitivityRow extends Account {
  readonly variant: SensitivityVariant;
  /** The groups that are compared, in print order. */
  readonly groups: readonly GroupId[];
  readonly n: ByGroup<number>;
  /** What is compared: the subjects' values under this choice, which no saved file holds. */
  readonly values: readonly SensitivityValue[];
  /** Subjects out of the analysis altogether, by code. `dropped` are analysed ones without this value. */
  readonly notAnalysed: readonly { readonly code: string; readonly why: SubjectStanding['kind'] }[];
  /** Subjects with a part of their cells only; none but where cells are matched. */
  readonly partly: number;
  readonly comparison: Comparison;
  /** Of two groups with the difference and its interval; of more without. */
  readonly primary: Result<TablePrimary, StatisticsError>;
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
  const steps = sensitivitySteps(data, question);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, line by line: the caller shows progress, or stops asking. */
export function* sensitivitySteps(
  data: StudyData & { readonly byRule?: ReadingsByRule },
  question: SensitivityQuestion,
): Generator<
  { readonly done: number; readonly total: number },
  Result<readonly SensitivityRow[], ResultsDenied>
> {
  const access = resultsAccess(data);
  if (!access.ok) return access;
  const { project } = data;
  const readings = data.readings.filter((reading) => reading.projectId === project.id);
  const byRule = question.byRule ?? data.byRule;
  const variants = sensitivityVariants(
    question.measure,
    protocolOfAnalysed(project.protocol),
    readings,
    byRule,
  );
  const rows: SensitivityRow[] = [];
  for (const variant of variants) {
    const other = variant.kind === 'pixel-rule' ? byRule?.get(variant.ruleId) : undefined;
    const row = rowUnder({ ...data, readings: other ?? readings }, variant, question);
    rows.push({
      ...row,
      verdict: sensitivityVerdict(row.primary, (rows[0] ?? row).primary, row.comparison.alpha),
    });
    yield { done: rows.length, total: variants.length };
  }
  return ok(rows);
}

function rowUnder(
  data: StudyData,
  variant: SensitivityVariant,
  { measure, phase, preset, grouping = studyChoice.grouping, filters = [] }: SensitivityQuestion,
): Omit<SensitivityRow, 'verdict'> {
  const protocol = protocolUnder(protocolOfAnalysed(data.project.protocol), variant);
  const { pairs, seriesOf } = data;
  const customCovariates = data.project.customCovariates ?? [];
  const { standings } = studyFlow({
    subjects: data.subjects.filter(({ projectId }) => projectId === data.project.id),
    readings: data.readings,
    protocol,
    choice: { grouping, filters },
    customCovariates,
    ...(pairs && { pairs }),
    seriesOf,
  });
  const bySubject = variant.kind === 'matched' ? readingsBySubject(data.readings) : undefined;
  const analysed: AnalysedSubject[] = [];
  const notAnalysed: SensitivityRow['notAnalysed'][number][] = [];
  let partly = 0;
  for (const standing of standings) {
    const { subject } = standing;
    const whole = standing.kind === 'analysed' ? standing.analysed : undefined;
    const isWhole = whole && measureValue(whole, measure, phase) !== undefined;
    const readings = bySubject?.get(subject.id) ?? [];
    const part =
      bySubject && !isWhole
        ? partOf(
            standing,
            groupIn(subject, grouping, customCovariates),
            matchedSubject({ subject, readings, protocol, seriesOf }, measure),
          )
        : undefined;
    const entry = part ?? whole;
    if (part) partly += 1;
    if (entry) analysed.push(entry);
    else notAnalysed.push({ code: subject.code, why: standing.kind });
  }
  const { used, columns, dropped } = modelRows(analysed, [{ kind: 'measure', measure, phase }]);
  const [values = []] = columns;
  const groups = groupsOf(grouping, customCovariates, new Set(used.map(({ group }) => group)));
  const lists = groups.map((group) => values.filter((_, index) => used[index]?.group === group));
  const comparison = compareLists(lists, protocol.alpha);
  const isAdjusted = preset === 'fixed-in-advance' && phase === 'followUp';
  const ancova = isAdjusted ? ancovaOfTwo(analysed, measure, groups)?.() : undefined;
  return {
    variant,
    groups,
    n: Object.fromEntries(groups.map((group, index) => [group, lists[index]?.length ?? 0])),
    values: used.map((entry, index): SensitivityValue => {
      const baseline = ancova && measureValue(entry, measure, 'preop');
      const own = { code: entry.subject.code, group: entry.group, value: values[index] ?? Number.NaN };
      return baseline === undefined ? own : { ...own, baseline };
    }),
    notAnalysed,
    partly,
    comparison,
    primary: tablePrimary(comparison, preset, ancova),
    method: methodOf(comparison, preset, ancova),
    nUsed: ancova?.nUsed ?? used.length,
    dropped: ancova?.dropped ?? dropped,
  };
}

function methodOf(
  comparison: Comparison,
  preset: AnalysisPreset,
  ancova: AdjustedComparison | undefined,
): AnalysisMethod {
  if (ancova) return 'ancova';
  if (preset === 'as-the-study') return comparison.chosen.test;
  return comparison.kind === 'two' ? 'welch' : 'welch-anova';
}

/** A subject that is in with the cells that match, if nothing else keeps it out. */
function partOf(
  { kind, subject }: SubjectStanding,
  group: GroupStanding,
  matched: ReturnType<typeof matchedSubject>,
): AnalysedSubject | undefined {
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
