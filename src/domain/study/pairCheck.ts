import type { PairFinding, PairItem } from './pairFinding';

/**
 * How one item of two scans compares. `close`: not equal, yet within the limit of the protocol, or without effect on the
 * protocol's values. `not-stated`: a file lacks it, so it was not compared.
 */
export type PairState = 'same' | 'close' | 'different' | 'not-stated';

/** What a difference does by itself. */
export interface PairEffect {
  readonly on: 'SI' | 'CSA';
  readonly percent: number;
  /** The true effect lies between none and this. */
  readonly isAtMost: boolean;
}

/** One line of the protocol check: an item, both values, how they compare. */
export interface PairRow {
  readonly item: PairItem;
  readonly state: PairState;
  /** Numbers in the item's own unit; absent where the file does not state it. */
  readonly preop?: string | number;
  readonly followUp?: string | number;
  /** Follow-up minus pre-op. */
  readonly difference?: { readonly value: number; readonly unit: 'percent' | 'own' };
  readonly effect?: PairEffect;
  /** Present where the difference, or that it cannot be told, is said of the pair. */
  readonly finding?: PairFinding;
}

/** Green: nothing to say. Amber: comparable with care. Red: not comparable. */
export type PairVerdict = 'green' | 'amber' | 'red';

/** The protocol check of a pair of scans. */
export interface PairCheck {
  readonly verdict: PairVerdict;
  /** Every item that was compared, in the order of `pairItems`. */
  readonly rows: readonly PairRow[];
  /** Red ones first, then those that change SI by themselves. */
  readonly findings: readonly PairFinding[];
}
