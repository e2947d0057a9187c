import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { ValueKind } from '../study/protocol';
import type { RoiSignal, SignalStatistics } from './roiMeasurement';

/** Why an ROI has no signal of the kind that the protocol asks for. */
export type NoSignal =
  | { readonly kind: 'no-pixels' }
  /** The floating-point value is asked for and the image states no Philips scale. */
  | { readonly kind: 'no-philips-scale' }
  /** An earlier version measured and kept displayed values only; showing the slice measures it again. */
  | { readonly kind: 'measured-before' };

/** The statistics of one kind of value, or why there are none. */
export function signalValues(signal: RoiSignal, valueKind: ValueKind): Result<SignalStatistics, NoSignal> {
  if (signal.kind === 'no-pixels') return err({ kind: 'no-pixels' });
  if (valueKind === 'displayed') return ok(signal.displayed);
  if (signal.stored === undefined) return err({ kind: 'measured-before' });
  if (valueKind === 'stored') return ok(signal.stored);
  return signal.floatingPoint ? ok(signal.floatingPoint) : err({ kind: 'no-philips-scale' });
}
