import type { VertebralLevel } from '../level';

/** Why the text of a cell is not taken as a value. Nothing of such a cell is written. */
export type CellProblem =
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'other-unit'; readonly unit: string }
  /** "1,234" is 1.234 or 1234. */
  | { readonly kind: 'ambiguous-decimal' }
  | { readonly kind: 'outside'; readonly from: number; readonly to: number }
  | { readonly kind: 'looks-missing'; readonly code: string }
  | { readonly kind: 'not-a-date' }
  | { readonly kind: 'two-digit-year' }
  | { readonly kind: 'no-day' }
  /** The third of April, or the fourth of March. */
  | { readonly kind: 'ambiguous-date' }
  | { readonly kind: 'other-date-order' }
  /** A number that a spreadsheet may have made of a date: which day it is depends on the spreadsheet. */
  | { readonly kind: 'date-number' }
  | { readonly kind: 'not-a-day' }
  /** The project keeps no dates. */
  | { readonly kind: 'dates-not-kept' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'before-1900' }
  | { readonly kind: 'not-a-level' }
  | { readonly kind: 'several-levels'; readonly levels: readonly VertebralLevel[] }
  | { readonly kind: 'level-range' }
  | { readonly kind: 'unknown-answer'; readonly code: string }
  | { readonly kind: 'unknown-category'; readonly names: readonly string[] }
  | { readonly kind: 'surgery-before-birth' }
  | { readonly kind: 'second-not-after-first' }
  | { readonly kind: 'refracture-before-surgery' }
  | { readonly kind: 'no-but-refracture' }
  | { readonly kind: 'other-number-of-refractures'; readonly dates: number; readonly levels: number }
  | { readonly kind: 'no-date-to-count-from' }
  | { readonly kind: 'needs-both' };

/** What of a value that is taken should be looked at. */
export type CellFlag =
  | { readonly kind: 'unlikely'; readonly from: number; readonly to: number }
  | { readonly kind: 'after-final-scan' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'age-not-of-birth-date'; readonly years: number }
  | { readonly kind: 'takes-refractures-away' }
  | { readonly kind: 'refracture-after-final-scan' }
  | { readonly kind: 'refracture-on-surgery-day' };
