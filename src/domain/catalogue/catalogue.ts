import type { AnatomicalPlaneKind } from '../geometry/anatomicalPlane';
import type { SeriesInstanceUid, SopInstanceUid, StudyInstanceUid } from '../ids';
import type { SliceHeader } from '../image/sliceHeader';
import type { IsoDate } from '../isoDate';

/** One image of the catalogue: what its header says, and where its bytes are. */
export interface CatalogueSlice {
  readonly header: SliceHeader;
  readonly path: string;
}

/** A slice with its place in the stack. */
export interface StackSlice extends CatalogueSlice {
  /** Along the stack's reading direction, mm; grows from one slice to the next. Absent without geometry. */
  readonly positionMm?: number;
}

/**
 * Parallel slices of one series that lie one behind the other. Axial stacks are read from head to feet, so that
 * slice 1 is the most cranial; sagittal ones from the patient's right to left; coronal ones from front to back.
 */
export interface SliceStack {
  readonly plane: AnatomicalPlaneKind | 'unknown';
  readonly tiltDeg?: number;
  /** Usual distance between neighbouring slices (lower median); absent with fewer than two positions. */
  readonly spacingMm?: number;
  readonly slices: readonly StackSlice[];
}

/** Something a reader should know before trusting a series. Stacks and slices are counted from 0. */
export type SeriesProblem =
  | {
      readonly kind: 'duplicate-instance';
      readonly sopInstanceUid: SopInstanceUid;
      readonly frame: number;
      readonly paths: readonly string[];
    }
  | {
      readonly kind: 'repeated-position';
      readonly stack: number;
      readonly positions: number;
      readonly images: number;
      readonly echoTimesMs: readonly number[];
    }
  | {
      readonly kind: 'missing-slices';
      readonly stack: number;
      readonly afterSlice: number;
      readonly count: number;
      readonly gapMm: number;
    }
  | {
      readonly kind: 'irregular-spacing';
      readonly stack: number;
      readonly smallestMm: number;
      readonly largestMm: number;
    }
  | { readonly kind: 'several-stacks'; readonly stacks: number }
  | { readonly kind: 'mixed-matrix'; readonly sizes: readonly string[] }
  | { readonly kind: 'no-geometry'; readonly images: number };

/** One series: its slices in reading order, and the stacks they form. */
export interface CatalogueSeries {
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly seriesNumber?: number;
  readonly description?: string;
  readonly modality: string;
  readonly stacks: readonly SliceStack[];
  /** All slices, stack after stack. */
  readonly slices: readonly StackSlice[];
  readonly problems: readonly SeriesProblem[];
}

/** One imaging study of one patient. */
export interface CatalogueStudy {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly date?: IsoDate;
  readonly time?: string;
  readonly description?: string;
  readonly series: readonly CatalogueSeries[];
}

/** Headers of one patient that contradict each other. */
export type PatientProblem =
  | { readonly kind: 'several-birth-dates'; readonly values: readonly IsoDate[] }
  | { readonly kind: 'several-sexes'; readonly values: readonly string[] };

/** One patient with all imaging studies, oldest first (undated last). */
export interface CataloguePatient {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly birthDate?: IsoDate;
  readonly sex?: 'male' | 'female' | 'other';
  readonly studies: readonly CatalogueStudy[];
  readonly problems: readonly PatientProblem[];
}

/** What may join patients that the keys keep apart; a human decides. */
export type CatalogueProblem =
  | { readonly kind: 'same-id-other-name'; readonly id: string; readonly patientKeys: readonly string[] }
  | {
      readonly kind: 'study-in-several-patients';
      readonly studyInstanceUid: StudyInstanceUid;
      readonly patientKeys: readonly string[];
    };

/** Everything found: patients > imaging studies > series > slices. */
export interface Catalogue {
  readonly patients: readonly CataloguePatient[];
  readonly problems: readonly CatalogueProblem[];
}
