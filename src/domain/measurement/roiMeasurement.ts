import type { GeometryProblem, PixelSpacing } from '../image/imageGrid';
import type { ImageRef } from '../image/imageRef';
import type { FatMethod, ValueKind } from '../study/protocol';

/** The rule by which pixels are taken into an ROI and the version of our implementation (MEASUREMENT.md). */
export interface PixelRule {
  readonly id: 'centre' | 'imagej';
  readonly version: string;
}

/** Areas of an ROI; known only where the file states a possible PixelSpacing. */
export type RoiArea =
  | {
      readonly kind: 'known';
      readonly grossMm2: number;
      readonly netMm2: number;
      readonly spacing: PixelSpacing;
    }
  | { readonly kind: 'unknown'; readonly problem: GeometryProblem };

/** Statistics of one kind of value over the pixels of an ROI. SD divides by n − 1 and is absent for n = 1. */
export interface SignalStatistics {
  readonly mean: number;
  readonly sd: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly median: number;
}

/** Signal over the pixels of the net ROI (a.u.), for every kind of value that the image has. */
export type RoiSignal =
  | {
      readonly kind: 'known';
      readonly pixelCount: number;
      /** Pixels inside that were padding and left out. */
      readonly paddingCount: number;
      readonly displayed: SignalStatistics;
      /** Absent only where an earlier version measured, which kept the displayed values alone. */
      readonly stored?: SignalStatistics;
      /** Absent where the image states no Philips scale. */
      readonly floatingPoint?: SignalStatistics;
    }
  | { readonly kind: 'no-pixels'; readonly paddingCount: number };

/**
 * The outline by geometry and by counting, the self check of a measurement. Counted pixels are those of the pixel rule,
 * padding included; areas in mm² and mm are absent where there is no spacing. MEASUREMENT.md section 2.
 */
export interface RoiShape {
  readonly perimeterMm: number | undefined;
  readonly grossPixelCount: number;
  readonly netPixelCount: number;
  readonly grossPixelAreaMm2: number | undefined;
  readonly netPixelAreaMm2: number | undefined;
  /** 100 × (counted − polygon) / polygon, of the outline. */
  readonly areaDifferencePercent: number;
  /** False where no outline can differ so much: a fault of the program, or a record that was altered. */
  readonly isPlausible: boolean;
}

/** What exactly was measured, so that a number can be traced without the reading around it. */
export interface MeasuredOf {
  readonly roiRevision: number;
  readonly image: ImageRef;
  /** DICOM tag that the spacing was read from; absent where there is none. */
  readonly spacingTag: string | undefined;
  /** The kind of value that was the SI by the protocol. */
  readonly valueKind: ValueKind;
}

/** Mean and SD (n − 1, a.u.) of a scan's lean-muscle ROI, in the protocol's kind of value. */
export interface LeanSample {
  readonly mean: number;
  readonly sd: number;
}

/** Why there is no fat (MEASUREMENT.md, *Fat*). */
export type FatUnknown =
  | 'no-pixels'
  | 'too-few-pixels'
  /** Fewer different values than classes. */
  | 'too-few-values'
  | 'no-convergence'
  /** The densities of muscle and fat do not cross between their means. */
  | 'no-crossing'
  | 'no-lean-sample'
  /** The image has no values of the protocol's kind. */
  | 'no-such-values';

/** What fat was looked for by; two results of different ones are not compared. */
export interface FatBasis {
  readonly method: FatMethod;
  readonly valueKind: ValueKind;
  /** Only of the method `lean-sample`. */
  readonly leanSample?: LeanSample;
}

/** Fat inside the net ROI by the protocol's method. */
export type RoiFat =
  | (FatBasis & {
      readonly kind: 'known';
      /** A pixel above it is fat, in the kind of value named. */
      readonly threshold: number;
      /** Three components only: a pixel above it and not above `threshold` is mixed, neither lean nor fat. */
      readonly leanThreshold?: number;
      readonly pixelCount: number;
      readonly fatPixelCount: number;
      /** 0 but for three components. */
      readonly mixedPixelCount: number;
      /** 100 × fat pixels / pixels. */
      readonly fatPercent: number;
      /** Net CSA × the share of lean pixels, and of fat ones; unknown without spacing. */
      readonly leanAreaMm2: number | undefined;
      readonly fatAreaMm2: number | undefined;
    })
  | (FatBasis & { readonly kind: 'unknown'; readonly why: FatUnknown });

/** What one ROI measures. Derived from outline + pixels, stored only to be checked against a recomputation. */
export interface RoiMeasurement {
  readonly rule: PixelRule;
  readonly area: RoiArea;
  readonly signal: RoiSignal;
  readonly isLossy: boolean;
  /** Absent in measurements of rule versions before 3. */
  readonly shape?: RoiShape;
  /** Absent in measurements of rule versions before 3, and of drafts. */
  readonly of?: MeasuredOf;
  /** Only where the protocol asks for fat (MEASUREMENT.md, *Fat*). */
  readonly fat?: RoiFat;
}
