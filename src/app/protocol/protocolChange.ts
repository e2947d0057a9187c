import type { RoiTarget } from '../../domain/reading/roi';
import type { MuscleProblem } from '../../domain/study/muscleSet';
import type { PairLimits } from '../../domain/study/pairLimits';
import type { Protocol } from '../../domain/study/protocol';

/** A protocol as somebody wants it. Versions are counted, not wanted; ids and letters of those who are there stay. */
export type ProtocolChange = Omit<Protocol, 'version'> & {
  /** Somebody has read what other targets mean for readings that are begun; see `outlines-begun`. */
  readonly isAgreed?: boolean;
};

/** What is outlined, apart from time point and site. */
export type TargetName = Pick<RoiTarget, 'muscleId' | 'side'>;

/** A whole number that a protocol asks for. */
export type WholeNumberField =
  | 'preopWithinDays'
  | 'followUpAtLeastDays'
  | 'washOutDays'
  | 'rounds'
  | 'assignmentCount'
  | 'reReadCount';

/** Why a protocol was not changed. Nothing is then kept. */
export type ProtocolRefusal =
  | { readonly kind: 'not-researcher' }
  /** What was asked for needs an amendment, with a reason. */
  | { readonly kind: 'locked'; readonly signed: number }
  /** An amendment of a protocol that is not locked: there it is simply changed. */
  | { readonly kind: 'not-locked' }
  | { readonly kind: 'no-reason' }
  /** The demo is measured by its own protocol. */
  | { readonly kind: 'demo' }
  /** This browser has one observer's kit: the study's protocol is the researcher's. */
  | { readonly kind: 'kit' }
  | {
      readonly kind: 'empty';
      readonly field: 'title' | 'role' | 'site' | 'levels' | 'roiReasons' | 'enrolmentReasons';
    }
  | { readonly kind: 'not-whole-days'; readonly field: 'preopWithinDays' | 'followUpAtLeastDays' }
  | {
      readonly kind: 'not-whole';
      readonly field: Exclude<WholeNumberField, 'preopWithinDays' | 'followUpAtLeastDays'>;
      readonly atLeast: number;
      readonly atMost: number;
    }
  | { readonly kind: 'alpha-out-of-range' }
  | { readonly kind: 'tolerance-out-of-range'; readonly atMost: number }
  /** A limit of the protocol check is no number from 0 to `atMost`. */
  | { readonly kind: 'limit-out-of-range'; readonly limit: keyof PairLimits; readonly atMost: number }
  | { readonly kind: 'muscles'; readonly problem: MuscleProblem }
  | { readonly kind: 'no-side' }
  /** A threshold or a number of SD that no fat method can work with. */
  | { readonly kind: 'fat-parameter'; readonly method: 'fixed-threshold' | 'lean-sample' }
  | {
      readonly kind: 'too-long';
      readonly field: 'question' | 'name' | 'training' | 'reason' | 'guide' | 'caption';
      readonly atMost: number;
    }
  | { readonly kind: 'observer-count'; readonly atLeast: number; readonly atMost: number }
  | { readonly kind: 'same-name'; readonly name: string }
  | { readonly kind: 'same-reason'; readonly reason: string }
  | { readonly kind: 'nobody-re-reads' }
  /** The limit of Dice is no number from 0 to 1. */
  | { readonly kind: 'dice-out-of-range' }
  /** The third reader would be the researcher, and so would this observer: one person in two parts. */
  | { readonly kind: 'third-reader-is-observer'; readonly letter: string }
  /** Third readings are begun or asked for, and there would be nobody to give them. */
  | { readonly kind: 'third-reader-has-readings'; readonly readings: number; readonly asked: number }
  /** Readings of somebody who would no longer read: nobody's work is lost with a line of a table. */
  | { readonly kind: 'observer-has-readings'; readonly letter: string; readonly readings: number }
  | { readonly kind: 'round-has-readings'; readonly round: number; readonly readings: number }
  /** What would show readings that are begun in another way than they were begun in. */
  | {
      readonly kind: 'readings-begun';
      readonly field: 'timePoint' | 'sliceRule' | 'seed';
      readonly readings: number;
    }
  /**
   * Readings are begun, and other muscles, sides or tissues would be asked of them. Not a no: the same change with
   * `isAgreed` is made. No outline is ever thrown away by it.
   */
  | {
      readonly kind: 'outlines-begun';
      readonly readings: number;
      readonly removed: readonly TargetName[];
      readonly added: readonly TargetName[];
    }
  /** Subjects whose begun readings lie on scans that the new rules would not take. */
  | { readonly kind: 'outlines-on-other-scan'; readonly codes: readonly string[] };
