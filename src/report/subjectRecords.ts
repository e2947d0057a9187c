import type { MissingValue } from '../analysis/missingValue';
import { followUpDays, scanIntervalDays } from '../analysis/scanIntervals';
import { type Structure, structuresOf } from '../analysis/structure';
import type { StructureValues } from '../analysis/structureValues';
import type { SubjectStanding } from '../analysis/studyFlow';
import type { StudyResults } from '../analysis/studyResults';
import type { SubjectOutcome } from '../analysis/subjectValues';
import { daysBetween } from '../domain/isoDate';
import { regionOf } from '../domain/level';
import type { Side } from '../domain/side';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import type { TimePoint } from '../domain/timePoint';
import { filterText } from './choiceText';
import type { CsvColumn } from './csvColumn';
import type { CsvValue } from './csvText';
import { customColumns } from './customColumns';
import { findingText, ineligibilityTexts } from './pairFindingText';
import { groupUnknownText, missingValueText } from './reasonText';
import type { RowOptions } from './roiRecords';
import { muscleName } from './structureNames';
import type { SubjectColumnName } from './subjectColumns';
import { subjectColumns } from './subjectColumns';
import { furtherPart } from './subjectFurtherPart';

/** The same study without adjudication, and how many ROIs of a subject and muscle are settled by another reading. */
export interface OriginalValues {
  readonly results: StudyResults;
  readonly settledRois: (subject: Subject, structure: Structure) => number;
}

/** One row of the subject file. */
export type SubjectRecord = Readonly<Record<SubjectColumnName, CsvValue>> &
  Readonly<Record<string, CsvValue>>;

/** The columns of a study's subject file: those of every study, then covariates that the user added. */
export function subjectFileColumns({ project }: Pick<StudyResults, 'project'>): readonly CsvColumn[] {
  return [
    ...subjectColumns,
    ...customColumns(project.customCovariates ?? []).map((added): CsvColumn => added.column),
  ];
}

/**
 * All subjects, one row per subject and structure; see `subjectFileColumns`. Unrounded values of complete subjects; an incomplete one
 * has none, because no table has any of it, and says what is missing. `originals` fills the columns of the original readings alone.
 */
export function subjectRecords(
  results: StudyResults,
  options: RowOptions,
  originals?: OriginalValues,
): readonly SubjectRecord[] {
  const { protocol, flow } = results;
  const added = customColumns(results.project.customCovariates ?? []);
  const before = new Map(originals?.results.flow.standings.map((one) => [one.subject.id, one.outcome]));
  return flow.standings.flatMap((standing) =>
    structuresOf(protocol).map(({ siteId, muscleId }): SubjectRecord => {
      const values =
        standing.outcome.kind === 'complete'
          ? standing.outcome.structures.find((s) => s.siteId === siteId && s.muscleId === muscleId)
          : undefined;
      return {
        project: protocol.title,
        site: siteId,
        muscle: muscleId,
        muscle_name: muscleName(protocol, muscleId),
        ...subjectPart(standing, protocol, options),
        ...valuePart(values, protocol),
        ...furtherPart(values, protocol),
        ...countPart(standing, protocol),
        adjudication: results.choice.adjudication,
        settled_rois: originals?.settledRois(standing.subject, { siteId, muscleId }),
        ...originalPart(before.get(standing.subject.id), { siteId, muscleId }),
        ...Object.fromEntries(
          added.map(({ column, cellOf }) => [column.name, cellOf(standing.subject, options)]),
        ),
      };
    }),
  );
}

function subjectPart(standing: SubjectStanding, protocol: Protocol, { hasDates }: RowOptions) {
  const { subject, group } = standing;
  const { sex, ageYears, bmiKgPerM2, bmdTScore, level, surgeryDate } = subject.covariates;
  const preopDate = subject.scans.preop?.studyDate;
  return {
    subject: subject.code,
    standing: standing.kind,
    why: whyText(standing, protocol),
    group: group.kind === 'known' ? group.group : undefined,
    sex,
    age_years: ageYears,
    bmi_kg_per_m2: bmiKgPerM2,
    bmd_t_score: bmdTScore,
    level,
    region: level === undefined ? undefined : regionOf(level),
    surgery_date: hasDates ? surgeryDate : undefined,
    preop_date: hasDates ? preopDate : undefined,
    follow_up_date: hasDates ? subject.scans.followUp?.studyDate : undefined,
    preop_days_from_surgery: surgeryDate && preopDate ? daysBetween(surgeryDate, preopDate) : undefined,
    follow_up_days: followUpDays(subject),
    scan_interval_days: scanIntervalDays(subject),
    protocol_check: standing.pair?.verdict,
    protocol_findings: standing.pair?.findings.map(findingText).join('; ') || undefined,
  };
}

function originalPart(outcome: SubjectOutcome | undefined, { siteId, muscleId }: Structure) {
  const values =
    outcome?.kind === 'complete'
      ? outcome.structures.find((one) => one.siteId === siteId && one.muscleId === muscleId)
      : undefined;
  return {
    original_roi_csa_preop_mm2: values?.average.preop.csaMm2,
    original_roi_csa_follow_up_mm2: values?.average.followUp.csaMm2,
    original_roi_csa_change_percent: values?.changePercent.csaMm2,
    original_roi_si_preop_au: values?.average.preop.si,
    original_roi_si_follow_up_au: values?.average.followUp.si,
    original_roi_si_change_percent: values?.changePercent.si,
  };
}

/** What stands behind the values; empty where there are none. */
function countPart({ outcome }: SubjectStanding, protocol: Protocol) {
  const values = outcome.kind === 'complete' ? outcome : undefined;
  return {
    roi_count: values?.roiCount,
    lossy_roi_count: values?.lossyRoiCount,
    no_si_reason: missingText(values?.missingSi, protocol),
    no_normalised_si_reason: missingText(values?.missingReferences, protocol),
    no_fat_reason: missingText(values?.missingFat, protocol),
  };
}

function missingText(missing: readonly MissingValue[] | undefined, protocol: Protocol): string | undefined {
  return missing?.map((one) => missingValueText(one, protocol)).join('; ') || undefined;
}

function whyText(standing: SubjectStanding, protocol: Protocol): string | undefined {
  switch (standing.kind) {
    case 'analysed':
      return undefined;
    case 'excluded':
      return standing.reason;
    case 'filtered-out':
      return filterText(standing.filter, []);
    case 'not-eligible':
      return ineligibilityTexts(standing.why).join('; ');
    case 'incomplete':
      return missingText(standing.missing, protocol);
    case 'group-unknown':
      return groupUnknownText(standing.why);
  }
}

function valuePart(values: StructureValues | undefined, protocol: Protocol) {
  const ofSide = (timePoint: TimePoint, side: Side) => values?.sides[timePoint].find((v) => v.side === side);
  const { preop, followUp } = values?.average ?? { preop: undefined, followUp: undefined };
  return {
    csa_kind: protocol.csaKind,
    pixel_rule: protocol.pixelRule,
    value_kind: protocol.valueKind,
    observers: protocol.observers.length,
    csa_preop_right_mm2: ofSide('preop', 'right')?.csaMm2,
    csa_preop_left_mm2: ofSide('preop', 'left')?.csaMm2,
    csa_follow_up_right_mm2: ofSide('followUp', 'right')?.csaMm2,
    csa_follow_up_left_mm2: ofSide('followUp', 'left')?.csaMm2,
    si_preop_right_au: ofSide('preop', 'right')?.si,
    si_preop_left_au: ofSide('preop', 'left')?.si,
    si_follow_up_right_au: ofSide('followUp', 'right')?.si,
    si_follow_up_left_au: ofSide('followUp', 'left')?.si,
    roi_csa_preop_mm2: preop?.csaMm2,
    roi_csa_follow_up_mm2: followUp?.csaMm2,
    roi_csa_change_percent: values?.changePercent.csaMm2,
    roi_si_preop_au: preop?.si,
    roi_si_follow_up_au: followUp?.si,
    roi_si_change_percent: values?.changePercent.si,
    csa_per_si_preop_mm2_per_au: preop?.csaPerSi,
    csa_per_si_follow_up_mm2_per_au: followUp?.csaPerSi,
    csa_per_si_change_percent: values?.changePercent.csaPerSi,
    csa_asymmetry_preop_percent: values?.asymmetry?.preop.csaPercent,
    csa_asymmetry_follow_up_percent: values?.asymmetry?.followUp.csaPercent,
    si_asymmetry_preop_percent: values?.asymmetry?.preop.siPercent,
    si_asymmetry_follow_up_percent: values?.asymmetry?.followUp.siPercent,
    excluded_share_preop_percent: values?.excludedSharePercent.preop,
    excluded_share_follow_up_percent: values?.excludedSharePercent.followUp,
  };
}
