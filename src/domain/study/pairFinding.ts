import type { TimePoint } from '../timePoint';
import type { ScalingDifference } from './scalingDifference';

/** Red: not comparable. Amber: comparable with care. */
export type PairSeverity = 'red' | 'amber';

/** What was compared, in the order of the table: what makes scans incomparable first. */
export const pairItems = [
  'manufacturer',
  'model',
  'field-strength',
  'fat-suppression',
  'contrast-agent',
  'plane',
  'echo-time',
  'repetition-time',
  'pixel-spacing',
  'row-spacing',
  'column-spacing',
  'slice-thickness',
  'slice-spacing',
  'echo-train-length',
  'flip-angle',
  'parallel-imaging',
  'interpolation',
  'receive-coil',
  'reconstruction-filters',
  'scan-options',
  'software',
  'station',
  'rescale-slope',
  'rescale-intercept',
  'philips-scale',
] as const;

/** One thing that is compared. */
export type PairItem = (typeof pairItems)[number];

/** One difference between the two scans of a pair, with both values. Numbers are in the item's own unit (ms, mm, T, °). */
export type PairFinding = { readonly severity: PairSeverity; readonly item: PairItem } & (
  | { readonly kind: 'text-differs'; readonly preop: string; readonly followUp: string }
  | {
      readonly kind: 'number-differs';
      readonly preop: number;
      readonly followUp: number;
      /** Follow-up minus pre-op: in percent of pre-op, or in the item's unit. */
      readonly difference: number;
      readonly limit: number;
      readonly limitUnit: 'percent' | 'own';
    }
  | { readonly kind: 'planes-tilted'; readonly tiltDeg: number; readonly limitDeg: number }
  | ({ readonly kind: 'scaling-differs' } & ScalingDifference)
  | {
      readonly kind: 'not-stated';
      readonly missing: readonly TimePoint[];
      readonly preop?: string | number;
      readonly followUp?: string | number;
      /** What it does to SI by itself, percent, where that follows from the files. */
      readonly effectPercent?: number;
      /** The value that is SI by the protocol does not exist where this is missing. */
      readonly isSignalUndefined?: true;
    }
);
