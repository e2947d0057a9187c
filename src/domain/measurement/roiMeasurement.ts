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

/** What exactly was measured, so that a number can be traced without the reading around it. */
export interface MeasuredOf {
  readonly roiRevision: number;
  readonly image: ImageRef;
  /** DICOM tag that the spacing was read from. */
  readonly spacingTag: string | undefined;
  /** Area of the outline counted in pixels by the rule, mm² (px² where there is no spacing). */
  readonly pixelCountArea: number;
  readonly perimeterMm: number | undefined;
}

/** Fat inside the net ROI by the protocol's method. */
export type RoiFat =
  | {
      readonly kind: 'known';
      readonly method: FatMethod;
      /** A pixel above it is fat, in the kind of value named. */
      readonly threshold: number;
      readonly valueKind: ValueKind;
      readonly pixelCount: number;
      readonly fatPixelCount: number;
      /** 100 × fat pixels / pixels. */
      readonly fatPercent: number;
      /** Net CSA × the share of lean pixels, and of fat ones; unknown without spacing. */
      readonly leanAreaMm2: number | undefined;
      readonly fatAreaMm2: number | undefined;
    }
  | { readonly kind: 'unknown'; readonly method: FatMethod; readonly why: string };

/** What one ROI measures. Derived from outline + pixels, stored only to be checked against a recomputation. */
export interface RoiMeasurement {
  readonly rule: PixelRule;
  readonly area: RoiArea;
  readonly signal: RoiSignal;
  readonly isLossy: boolean;
  /** Facts that a measurement carries since rule version 3; absent in those of earlier versions. */
  readonly of?: MeasuredOf;
  /** Only where the protocol asks for fat (MEASUREMENT.md, *Fat*). */
  readonly fat?: RoiFat;
}
