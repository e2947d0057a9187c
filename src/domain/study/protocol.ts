import type { ObserverId } from '../ids';
import { observerId } from '../ids';
import { type VertebralLevel, vertebralLevels } from '../level';
import type { PixelRule } from '../measurement/roiMeasurement';
import type { ReferenceTissue } from '../reading/referenceTissue';
import { type ExclusionReason, exclusionReasons } from '../reading/roi';
import type { Side } from '../side';
import { sides } from '../side';
import { type Conduct, defaultConduct } from './conduct';
import { muscleSets } from './muscleSet';
import { defaultPairLimits, type PairLimits } from './pairLimits';
import type { TestPreset } from './testPreset';

/** Who reads. `letter` and position (first, second) decide colour, dash and vertex shape on screen. */
export interface Observer {
  readonly id: ObserverId;
  readonly letter: string;
  readonly role: string;
  /** Signs in by it. Empty until somebody names the person; the letter then stands for it. */
  readonly name: string;
  /** Experience and training, as the methods text prints it; may be empty. */
  readonly training: string;
  /** This person is the study's researcher too: what one role may not know, the other does not show. */
  readonly isResearcher?: true;
}

/** A muscle or muscle group outlined as one. */
export interface Muscle {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}

/** Where is measured: one axial slice per time point. */
export interface MeasuringSite {
  readonly id: string;
  readonly name: string;
}

/**
 * Which of an image's values a signal intensity is made of: stored × slope + intercept as most viewers show it, the
 * floating-point value that Philips states a private scale for, or the stored value itself.
 */
export type ValueKind = 'displayed' | 'philips-floating-point' | 'stored';

/** What the two scans of a pair must have in common. `required`: else the subject is not analysed, and is listed so. */
export interface PairEligibility {
  readonly sameScanner: 'required' | 'flagged';
  readonly sameParameters: 'required' | 'flagged';
}

/**
 * Which T2 axial series the rules may choose by themselves. Suppressed fat and a contrast agent reverse what signal
 * means, so such a series is otherwise only taken by a person's own choice.
 */
export interface SeriesRule {
  readonly fatSuppressed: 'by-hand' | 'allowed';
  readonly contrastEnhanced: 'by-hand' | 'allowed';
}

/** Drawing aids that change the method. Each is off unless the protocol allows it, and recorded per ROI when used. */
export interface DrawingAids {
  readonly smartEdge: boolean;
  /** Mirror an outline to the other side. */
  readonly mirror: boolean;
  /** Copy an outline from the same reading's other time point. */
  readonly copy: boolean;
}

/**
 * How fat is told from lean muscle inside an ROI (MEASUREMENT.md, *Fat*). One method for the whole project: methods are
 * never mixed in one table. Values are of the protocol's `valueKind`.
 */
export type FatMethod =
  | { readonly kind: 'none' }
  /** A pixel above `value` is fat. */
  | { readonly kind: 'fixed-threshold'; readonly value: number }
  | { readonly kind: 'otsu' }
  | { readonly kind: 'gaussian-mixture'; readonly components: 2 | 3 }
  /** A pixel above mean + `sdCount` × SD of the scan's lean-muscle sample is fat. */
  | { readonly kind: 'lean-sample'; readonly sdCount: number };

/** What the project measures and how. Settings are printed with the results. */
export interface Protocol extends Conduct {
  readonly version: number;
  readonly title: string;
  readonly sites: readonly MeasuringSite[];
  /** In the order in which they are drawn and printed. Presets and rules of the ids: `muscleSet.ts`. */
  readonly muscles: readonly Muscle[];
  /** Whether several muscles are also analysed as one: areas added, SI weighted by area. */
  readonly combined: boolean;
  readonly sides: readonly Side[];
  readonly observers: readonly Observer[];
  readonly rounds: number;
  /** Which CSA is *the* CSA: outline, or outline minus exclusions. */
  readonly csaKind: 'gross' | 'net';
  /** Which value is *the* SI. */
  readonly valueKind: ValueKind;
  /** Beyond which two scans of a pair are said to differ. */
  readonly pairLimits: PairLimits;
  readonly eligibility: PairEligibility;
  readonly seriesRule: SeriesRule;
  /** Which pixels are taken into an ROI. Changing it measures every ROI again. */
  readonly pixelRule: PixelRule['id'];
  readonly drawingAids: DrawingAids;
  readonly fatMethod: FatMethod;
  /** Tissues outlined on the same slice, once per scan, to relate the muscles' signal to. */
  readonly references: readonly ReferenceTissue[];
  /** Levels that the study measures at; others are listed as outside of it. */
  readonly levels: readonly VertebralLevel[];
  /** Reasons for leaving out a part of a muscle that observers may give. */
  readonly roiExclusionReasons: readonly ExclusionReason[];
  /** `matched`: only observer-side cells that are present at both time points (rules, *Missing*). */
  readonly missingRule: 'complete-case' | 'matched';
  readonly testPreset: TestPreset;
  readonly preopWithinDays: number;
  readonly followUpAtLeastDays: number;
  readonly alpha: number;
  /** Distance of the chosen slice from mid-height beyond which a subject has no slice at the level, mm. */
  readonly sliceToleranceMm: number;
}

/** Settings that protocols of the first version did not have yet; what was meant by their absence. */
export const laterSettings: Pick<
  Protocol,
  | 'pairLimits'
  | 'eligibility'
  | 'seriesRule'
  | 'combined'
  | 'drawingAids'
  | 'fatMethod'
  | 'references'
  | 'levels'
  | 'roiExclusionReasons'
  | 'testPreset'
  | keyof Conduct
> = {
  ...defaultConduct,
  pairLimits: defaultPairLimits,
  eligibility: { sameScanner: 'flagged', sameParameters: 'flagged' },
  seriesRule: { fatSuppressed: 'by-hand', contrastEnhanced: 'by-hand' },
  combined: false,
  drawingAids: { smartEdge: false, mirror: false, copy: false },
  fatMethod: { kind: 'none' },
  references: [],
  levels: vertebralLevels.slice(vertebralLevels.indexOf('T5'), vertebralLevels.indexOf('L5') + 1),
  roiExclusionReasons: exclusionReasons,
  testPreset: 'as-the-study',
};

/** The protocol of the reference study: one fractured level, both sides, two observers. */
export function defaultProtocol(title: string): Protocol {
  return {
    version: 1,
    title,
    sites: [{ id: 'fractured-level', name: 'Mid-height of the fractured body' }],
    muscles: muscleSets.together,
    sides,
    observers: [
      { id: observerId('A'), letter: 'A', role: 'spine surgeon', name: '', training: '' },
      { id: observerId('B'), letter: 'B', role: 'MRI specialist', name: '', training: '' },
    ],
    rounds: 1,
    csaKind: 'gross',
    valueKind: 'displayed',
    ...laterSettings,
    pixelRule: 'centre',
    missingRule: 'complete-case',
    preopWithinDays: 60,
    followUpAtLeastDays: 90,
    alpha: 0.05,
    sliceToleranceMm: 5,
  };
}
