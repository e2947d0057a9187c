import type { SeriesInstanceUid, SopInstanceUid, StudyInstanceUid } from '../ids';
import type { IsoDate } from '../isoDate';
import type { ImageGrid } from './imageGrid';

/** How pixels are laid out in the file. */
export interface PixelFormat {
  readonly transferSyntaxUid: string;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly isSigned: boolean;
  readonly samplesPerPixel: number;
  readonly photometricInterpretation: string;
  readonly isPlanar: boolean;
  /** Pixel Padding Value, in stored values. */
  readonly paddingValue?: number;
}

/** Stored value -> displayed value: stored × slope + intercept, in float64. */
export interface Rescale {
  readonly slope: number;
  readonly intercept: number;
  /** False when the file has neither tag and 1, 0 are meant by the standard. */
  readonly isStated: boolean;
}

/** How a slice was acquired: what recognition and the protocol check look at. Absent means the file does not say. */
export interface Acquisition {
  readonly manufacturer?: string;
  readonly model?: string;
  readonly stationName?: string;
  readonly software?: string;
  readonly fieldStrengthT?: number;
  readonly echoTimeMs?: number;
  readonly repetitionTimeMs?: number;
  readonly inversionTimeMs?: number;
  readonly flipAngleDeg?: number;
  readonly echoTrainLength?: number;
  readonly sliceThicknessMm?: number;
  readonly spacingBetweenSlicesMm?: number;
  readonly scanningSequence?: string;
  readonly sequenceVariant?: string;
  readonly scanOptions?: string;
  readonly sequenceName?: string;
  readonly contrastAgent?: string;
  readonly receiveCoil?: string;
}

/** Something odd in a header that a reader should know. */
export type HeaderWarning = { readonly kind: string; readonly tag: string; readonly text: string };

/** What one DICOM image says of itself, without its pixels. One per frame. */
export interface SliceHeader {
  readonly sopInstanceUid: SopInstanceUid;
  readonly sopClassUid: string;
  /** 0-based; 0 for single-frame images. */
  readonly frame: number;
  readonly frames: number;
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly studyInstanceUid: StudyInstanceUid;
  readonly frameOfReferenceUid?: string;
  readonly modality: string;
  readonly patient: {
    readonly id: string;
    readonly name: string;
    readonly birthDate?: IsoDate;
    readonly sex?: 'male' | 'female' | 'other';
    readonly ageYears?: number;
  };
  readonly studyDate?: IsoDate;
  readonly studyTime?: string;
  readonly studyDescription?: string;
  readonly seriesNumber?: number;
  readonly seriesDescription?: string;
  readonly protocolName?: string;
  readonly instanceNumber?: number;
  readonly imageType: readonly string[];
  readonly grid: ImageGrid;
  readonly pixels: PixelFormat;
  readonly rescale: Rescale;
  /** Philips private scale slope and intercept (2005,100E) (2005,100D): stored / slope is the floating-point value. */
  readonly philipsScale?: { readonly slope: number; readonly intercept: number };
  readonly acquisition: Acquisition;
  readonly window?: { readonly center: number; readonly width: number };
  /** True when the pixels went through lossy compression at any time. */
  readonly isLossy: boolean;
  readonly warnings: readonly HeaderWarning[];
}
