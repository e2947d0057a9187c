import type { Result } from '../base/result';
import { ok } from '../base/result';
import { rocCounts } from '../statistics/rocCounts';
import { type RocCurve, rocCurveOf } from '../statistics/rocCurve';
import { type RocPoint, rocPointsOf } from '../statistics/rocPoints';
import type { StatisticsError } from '../statistics/statisticsError';
import {
  type BootstrapProgress,
  type YoudenBootstrap,
  type YoudenBootstrapOptions,
  youdenBootstrap,
} from '../statistics/youdenBootstrap';
import type { Account } from './account';
import { modelRows } from './modelRows';
import type { ModelWording } from './refractureModel';
import type { AnalysedSubject } from './studyFlow';
import { isWorseWhenHigher, type MeasurePhase, type StudyMeasure } from './studyMeasure';

/** How well a value tells the groups apart. Thresholds are in units of the value. */
export interface RefractureRoc extends Account {
  readonly measure: StudyMeasure;
  readonly phase: MeasurePhase;
  readonly wording: ModelWording;
  /** On which side of a threshold a subject counts as refractured: fixed by what the measure means, not by the data. */
  readonly positiveIs: 'above' | 'below';
  /** `interval` of the area is DeLong's; `youden` the best cut-off. */
  readonly curve: Result<RocCurve, StatisticsError>;
  readonly points: Result<readonly RocPoint[], StatisticsError>;
  /** 1 for refractured, and the values, in the order of the subjects. */
  readonly outcome: readonly number[];
  readonly values: readonly number[];
}

/** ROC curve of a measure, by default of its change, for refracture. */
export function refractureRoc(
  analysed: readonly AnalysedSubject[],
  measure: StudyMeasure,
  phase: MeasurePhase = 'change',
): RefractureRoc {
  const variable = { kind: 'measure', measure, phase } as const;
  const { used, columns, dropped } = modelRows(analysed, [{ kind: 'group' }, variable]);
  const [outcome = [], values = []] = columns;
  const positiveIs = isWorseWhenHigher(measure) ? 'above' : 'below';
  const scores = scoresOf(values, positiveIs);
  const counts = rocCounts(outcome, scores);
  const curve = counts.ok ? ok(rocCurveOf(counts.value)) : counts;
  let points: RefractureRoc['points'] | undefined;
  return {
    measure,
    phase,
    wording: phase === 'preop' ? 'predicts' : 'is-associated',
    positiveIs,
    curve: curve.ok ? ok({ ...curve.value, youden: inUnits(curve.value.youden, positiveIs) }) : curve,
    // Of a large study as many as subjects, and drawn only of the curves that somebody looks at.
    get points() {
      points ??= counts.ok
        ? ok(rocPointsOf(counts.value).map((point) => inUnits(point, positiveIs)))
        : counts;
      return points;
    },
    outcome,
    values,
    method: 'roc',
    nUsed: used.length,
    dropped,
  };
}

/** The cut-off's bootstrap intervals, slice by slice: the caller shows progress, or stops asking. */
export function* cutoffBootstrap(
  { outcome, values, positiveIs }: Pick<RefractureRoc, 'outcome' | 'values' | 'positiveIs'>,
  options: YoudenBootstrapOptions,
): Generator<BootstrapProgress, Result<YoudenBootstrap, StatisticsError>> {
  const done = yield* youdenBootstrap(outcome, scoresOf(values, positiveIs), options);
  if (!done.ok || positiveIs === 'above') return done;
  const { cutoff, thresholdInterval } = done.value;
  return ok({
    ...done.value,
    cutoff: inUnits(cutoff, positiveIs),
    thresholdInterval: thresholdInterval && ([-thresholdInterval[1], -thresholdInterval[0]] as const),
  });
}

/** Scores that are higher in the refractured. */
export function scoresOf(
  values: readonly number[],
  positiveIs: RefractureRoc['positiveIs'],
): readonly number[] {
  return positiveIs === 'above' ? values : values.map((value) => -value);
}

function inUnits<T extends { readonly threshold: number }>(
  point: T,
  positiveIs: RefractureRoc['positiveIs'],
): T {
  return positiveIs === 'above' ? point : { ...point, threshold: 0 - point.threshold };
}
