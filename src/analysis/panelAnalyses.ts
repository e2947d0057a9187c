import type { Result } from '../base/result';
import { allSteps, type Steps } from '../base/steps';
import type { StatisticsError } from '../statistics/statisticsError';
import { type AdjustedComparison, adjustedComparison, studyAdjustments } from './adjustedComparison';
import { type AdjustedCorrelation, adjustedCorrelation } from './adjustedCorrelation';
import { type TablePrimary, tablePrimary } from './comparedLine';
import { measuredQuantities } from './measuredQuantities';
import { type PairedRow, pairedWithinGroups } from './pairedWithinGroups';
import type { AnalysisPreset } from './primaryTest';
import { type RefractureModel, refractureModel } from './refractureModel';
import { type RefractureRoc, refractureRoc } from './refractureRoc';
import { type StrataByRegion, strataSteps } from './strataByRegion';
import { structuresOf } from './structure';
import type { MeasuredQuantity, MeasurePhase, StudyMeasure } from './studyMeasure';
import type { StudyResults } from './studyResults';
import type { StudyVariable } from './studyVariable';
import type { TableTwoRow } from './tableTwo';

/** What the study asked for and did not have: everything beyond Tables 1 and 2. */
export interface PanelAnalyses {
  /** Pre-op against follow-up within each group. */
  readonly paired: readonly PairedRow[];
  /** ANCOVA of each measure: with the baseline alone, and with level region and follow-up days. */
  readonly adjusted: readonly AdjustedComparison[];
  /** For each structure refracture on baseline CSA, SI, BMI and BMD, and on the changes of CSA and SI. */
  readonly models: readonly RefractureModel[];
  /** Of the values before surgery, then of the percent changes. */
  readonly rocs: readonly RefractureRoc[];
  readonly strata: StrataByRegion;
  /** CSA with SI, pre-op and as changes: by region, and by the level's position. */
  readonly correlations: readonly AdjustedCorrelation[];
  /** The primary test of every row of Table 2, in its order. */
  readonly primary: Readonly<Record<AnalysisPreset, readonly Result<TablePrimary, StatisticsError>[]>>;
}

/** All of it in one call, from results that the person may see. */
export function panelAnalyses(results: StudyResults): PanelAnalyses {
  return allSteps(panelAnalysesSteps(results));
}

/** The same, resting between its parts: of a large study a part takes seconds, and a newer question should not wait for the rest. */
export function* panelAnalysesSteps({
  flow,
  protocol,
  choice,
  tableTwo,
}: StudyResults): Steps<PanelAnalyses> {
  const { analysed, groups } = flow;
  const { side } = choice;
  const structures = structuresOf(protocol).map((structure) => ({ ...structure, side }));
  const measures = structures.flatMap((structure) =>
    measuredQuantities(protocol).map((quantity) => measureOf(structure, quantity)),
  );
  const adjusted: AdjustedComparison[] = [];
  for (const measure of measures) {
    for (const adjustments of [[], studyAdjustments]) {
      adjusted.push(adjustedComparison(analysed, measure, adjustments, groups));
      yield;
    }
  }
  const primaryOf = (preset: AnalysisPreset) =>
    tableTwo.map((row) => tablePrimary(row.comparison, preset, ancovaOf(row, adjusted)));
  const paired: PairedRow[] = [];
  for (const measure of measures) {
    paired.push(...pairedWithinGroups(analysed, [measure], protocol.alpha, groups));
    yield;
  }
  const models: RefractureModel[] = [];
  for (const variables of structures.flatMap(modelsOf)) {
    models.push(refractureModel(analysed, variables));
    yield;
  }
  const rocs: RefractureRoc[] = [];
  for (const phase of ['preop', 'change'] as const) {
    for (const measure of measures) {
      rocs.push(refractureRoc(analysed, measure, phase));
      yield;
    }
  }
  const strata = yield* strataSteps(analysed, structuresOf(protocol), {
    groups,
    alpha: protocol.alpha,
    preset: choice.preset,
  });
  return {
    paired,
    adjusted,
    models,
    rocs,
    strata,
    correlations: structures.flatMap((structure) =>
      (['preop', 'change'] as const).flatMap((phase) =>
        (['region', 'level'] as const).map((kind) =>
          adjustedCorrelation(analysed, {
            x: variableOf(structure, 'csaMm2', phase),
            y: variableOf(structure, 'si', phase),
            controls: [{ kind }],
          }),
        ),
      ),
    ),
    primary: { 'as-the-study': primaryOf('as-the-study'), 'fixed-in-advance': primaryOf('fixed-in-advance') },
  };
}

/** The models of the study: what was known before surgery, and what changed. */
function modelsOf(structure: MeasuredStructure): readonly (readonly StudyVariable[])[] {
  return [
    [
      variableOf(structure, 'csaMm2', 'preop'),
      variableOf(structure, 'si', 'preop'),
      { kind: 'covariate', covariate: 'bmiKgPerM2' },
      { kind: 'covariate', covariate: 'bmdTScore' },
    ],
    [variableOf(structure, 'csaMm2', 'change'), variableOf(structure, 'si', 'change')],
  ];
}

/** Of follow-up values the ANCOVA with the baseline alone. */
function ancovaOf(
  { quantity, phase, siteId, muscleId }: TableTwoRow,
  adjusted: readonly AdjustedComparison[],
): AdjustedComparison | undefined {
  if (phase !== 'followUp') return undefined;
  return adjusted.find(
    ({ measure, adjustments }) =>
      adjustments.length === 0 &&
      measure.quantity === quantity &&
      measure.siteId === siteId &&
      measure.muscleId === muscleId,
  );
}

type MeasuredStructure = Omit<StudyMeasure, 'quantity'>;

function measureOf(structure: MeasuredStructure, quantity: MeasuredQuantity): StudyMeasure {
  return { ...structure, quantity };
}

function variableOf(
  structure: MeasuredStructure,
  quantity: MeasuredQuantity,
  phase: MeasurePhase,
): StudyVariable {
  return { kind: 'measure', measure: measureOf(structure, quantity), phase };
}
