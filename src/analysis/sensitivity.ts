import type { Result } from '../base/result';
import { ok } from '../base/result';
import type { ResultsDenied } from '../domain/study/blinding';
import { resultsAccess } from '../domain/study/blinding';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Account, AnalysisMethod } from './account';
import type { AdjustedComparison } from './adjustedComparison';
import { ancovaOfTwo, type TablePrimary, tablePrimary } from './comparedLine';
import { type Comparison, compareLists } from './comparison';
import { covariateModel } from './covariateModel';
import { type ByGroup, type GroupId, type GroupStanding, groupIn, groupsOf } from './grouping';
import { matchedSubject } from './matchedSubject';
import { type ModelTerm, modelRows } from './modelRows';
import { type PanelChoice, protocolOfAnalysed, studyChoice } from './panelChoice';
import type { AnalysisPreset } from './primaryTest';
import { readingsBySubject } from './readingsBySubject';
import { flowUnder, isAmber, readingsUnder, type SensitivityMemory, variantFacts } from './sensitivityData';
import {
  furtherVariants,
  protocolUnder,
  type ReadingsByRule,
  type SensitivityVariant,
  sensitivityVariants,
} from './sensitivityVariants';
import { type SensitivityVerdict, sensitivityVerdict } from './sensitivityVerdict';
import { originalReadings } from './settledReadings';
import type { AnalysedSubject, SubjectStanding } from './studyFlow';
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
  /** Whether the main analysis is of what was settled of disagreements; without it, it is. */
  readonly adjudication?: PanelChoice['adjudication'];
  /** What was measured again by other pixel rules for this question; it is stored nowhere. */
  readonly byRule?: ReadingsByRule;
}

/** A subject's value in one line, of whichever group; of ANCOVA also the baseline, where there is one. */
export interface SensitivityValue {
  readonly code: string;
  readonly group: GroupId;
  readonly value: number;
  readonly baseline?: number;
  /** Of a model with covariates: its columns beside the group, in the order of `terms`. */
  readonly covariates?: readonly number[];
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
  readonly notAnalysed: readonly {
    readonly code: string;
    /** `amber-pair`: left out by the variant alone. */
    readonly why: SubjectStanding['kind'] | 'amber-pair';
  }[];
  /** Subjects with a part of their cells only; none but where cells are matched. */
  readonly partly: number;
  /** What is in the model beside the group, where covariates are. */
  readonly terms?: readonly ModelTerm[];
  readonly comparison: Comparison;
  /** Of two groups with the difference and its interval; of more without. */
  readonly primary: Result<TablePrimary, StatisticsError>;
  readonly verdict: SensitivityVerdict;
}

/**
 * Repeats one comparison under each observer alone, each kind of value, gross and net CSA, each pixel rule that measured
 * something, with matched cells in place of complete cases, without adjudication, without pairs of scans whose check is amber, and
 * with level and follow-up days in the model; the protocol's own first. Denied as all results are. `memory` is shared by questions
 * about the same data.
 */
export function sensitivity(
  data: StudyData & { readonly byRule?: ReadingsByRule },
  question: SensitivityQuestion,
  memory?: SensitivityMemory,
): Result<readonly SensitivityRow[], ResultsDenied> {
  const steps = sensitivitySteps(data, question, memory);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, line by line: the caller shows progress, or stops asking. */
export function* sensitivitySteps(
  data: StudyData & { readonly byRule?: ReadingsByRule },
  question: SensitivityQuestion,
  memory?: SensitivityMemory,
): Generator<
  { readonly done: number; readonly total: number },
  Result<readonly SensitivityRow[], ResultsDenied>
> {
  const access = resultsAccess(data);
  if (!access.ok) return access;
  const { project } = data;
  const readings = data.readings.filter((reading) => reading.projectId === project.id);
  const byRule = question.byRule ?? data.byRule;
  const protocol = protocolOfAnalysed(project.protocol);
  const all = { ...data, readings };
  const variants = [
    ...sensitivityVariants(question.measure, protocol, originalReadings(readings), byRule),
    ...furtherVariants(variantFacts(all, protocol, question, byRule ? undefined : memory)),
  ];
  const rows: SensitivityRow[] = [];
  for (const variant of variants) {
    const other = variant.kind === 'pixel-rule' ? byRule?.get(variant.ruleId) : undefined;
    const row = rowUnder(
      other ? { ...data, readings: other } : all,
      variant,
      question,
      byRule ? undefined : memory,
    );
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
  question: SensitivityQuestion,
  memory: SensitivityMemory | undefined,
): Omit<SensitivityRow, 'verdict'> {
  const { measure, phase, preset, grouping = studyChoice.grouping } = question;
  const protocol = protocolUnder(protocolOfAnalysed(data.project.protocol), variant);
  const { seriesOf } = data;
  const customCovariates = data.project.customCovariates ?? [];
  const { standings } = flowUnder(data, variant, question, memory);
  const bySubject =
    variant.kind === 'matched'
      ? readingsBySubject(readingsUnder(data, variant, question, memory))
      : undefined;
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
    if (variant.kind === 'without-amber' && whole && isAmber(standing)) {
      notAnalysed.push({ code: subject.code, why: 'amber-pair' });
      continue;
    }
    const entry = part ?? whole;
    if (part) partly += 1;
    if (entry) analysed.push(entry);
    else notAnalysed.push({ code: subject.code, why: standing.kind });
  }
  const simple = modelRows(analysed, [{ kind: 'measure', measure, phase }]);
  const groups = groupsOf(grouping, customCovariates, new Set(simple.used.map(({ group }) => group)));
  const model =
    variant.kind === 'covariates' && phase !== 'preop'
      ? covariateModel(analysed, measure, phase, groups)
      : undefined;
  const { used, dropped } = model ?? simple;
  const values = model ? model.rows.map(({ value }) => value) : (simple.columns[0] ?? []);
  const lists = groups.map((group) => values.filter((_, index) => used[index]?.group === group));
  const comparison = compareLists(lists, protocol.alpha);
  if (model) {
    const { rows, terms, outcome: primary, method, nUsed } = model;
    return {
      ...rowOf({ variant, groups, lists, notAnalysed, partly, comparison }),
      values: used.map(
        ({ subject: { code }, group }, index): SensitivityValue => ({
          code,
          group,
          value: values[index] ?? Number.NaN,
          covariates: rows[index]?.covariates ?? [],
        }),
      ),
      terms,
      primary,
      method,
      nUsed,
      dropped,
    };
  }
  const isAdjusted = preset === 'fixed-in-advance' && phase === 'followUp';
  const ancova = isAdjusted ? ancovaOfTwo(analysed, measure, groups)?.() : undefined;
  return {
    ...rowOf({ variant, groups, lists, notAnalysed, partly, comparison }),
    values: used.map((entry, index): SensitivityValue => {
      const baseline = ancova && measureValue(entry, measure, 'preop');
      const own = { code: entry.subject.code, group: entry.group, value: values[index] ?? Number.NaN };
      return baseline === undefined ? own : { ...own, baseline };
    }),
    primary: tablePrimary(comparison, preset, ancova),
    method: methodOf(comparison, preset, ancova),
    nUsed: ancova?.nUsed ?? used.length,
    dropped: ancova?.dropped ?? dropped,
  };
}

/** What every line says of itself. */
function rowOf({
  lists,
  ...row
}: Pick<SensitivityRow, 'variant' | 'groups' | 'notAnalysed' | 'partly' | 'comparison'> & {
  readonly lists: readonly (readonly number[])[];
}) {
  const counts = row.groups.map((group, index) => [group, lists[index]?.length ?? 0] as const);
  return { ...row, n: Object.fromEntries(counts) };
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
