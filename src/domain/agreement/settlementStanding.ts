import type { ObserverId } from '../ids';
import type { Settlement } from './settlement';

/** How far a decision has come. */
export type SettlementStanding =
  /** It is in force; of a re-read or third reading all are signed. */
  | { readonly kind: 'settled'; readonly settlement: Settlement }
  /** These have not signed what they were asked for: until then the mean stands as it is. */
  | { readonly kind: 'waiting'; readonly settlement: Settlement; readonly waitsFor: readonly ObserverId[] }
  /** A reading that was compared was signed anew since: it is to be decided again, and the mean stands until then. */
  | { readonly kind: 'lapsed'; readonly settlement: Settlement };
