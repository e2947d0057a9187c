import type { ReferenceTissue } from '../domain/reading/referenceTissue';
import type { Side } from '../domain/side';
import type { TimePoint } from '../domain/timePoint';
import { type FatQuantity, fatQuantities } from './fatValues';
import { changePercentOf, type Quantity } from './quantity';
import type { Structure } from './structure';
import { structureOf } from './structureOf';
import type { StructureValues } from './structureValues';
import type { AnalysedSubject } from './studyFlow';

/** Any quantity that the panel can be asked about. */
export type MeasuredQuantity = Quantity | FatQuantity | { readonly normalisedBy: ReferenceTissue };

/** What an analysis is of: a quantity of a structure, of one side or as mean of the sides. */
export interface StudyMeasure extends Structure {
  readonly side: Side | 'mean';
  readonly quantity: MeasuredQuantity;
}

/** A time point, or the change between the two: in percent, of a share of fat in percentage points. */
export type MeasurePhase = TimePoint | 'change';

/** A subject's value of a measure; undefined where it is missing. Normalised SI of a side is that side's SI by the same reference. */
export function measureValue(
  subject: AnalysedSubject,
  measure: StudyMeasure,
  phase: MeasurePhase,
): number | undefined {
  const values = structureOf(subject, measure);
  if (!values) return undefined;
  if (phase !== 'change') return valueAt(values, measure, phase);
  const preop = valueAt(values, measure, 'preop');
  const followUp = valueAt(values, measure, 'followUp');
  if (preop === undefined || followUp === undefined) return undefined;
  if (isShare(measure)) return followUp - preop;
  return preop > 0 ? changePercentOf(preop, followUp) : undefined;
}

/** Whether the measure is a share of fat, whose change is in percentage points. */
export function isShare({ quantity }: StudyMeasure): boolean {
  return quantity === 'fatPercent';
}

/** Whether a larger value is the sign of a worse muscle: signal and fat rise as muscle is lost, areas and CSA/SI fall. */
export function isWorseWhenHigher({ quantity }: StudyMeasure): boolean {
  return (
    typeof quantity === 'object' ||
    quantity === 'si' ||
    quantity === 'fatPercent' ||
    quantity === 'fatAreaMm2'
  );
}

function valueAt(
  values: StructureValues,
  { side, quantity }: StudyMeasure,
  timePoint: TimePoint,
): number | undefined {
  if (typeof quantity === 'object') {
    const own = values.normalised.find(({ tissue }) => tissue === quantity.normalisedBy);
    if (side === 'mean') return own?.ratio[timePoint];
    const si = values.sides[timePoint].find((one) => one.side === side)?.si;
    return own && si !== undefined ? si / own.referenceSi[timePoint] : undefined;
  }
  if (side === 'mean') {
    return isFat(quantity) ? values.fat?.average[timePoint][quantity] : values.average[timePoint][quantity];
  }
  const own = values.sides[timePoint].find((one) => one.side === side);
  return isFat(quantity) ? own?.fat?.[quantity] : own?.[quantity];
}

function isFat(quantity: Quantity | FatQuantity): quantity is FatQuantity {
  return fatQuantities.some((fat) => fat === quantity);
}
