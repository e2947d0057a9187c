import type { Protocol } from '../domain/study/protocol';
import { normalisingTissues } from '../domain/study/targets';
import { fatQuantities } from './fatValues';
import { quantities } from './quantity';
import type { MeasuredQuantity } from './studyMeasure';

/** Every quantity that a protocol has: those of Table 2, then SI by each reference, then fat. */
export function measuredQuantities(
  protocol: Pick<Protocol, 'references' | 'fatMethod'>,
): readonly MeasuredQuantity[] {
  return [
    ...quantities,
    ...normalisingTissues(protocol).map((normalisedBy) => ({ normalisedBy })),
    ...(protocol.fatMethod.kind === 'none' ? [] : fatQuantities),
  ];
}

/** One text for each quantity. */
export function quantityKey(quantity: MeasuredQuantity): string {
  return typeof quantity === 'object' ? `si-per-${quantity.normalisedBy}` : quantity;
}
